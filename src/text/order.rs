//! Putting things in order by a number: one sort for all of them, where the library's would be compiled anew for every type (a tenth of the wasm).

/// Sorts by a number; what has the same number keeps its order.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let order = order(items.iter().map(number).collect());
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| taken.get_mut(index).and_then(Option::take)));
}

/// The number that puts a longer stretch before a shorter one with the same start.
pub fn outer_first(start: u32, end: u32) -> u64 {
    u64::from(start) << 32 | u64::from(u32::MAX - end)
}

/// Two numbers as one, the first of them first.
pub fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// The items of an ordered list whose places lie within `reach` of `at`: what is far apart does not meet, and long texts take time by their length.
pub fn around<T>(items: &[T], at: usize, reach: usize, place: impl Fn(&T) -> usize) -> std::ops::Range<usize> {
    let start = items.partition_point(|item| place(item) + reach < at);
    let end = items.partition_point(|item| place(item) <= at + reach);
    start..end.max(start)
}

fn order(numbers: Vec<u64>) -> Vec<usize> {
    let mut places: Vec<(u64, usize)> = numbers.into_iter().enumerate().map(|(index, number)| (number, index)).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut words = vec!["bb", "a", "cc", "d", ""];
        sort_by_number(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["", "a", "d", "bb", "cc"]);
        assert_eq!(around(&[1, 5, 9, 12, 40], 10, 5, |&place| place), 1..4);
        assert_eq!(around(&[1, 5], 90, 5, |&place| place), 2..2);
        assert!(outer_first(3, 9) < outer_first(3, 5) && outer_first(3, 5) < outer_first(4, 9));
    }
}
