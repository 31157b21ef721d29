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

    /// A number of seven bits a byte, low bits first, at most five bytes.
    pub fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.u8()?;
            value |= u32::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// Text behind a byte that holds its length.
    pub fn name(&mut self) -> Option<&'b str> {
        let size = self.u8()? as usize;
        std::str::from_utf8(self.take(size)?).ok()
    }

    /// Whether everything has been read.
    pub fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }
}

/// Writes a number as [`Reader::varint`] reads it.
pub fn push_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_short_input_is_none() {
        let mut out = Vec::new();
        for value in [0, 127, 128, 300, 1 << 20, u32::MAX] {
            push_varint(&mut out, value);
        }
        let mut reader = Reader::new(&out, 0);
        let back: Vec<_> = (0..6).map_while(|_| reader.varint()).collect();
        assert_eq!(back, [0, 127, 128, 300, 1 << 20, u32::MAX]);
        assert!(reader.is_done() && reader.varint().is_none() && reader.u32().is_none());
        assert_eq!(Reader::new(&[0xFF; 9], 0).varint(), None, "too long a number is none");
    }
}
