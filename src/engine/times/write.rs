//! Writes dates and clock times: by hand rather than by `format!`, which weighs more in the wasm than the whole calendar.

/// Writes a number with at least so many digits.
pub fn number(out: &mut String, number: i64, width: usize) {
    let mut digits = [0u8; 20];
    let mut rest = number.unsigned_abs();
    let mut count = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
        if rest == 0 && count >= width {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    out.extend(digits.iter().skip(digits.len() - count).map(|&digit| digit as char));
}

/// A text of numbers with their widths and what stands before each: `[("", 2021, 4), ("-", 6, 2)]` is "2021-06".
pub fn numbers(parts: &[(&str, i64, usize)]) -> String {
    let mut out = String::with_capacity(24);
    for &(before, value, width) in parts {
        out.push_str(before);
        number(&mut out, value, width);
    }
    out
}

/// Two texts, one after the other.
pub fn join(first: &str, second: &str) -> String {
    [first, second].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_their_width() {
        assert_eq!(numbers(&[("", 21, 4), ("-", 6, 2), ("T", -3, 1)]), "0021-06T-3");
        assert_eq!(numbers(&[("", i64::MIN, 1)]), "-9223372036854775808");
        assert_eq!(numbers(&[("", 0, 1)]), "0");
    }
}
