//! Thin bindings for the page: an engine that is given packs and answers plain objects.

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
        let options: Options = if options.is_undefined() {
            Options { offsets: crate::text::Unit::Utf16, ..Options::default() }
        } else {
            serde_wasm_bindgen::from_value(options).map_err(|error| JsError::new(&error.to_string()))?
        };
        options.check().map_err(|error| JsError::new(&error.to_string()))?;
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
        self.engine.analyse(text, &options).serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
    }
}

/// The code of a text's language, if it can be told, so that the page knows which pack to fetch.
#[wasm_bindgen]
pub fn detect(text: &str) -> Option<String> {
    crate::engine::detect::detect(text).map(str::to_owned)
}
