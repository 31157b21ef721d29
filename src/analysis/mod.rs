//! Floor 5: the result. One set of types is the contract: JSON, TypeScript and the scorer all come from it.

mod build;
mod contract;
pub mod corrections;
pub mod exports;
mod numbers;
mod voices;

pub use contract::{
    Analysis, AnalysisClaim, AnalysisCue, AnalysisEntity, AnalysisEvidence, AnalysisMention, AnalysisNumber, AnalysisParagraph,
    AnalysisQuantity, AnalysisSentence, AnalysisSource, AnalysisSpan, AnalysisStatus, AnalysisTime, AnalysisVia, AnalysisVoice, FORMAT,
};

pub(crate) use build::build;
