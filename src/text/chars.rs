//! Character classes that the tokeniser and the shapes are built on.

/// A mark that opens or closes a quotation in some language.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '»' | '«' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‘' | '’' | '‚' | '\'')
}

/// A double quotation mark: the single ones are apostrophes more often than quotes.
pub fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '»' | '«' | '“' | '”' | '„' | '‟')
}

/// A hyphen or dash of any length.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

/// An apostrophe as it stands in words ("USA's", "can’t").
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '´' | '`')
}

/// A combining mark or joiner: it belongs to the letter before it.
pub fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{200C}' | '\u{200D}' | '\u{AD}'
        | '\u{1F3FB}'..='\u{1F3FF}')
}

/// A mark without width that only steers layout (direction marks, byte order mark): skipped like a space.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a token is written with a capital first letter.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether all letters are capitals and there are at least two ("NATO", "A/S").
pub fn is_all_caps(word: &str) -> bool {
    let mut letters = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= 2
}
