//! Reading and writing little-endian numbers; reading past the end is `None`, never a panic.

/// A cursor over bytes.
pub struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    /// Starts at the byte `at`.
    pub fn new(bytes: &'b [u8], at: usize) -> Self {
        Reader { bytes, at }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// The next byte.
    pub fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// The next two bytes.
    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// The next four bytes.
    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// The next eight bytes.
    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// The next four bytes as a floating-point number.
    pub fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes)
    }

    /// Text behind a byte that holds its length.
    pub fn name(&mut self) -> Option<&'b str> {
        let size = self.u8()? as usize;
        std::str::from_utf8(self.take(size)?).ok()
    }

    /// All that has not been read.
    pub fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_short_input_is_none() {
        let mut reader = Reader::new(&[1, 0, 0, 0, 2, b'n', b'o', 9], 0);
        assert_eq!((reader.u32(), reader.name(), reader.rest()), (Some(1), Some("no"), &[9][..]));
        assert!(reader.u16().is_none() && reader.u8() == Some(9) && reader.u8().is_none());
    }
}
