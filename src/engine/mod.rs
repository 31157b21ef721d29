//! Floor 3: the stages, each a plain function; none changes what an earlier one made.

pub mod answers;
pub mod attribution;
pub mod coreference;
pub mod detect;
pub mod names;
pub mod quantities;
pub mod rules;
pub mod split;
pub mod tag;
pub mod times;
pub mod tokenise;
pub mod viterbi;
