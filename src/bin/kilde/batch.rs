//! One JSON object a line in, one a line out, in the order of the input.

use kilde::{Engine, Options};
use serde_json::{Map, Value, json};
use std::io::{BufRead, Write};
use std::sync::mpsc;

/// Lines under way at once for every thread: enough to keep it busy, few enough to hold memory down.
const AHEAD: usize = 4;

/// Reads lines until the input ends; a bad line answers an error line and the run goes on.
///
/// # Errors
/// Only where input or output itself fails.
pub fn run(engine: &Engine, options: &Options, jobs: usize, mut input: impl BufRead, mut output: impl Write) -> std::io::Result<()> {
    std::thread::scope(|scope| {
        // Each worker has its own queue; lines are dealt out and collected in turn, which keeps their order.
        let mut workers = Vec::new();
        for _ in 0..jobs.max(1) {
            let (give, take) = mpsc::sync_channel::<Vec<u8>>(AHEAD);
            let (answer, answers) = mpsc::sync_channel::<String>(AHEAD);
            scope.spawn(move || {
                for line in take {
                    if answer.send(answer_line(engine, options, &line)).is_err() {
                        break;
                    }
                }
            });
            workers.push((give, answers));
        }
        let count = workers.len();
        let (mut dealt, mut written) = (0usize, 0usize);
        let mut line = Vec::new();
        loop {
            line.clear();
            let ended = input.read_until(b'\n', &mut line)? == 0;
            while written < dealt && (ended || dealt - written >= count * AHEAD) {
                write_answer(&workers, written, &mut output)?;
                written += 1;
            }
            if ended {
                return output.flush();
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            if let Some((give, _)) = workers.get(dealt % count) {
                // A worker ends only with the channel, so there is always one to take it.
                let _ = give.send(std::mem::take(&mut line));
                dealt += 1;
            }
        }
    })
}

type Worker = (mpsc::SyncSender<Vec<u8>>, mpsc::Receiver<String>);

fn write_answer(workers: &[Worker], index: usize, output: &mut impl Write) -> std::io::Result<()> {
    let answer = workers.get(index % workers.len().max(1)).and_then(|(_, answers)| answers.recv().ok());
    let answer = answer.ok_or_else(|| std::io::Error::other("a worker thread ended before its line was done"))?;
    output.write_all(answer.as_bytes())?;
    output.write_all(b"\n")
}

fn answer_line(engine: &Engine, options: &Options, line: &[u8]) -> String {
    let fail = |id: Value, code: &str, message: String| json!({"id": id, "error": {"code": code, "message": message}}).to_string();
    let mut object: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return fail(Value::Null, "not_an_object", "The line is JSON but not an object with \"id\" and \"text\".".to_owned()),
        Err(error) => return fail(Value::Null, "not_json", format!("The line is not JSON: {error}.")),
    };
    let id = object.remove("id").unwrap_or(Value::Null);
    let text = match object.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return fail(id, "bad_text", "The member \"text\" has to be a string.".to_owned()),
        None => return fail(id, "no_text", "The member \"text\" is missing.".to_owned()),
    };
    let mut options = options.clone();
    for (name, slot) in [("language", &mut options.language), ("published", &mut options.published)] {
        match object.remove(name) {
            Some(Value::String(value)) => *slot = Some(value),
            Some(Value::Null) | None => {}
            Some(_) => return fail(id, "bad_option", format!("The member \"{name}\" has to be a string.")),
        }
    }
    if let Err(error) = options.check() {
        return fail(id, "bad_option", error.to_string());
    }
    let analysis = engine.analyse(&text, &options);
    let mut answer = Map::new();
    answer.insert("id".to_owned(), id.clone());
    match serde_json::to_value(&analysis) {
        Ok(value) => answer.insert("analysis".to_owned(), value),
        Err(error) => return fail(id, "internal", error.to_string()),
    };
    if !object.is_empty() {
        answer.insert("extra".to_owned(), Value::Object(object));
    }
    Value::Object(answer).to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn answers(input: &str, jobs: usize) -> Vec<Value> {
        let mut output = Vec::new();
        run(&Engine::new(), &Options::default(), jobs, input.as_bytes(), &mut output).unwrap();
        String::from_utf8(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn order_is_kept_and_bad_lines_answer_errors() {
        let mut input = String::new();
        for id in 0..100 {
            input += &match id % 10 {
                3 => "{nonsense\n".to_owned(),
                4 => format!("{{\"id\": {id}}}\n"),
                5 => format!("{{\"id\": {id}, \"text\": \"Hej.\", \"published\": \"i går\"}}\n"),
                6 => format!("\n{{\"id\": {id}, \"text\": \"Hej.\", \"section\": \"sport\"}}\n"),
                _ => format!("{{\"id\": {id}, \"text\": \"{}\"}}\n", "Ord. ".repeat(id * 7)),
            };
        }
        for jobs in [1, 2, 3] {
            let answers = answers(&input, jobs);
            assert_eq!(answers.len(), 100);
            for (id, answer) in answers.iter().enumerate() {
                match id % 10 {
                    3 => assert_eq!(answer["error"]["code"], "not_json"),
                    4 => assert_eq!(answer["error"]["code"], "no_text"),
                    5 => assert_eq!(answer["error"]["code"], "bad_option"),
                    6 => assert_eq!(answer["extra"]["section"], "sport"),
                    _ => assert!(answer["id"] == id && answer["analysis"]["format"] == 1, "{answer}"),
                }
            }
        }
    }
}
