//! Where paragraphs lie in a pasted text.

use super::Span;

/// The spans of the paragraphs, in order, without the white space around them.
///
/// A blank line always divides.  A single line break divides too, unless the text is hard-wrapped (as mail and agency
/// wires are): then a line that is nearly as long as the longest and ends without a full stop goes on in the next.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    for line in lines {
        if line.is_empty() {
            found.extend(open.take());
            continue;
        }
        let goes_on = open.is_some_and(|span| width.is_some_and(|width| wraps(text, last_line(text, span), line, width)));
        match (&mut open, goes_on) {
            (Some(span), true) => *span = span.join(line),
            _ => {
                found.extend(open.take());
                open = Some(line);
            }
        }
    }
    found.extend(open);
    found
}

/// Every line's span, trimmed; an empty span for a blank line.
fn lines(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']) {
        let trimmed = part.trim_matches(|c: char| c.is_whitespace() || super::chars::is_invisible(c) || c.is_control());
        let offset = start + (trimmed.as_ptr() as usize).saturating_sub(part.as_ptr() as usize);
        found.push(Span::new(offset, offset + trimmed.len()));
        let after = start + part.len();
        // "\r\n" is one break, not a blank line between two.
        start = after + text.get(after..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    }
    merge_crlf(text, found)
}

fn merge_crlf(text: &str, lines: Vec<Span>) -> Vec<Span> {
    let bytes = text.as_bytes();
    lines
        .into_iter()
        .filter(|line| {
            let at = line.start as usize;
            let between_cr_lf = line.is_empty() && at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n');
            !between_cr_lf
        })
        .collect()
}

/// The column at which the text was wrapped, or `None` if its lines are paragraphs.
fn wrap_width(text: &str, lines: &[Span]) -> Option<usize> {
    let mut pairs = 0;
    let mut unfinished = 0;
    let mut longest = 0;
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        longest = longest.max(a.len()).max(b.len());
        if a.is_empty() || b.is_empty() {
            continue;
        }
        pairs += 1;
        let starts_low = b.of(text).chars().next().is_some_and(char::is_lowercase);
        unfinished += usize::from(starts_low && !ends_sentence(a.of(text)));
    }
    (pairs >= 2 && unfinished * 3 >= pairs && (40..=110).contains(&longest)).then_some(longest)
}

fn wraps(text: &str, previous: Span, next: Span, width: usize) -> bool {
    let first_word = next.of(text).split_whitespace().next().map_or(0, str::len);
    let full = previous.len() + 1 + first_word > width * 9 / 10;
    full || (!ends_sentence(previous.of(text)) && next.of(text).chars().next().is_some_and(char::is_lowercase))
}

fn last_line(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = inside.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    Span::new(span.start as usize + start, span.end as usize)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(super::chars::is_quote).ends_with(['.', '!', '?', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn lines_are_paragraphs_unless_wrapped() {
        assert_eq!(texts("Overskrift\r\nFørste.\r\n\r\n  Anden. \r\n"), ["Overskrift", "Første.", "Anden."]);
        let wrapped = "Det er en lang linje, som er brudt om ved en fast bredde af\nden mail, som den kom med, og derfor går den videre her og\nogså her, til den holder.\n\nNy.";
        assert_eq!(texts(wrapped).len(), 2);
        assert!(texts(" \n\r\n \u{feff}").is_empty());
    }
}
