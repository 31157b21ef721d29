//! Runs rules over a text: atoms, numbers in digits and words, and the matcher.

mod atoms;
mod matcher;
mod numeral;
mod shapes;

pub use atoms::{Atom, Atoms, number};
pub use matcher::{Capture, Caught, Found, best};
pub use numeral::Numeral;
pub use shapes::{Written, parse_date, years};
