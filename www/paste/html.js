// From a web page's HTML to the article as plain text: headline, paragraphs, quotes, lists and captions stay, the page around them goes.
// The HTML is parsed into a document of its own that runs nothing and fetches nothing, and only letters leave it.

import { clean } from './clean.js';

/**
 * @typedef {'headline' | 'body' | 'quote' | 'item' | 'caption' | 'pre'} Kind
 * @typedef {{kind: Kind, text: string, mark?: string}} Block
 * @typedef {{text: string, left: number, published: string | null}} Article `left`: how many parts of the page were left out
 */

/** What holds no words to read. */
const NEVER = new Set('script style noscript template iframe object embed svg canvas video audio head link meta title'.split(' '));
/** What is around an article, unless it holds the article. */
const TOOLS = new Set('form button input select textarea nav dialog menu'.split(' '));
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(' '),
);
const ROLES = new Set('navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar tablist'.split(' '));
/** Words of class and id by which the pages of newspapers name what is not the article. */
const AROUND = new Set(
  `ad ads advert adverts advertisement advertising annonce annoncer banner billboard promo promotion sponsor sponsored sponsoreret reklame newsletter nyhedsbrev subscribe
  subscription abonnement paywall share sharing sociallinks cookie cookies consent breadcrumb breadcrumbs brødkrummer nav navbar navigation menu related relateret relaterede
  recommended recommendations anbefalet anbefalinger teaser teasers mostread mestlæst popular tags taglist comments kommentarer skiplink toolbar outbrain taboola player`.split(/\s+/),
);
/** What holds this share of the whole is no frame around it. */
const MUCH = 0.4;
const ELSEWHERE = /^\s*(?:læs også|læs mere|se også|hør også|relaterede?|read more|read also|see also|related)(?!\p{L})/iu;
const CAPTIONED = /^\s*(?:foto|arkivfoto|billede|illustration|grafik|photo|picture|image)(?!\p{L})/iu;
const QUOTED = /^\s*["“”„«»'‘’–—-]/u;

/**
 * The article in a page's HTML; null where the HTML has no parts that a plain text would lose.
 * @param {string} html
 * @param {{caption: string}} words how a caption is marked that does not say itself that it is one
 * @returns {Article | null}
 */
export function articleOf(html, words) {
  const page = parsed(html);
  if (!page.querySelector('p, h1, h2, h3, li, blockquote, figcaption, article, br')) return null;
  const root = mainOf(page);
  const reader = new Reader(lettersOf(root) * MUCH);
  reader.read(root, 'body');
  let outside = 0;
  for (let part = root; part !== page && part.parentElement; part = part.parentElement)
    outside += [...part.parentElement.children].filter((other) => other !== part && !NEVER.has(other.localName) && lettersOf(other) > 0).length;
  const text = join(reader.blocks, words);
  return text ? { text, left: reader.left + outside, published: publishedIn(page, root) } : null;
}

/** All that a page has to read, its menus too. @param {string} html @param {{caption: string}} words */
export function everythingOf(html, words) {
  const reader = new Reader(0);
  reader.read(parsed(html), 'body');
  return join(reader.blocks, words);
}

/** @param {string} html @returns {Element} */
const parsed = (html) => new DOMParser().parseFromString(clean(html), 'text/html').documentElement;

/** The part of the page that is the article. @param {Element} page @returns {Element} */
function mainOf(page) {
  const prose = (/** @type {ParentNode} */ part) => [...part.querySelectorAll('p')].reduce((sum, p) => sum + lettersOf(p), 0);
  const all = prose(page);
  /** @type {Element} */
  let best = page;
  for (const part of page.querySelectorAll('main, [role="main"], article')) {
    // The innermost part that still holds most of the prose.
    if (all && prose(part) >= all * 0.6 && best.contains(part)) best = part;
  }
  // A headline above it belongs to it, with what stands between the two.
  const headlines = page.querySelectorAll('h1');
  const [headline] = headlines;
  if (headlines.length === 1 && headline) while (!best.contains(headline) && best.parentElement) best = best.parentElement;
  return best;
}

/** @param {Element} element */
const lettersOf = (element) => (element.textContent ?? '').replace(/\s+/g, '').length;

class Reader {
  /** @type {Block[]} */
  blocks = [];
  left = 0;
  #line = '';
  /** What stands before the next block of a list: its bullet or number. */
  #mark = '';

  /** @param {number} most what has more letters than this is not left out, whatever it is called */
  constructor(most) {
    this.most = most;
  }

  /** @param {Element} element @param {Kind} kind */
  read(element, kind) {
    this.#inside(element, kind);
    this.#flush(kind);
  }

  /** @param {Element} element @param {Kind} kind */
  #inside(element, kind) {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#line += kind === 'pre' ? child.nodeValue : (child.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ');
      else if (child instanceof Element) this.#element(child, kind);
    }
  }

  /** @param {Element} element @param {Kind} kind */
  #element(element, kind) {
    const tag = element.localName;
    if (tag === 'br') return void (this.#line += '\n');
    if (this.#leftOut(element)) return;
    const block = BLOCKS.has(tag) || /display:\s*(?:block|flex|grid|list-item|table)/.test(element.getAttribute('data-style') ?? '');
    if (!block) return this.#inside(element, kind);
    this.#flush(kind);
    if (tag === 'li') this.#mark = bulletOf(element);
    const inner = kindOf(element, kind);
    this.#inside(element, inner);
    this.#flush(inner);
    if (tag === 'li') this.#mark = '';
  }

  /** Whether something is of the page and not of the article; what was to be read there is counted. @param {Element} element */
  #leftOut(element) {
    if (!isAround(element)) return false;
    const letters = lettersOf(element);
    if (NEVER.has(element.localName)) return true;
    if (letters > this.most) return false;
    if (letters) this.left++;
    return true;
  }

  /** @param {Kind} kind */
  #flush(kind) {
    const parts = kind === 'pre' ? [this.#line.replace(/^\n+|\s+$/g, '')] : this.#line.split(/\n[^\S\n]*\n/);
    this.#line = '';
    for (const part of parts) {
      const text = kind === 'pre' ? part : part.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ').replace(/^[ \n]+|[ \n]+$/g, '');
      if (!text.trim()) continue;
      this.blocks.push({ kind, text, ...(this.#mark && { mark: this.#mark }) });
      this.#mark &&= '';
    }
  }
}

/** @param {Element} element @param {Kind} kind @returns {Kind} */
function kindOf(element, kind) {
  const tag = element.localName;
  if (/^h[1-6]$/.test(tag)) return 'headline';
  if (tag === 'figcaption' || namesOf(element).some((name) => name === 'caption' || name === 'billedtekst')) return 'caption';
  if (tag === 'li' || tag === 'dd') return 'item';
  if (tag === 'pre' || /white-space:\s*pre/.test(element.getAttribute('data-style') ?? '')) return 'pre';
  if (tag === 'blockquote') return 'quote';
  // Who is quoted stands in the quote's foot and is no part of it.
  if (kind === 'quote' && (tag === 'footer' || tag === 'figcaption')) return 'body';
  return kind;
}

/** @param {Element} item */
function bulletOf(item) {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return '• ';
  const first = Number(list.getAttribute('start') ?? 1);
  return `${first + [...list.children].filter((child) => child.localName === 'li').indexOf(item)}. `;
}

/** The words of an element's class and id. @param {Element} element */
const namesOf = (element) => `${element.getAttribute('class') ?? ''} ${element.id}`.replace(/([a-zæøå])([A-ZÆØÅ])/g, '$1 $2').toLowerCase().split(/[^a-zæøå]+/).filter(Boolean);

/** @param {Element} element */
function isAround(element) {
  const tag = element.localName;
  if (NEVER.has(tag) || TOOLS.has(tag)) return true;
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  if (/display:\s*none|visibility:\s*hidden/.test(element.getAttribute('data-style') ?? '')) return true;
  if (ROLES.has(element.getAttribute('role') ?? '')) return true;
  if (tag === 'header') return !element.querySelector('h1, h2');
  if (tag === 'footer') return element.closest('blockquote, figure') === null;
  if (namesOf(element).some((name) => AROUND.has(name))) return true;
  if (tag === 'aside') return !element.querySelector('p') || linked(element) > 0.5;
  if (tag === 'article') return element.parentElement?.closest('article') !== null && linked(element) > 0.3;
  if ((tag === 'ul' || tag === 'ol') && element.children.length > 1) return linked(element) > 0.8;
  if (tag === 'p' || tag === 'div') return ELSEWHERE.test(element.textContent ?? '') && linked(element) > 0.5;
  return false;
}

/** How much of an element's letters are links, 0 to 1. @param {Element} element */
function linked(element) {
  const all = lettersOf(element);
  return all ? [...element.querySelectorAll('a')].reduce((sum, link) => sum + lettersOf(link), 0) / all : 0;
}

/** @param {Block[]} blocks @param {{caption: string}} words */
function join(blocks, words) {
  let text = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before) text += block.kind === 'item' && before.kind === 'item' ? '\n' : '\n\n';
    text += shown(block, words);
  });
  return text;
}

/** @param {Block} block @param {{caption: string}} words */
function shown({ kind, text, mark = '' }, words) {
  if (kind === 'caption' && !CAPTIONED.test(text)) return `${words.caption} ${text}`;
  // The mark-up says that somebody is quoted; without it the quotation marks have to.
  if (kind === 'quote' && !QUOTED.test(text)) return `"${text}"`;
  return mark + text;
}

/** The day that the page gives itself, ISO. @param {Element} page @param {Element} root */
function publishedIn(page, root) {
  const given = page.querySelector('meta[property="article:published_time"]')?.getAttribute('content') ?? root.querySelector('time[datetime]')?.getAttribute('datetime') ?? '';
  return /^\d{4}-\d\d-\d\d/.exec(given)?.[0] ?? null;
}
