//! Learns lemma rules: an ending's rule is written down where its words go another way than those of the shorter ending.

use super::corpus::Tagged;
use crate::document::Upos;
use crate::language::{Lemmas, lemmas::WHOLE};
use std::collections::{BTreeMap, HashMap};

/// From the word to its lemma: characters to cut at the end, and what to add.
type Script = (u8, String);

/// How often an ending's words went each way.
type Ways = BTreeMap<Script, u32>;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// By how many word forms an ending's own way has to outdo the inherited one.
    pub gain: u32,
    /// How often a single word has to be seen to get a rule of its own.
    pub single: u32,
}

fn script(word: &str, lemma: &str) -> Option<Script> {
    let same = word.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    let cut = u8::try_from(word.chars().count() - same).ok()?;
    Some((cut, lemma.chars().skip(same).collect()))
}

/// Learns from tagged sentences; answers the list's text.
pub fn train(corpora: &[&Tagged], recipe: Recipe) -> String {
    // Each word form once, by the lemma that it has most often.
    let mut forms: BTreeMap<(Upos, String), BTreeMap<String, u32>> = BTreeMap::new();
    for token in corpora.iter().flat_map(|corpus| corpus.iter().flatten()) {
        let word = token.word.to_lowercase();
        // Treebanks differ on adverbs made of adjectives; the form itself is what readers look up.
        let lemma = if token.upos == Upos::Adv { word.clone() } else { token.lemma.to_lowercase() };
        *forms.entry((token.upos, word)).or_default().entry(lemma).or_default() += 1;
    }
    let mut tries: BTreeMap<Upos, Node> = BTreeMap::new();
    for ((upos, word), lemmas) in &forms {
        let count = lemmas.values().sum();
        let Some(way) = lemmas.iter().max_by_key(|&(_, &count)| count).and_then(|(lemma, _)| script(word, lemma)) else { continue };
        tries.entry(*upos).or_default().add(word, &way, count);
    }
    let mut text = String::from(
        "# Dictionary forms, learned by kilde-train: part of speech, ending (^ before a whole word), characters to cut, what to add.\n",
    );
    for (upos, node) in &tries {
        node.write(*upos, &mut String::new(), &(0, String::new()), recipe, &mut text);
    }
    text
}

#[derive(Default)]
struct Node {
    ways: Ways,
    /// How often the words here were seen.
    seen: u32,
    longer: BTreeMap<char, Node>,
}

impl Node {
    fn add(&mut self, word: &str, way: &Script, seen: u32) {
        let mut node = self;
        *node.ways.entry(way.clone()).or_default() += 1;
        node.seen += seen;
        for c in word.chars().rev().chain([WHOLE]) {
            node = node.longer.entry(c).or_default();
            *node.ways.entry(way.clone()).or_default() += 1;
            node.seen += seen;
        }
    }

    fn write(&self, upos: Upos, ending: &mut String, inherited: &Script, recipe: Recipe, out: &mut String) {
        let best = self.ways.iter().max_by_key(|&(_, &count)| count);
        let count = |way: &Script| self.ways.get(way).copied().unwrap_or(0);
        let whole = ending.ends_with(WHOLE);
        let own = best.filter(|(way, most)| {
            *way != inherited && if whole { self.seen >= recipe.single } else { **most >= count(inherited) + recipe.gain }
        });
        let here = own.map_or(inherited, |(way, _)| way);
        if own.is_some() {
            let ending: String = ending.chars().rev().collect();
            out.push_str(&format!("{}\t{ending}\t{}\t{}\n", upos.name(), here.0, here.1));
        }
        for (c, node) in &self.longer {
            ending.push(*c);
            node.write(upos, ending, here, recipe, out);
            ending.pop();
        }
    }
}

/// Share of right lemmas in per cent, by the corpus' own tags or by those of `tags`, a list for each sentence.
pub fn measure(lemmas: &Lemmas, corpus: &Tagged, tags: Option<&[Vec<Upos>]>) -> f64 {
    let (mut right, mut all) = (0u32, 0u32);
    let mut lowered: HashMap<&str, String> = HashMap::new();
    for (number, sentence) in corpus.iter().enumerate() {
        for (index, token) in sentence.iter().enumerate() {
            let upos = tags.and_then(|tags| tags.get(number)?.get(index).copied()).unwrap_or(token.upos);
            let lower = lowered.entry(&token.word).or_insert_with(|| token.word.to_lowercase());
            all += 1;
            right += u32::from(lemmas.lemma(&token.word, lower, upos) == token.lemma);
        }
    }
    100.0 * f64::from(right) / f64::from(all.max(1))
}
