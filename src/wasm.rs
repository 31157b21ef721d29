//! Thin bindings for the page: an engine that is given packs and answers plain objects.

use crate::analysis::corrections::{Correction, correct};
use crate::analysis::exports::{Export, Format};
use crate::text::Unit;
use crate::{Engine, Options};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The engine as the page holds it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Kilde {
    engine: Engine,
}

#[wasm_bindgen]
impl Kilde {
    /// An engine without any language.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Kilde {
        Kilde::default()
    }

    /// Adds the language of a pack file and answers its code; throws a sentence for a file that is no good.
    pub fn load(&mut self, pack: &[u8]) -> Result<String, JsError> {
        self.engine.load(pack).map(str::to_owned).map_err(|error| JsError::new(&error.to_string()))
    }

    /// The codes of the languages that were loaded.
    pub fn languages(&self) -> Vec<String> {
        self.engine.languages().map(str::to_owned).collect()
    }

    /// Analyses a text; throws a sentence only for options that cannot be meant. Offsets are UTF-16 unless asked otherwise.
    #[wasm_bindgen(unchecked_return_type = "import('../types/analysis').Analysis")]
    pub fn analyse(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "import('../types/analysis').Options | undefined")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        to_js(&self.engine.analyse(text, &read_options(options)?))
    }

    /// The analysis of a text with the corrections applied, and what they touched.
    #[wasm_bindgen(unchecked_return_type = "import('../types/analysis').Corrected")]
    pub fn correct(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "import('../types/analysis').Options | undefined")] options: JsValue,
        #[wasm_bindgen(unchecked_param_type = "import('../types/analysis').Correction[]")] corrections: JsValue,
    ) -> Result<JsValue, JsError> {
        let corrections: Vec<Correction> = serde_wasm_bindgen::from_value(corrections).map_err(sentence)?;
        to_js(&correct(&self.engine.analyse(text, &read_options(options)?), &corrections))
    }

    /// The analysis of a text, with the corrections, as a file of a format; `interface` is the language of its labels.
    pub fn export(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "import('../types/analysis').Options | undefined")] options: JsValue,
        #[wasm_bindgen(unchecked_param_type = "import('../types/analysis').Format")] format: &str,
        #[wasm_bindgen(unchecked_param_type = "import('../types/analysis').Correction[]")] corrections: JsValue,
        interface: &str,
    ) -> Result<String, JsError> {
        let corrections: Vec<Correction> = serde_wasm_bindgen::from_value(corrections).map_err(sentence)?;
        let format: Format = format.parse().map_err(|error: String| JsError::new(&error))?;
        let analysis = self.engine.analyse(text, &read_options(options)?);
        Export { text, analysis: &analysis, corrections: &corrections, interface }.make(format).map_err(|error| JsError::new(&error))
    }
}

/// Options as the page gives them; offsets are UTF-16 where it gives none.
fn read_options(options: JsValue) -> Result<Options, JsError> {
    let options = if options.is_undefined() {
        Options { offsets: Unit::Utf16, ..Options::default() }
    } else {
        serde_wasm_bindgen::from_value(options).map_err(sentence)?
    };
    options.check().map_err(sentence)?;
    Ok(options)
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(sentence)
}

fn sentence(error: impl ToString) -> JsError {
    JsError::new(&error.to_string())
}

/// The code of a text's language, if it can be told, so that the page knows which pack to fetch.
#[wasm_bindgen]
pub fn detect(text: &str) -> Option<String> {
    crate::engine::detect::detect(text).map(str::to_owned)
}
