//! Trains the three models of attribution: cues, parts, rank.

use super::crf::{self, Field, Sequence};
use super::gold::{GoldClaim, GoldDocument};
use super::logistic::{self, Example};
use super::relation::{Count, Spans, count, right, same, words};
use super::strengths::Seen;
use crate::engine::attribution::learned::{
    self, Candidate, Frame, LABELS, Sight, candidates, cue_features, follows, propose, rank_features, transition,
};
use crate::engine::attribution::{Draft, Findings, Scene, find_all, sight};
use crate::language::{ClaimModels, LanguagePack, Strengths};
use crate::model::LinearModel;
use crate::pipeline::{self, Reading};
use std::collections::BTreeMap;
use std::ops::Range;

/// Annotated texts and how much each counts.
pub type Corpus<'c> = Vec<(&'c GoldDocument, f32)>;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Of the cue model.
    pub cues: logistic::Recipe,
    /// Of the part model.
    pub parts: crf::Recipe,
    /// Seeds of the part model, averaged.
    pub seeds: u64,
    /// Of the rank model.
    pub rank: logistic::Recipe,
    /// Parts into which the texts are cut, so that the rank model learns from claims of texts that the others did not see.
    pub folds: usize,
    /// Steps in which weights are kept (at most 127).
    pub levels: u8,
    /// See [`ClaimModels`].
    pub least: f32,
    /// See [`ClaimModels`].
    pub likely: f32,
    /// See [`ClaimModels`].
    pub by_cue: f32,
    /// How often a word has to be seen as a cue to get a strength.
    pub strong: u32,
    /// Whether a text is learned from as an unknown one would be seen: with the strengths that its words have in the others, and, for the parts,
    /// with the cues that are found by what was learned from others.
    pub elsewhere: bool,
}

/// Seeds of the part models that only the rank model learns from: enough that they are as sure of their labels as the one that is kept.
const FOLD_SEEDS: u64 = 2;

/// A text with what the stages before attribution find in it.
pub struct Prepared<'t> {
    gold: &'t GoldDocument,
    reading: Reading<'t>,
}

/// Runs the earlier stages.
pub fn prepare<'t>(gold: &'t GoldDocument, pack: &LanguagePack) -> Prepared<'t> {
    Prepared { gold, reading: pipeline::before_claims(&gold.text, pack, gold.published.as_deref(), Default::default()) }
}

/// A text to learn from.
#[derive(Clone)]
struct Text<'p, 't> {
    prepared: &'p Prepared<'t>,
    weight: f32,
    /// How often its words attribute.
    strengths: Strengths,
    /// The words that count as cues beside the one whose parts are labelled.
    taken: Vec<bool>,
}

impl Prepared<'_> {
    /// Looks at the text as the models do.
    pub fn look<R>(&self, pack: &LanguagePack, strengths: &Strengths, then: impl FnOnce(&Sight<'_, '_>, &[GoldClaim]) -> R) -> R {
        let reading = &self.reading;
        let findings = Findings { shapes: &reading.shapes, tags: &reading.tags, entities: &reading.entities, times: &reading.times };
        let scene = Scene::new(&reading.document, &reading.tags, &pack.attribution, &pack.knobs);
        let rules = find_all(&scene);
        then(&sight(&scene, &rules, findings, pack, strengths), self.gold.claims.as_deref().unwrap_or_default())
    }

    /// The annotated text.
    pub fn gold(&self) -> &GoldDocument {
        self.gold
    }
}

/// Where an annotated claim hangs: the verb or listed word of its cue, or the quote that its content is.
pub fn heads(sight: &Sight<'_, '_>, claims: &[GoldClaim]) -> BTreeMap<usize, (Candidate, Vec<usize>)> {
    let all = candidates(sight);
    let document = sight.scene.document;
    let mut heads: BTreeMap<usize, (Candidate, Vec<usize>)> = BTreeMap::new();
    for (number, claim) in claims.iter().enumerate() {
        let found = match claim.cue {
            Some(cue) => {
                let tokens = document.tokens_in(cue);
                let inside = || all.iter().enumerate().filter(|(_, c)| c.quote.is_none() && tokens.contains(&c.head));
                // Of several the one that attributes most often, "say" in "went on to say".
                let level = |c: &Candidate| sight.strength.get(c.head).copied().unwrap_or(0);
                let listed =
                    |c: &Candidate| sight.scene.cue(c.head).is_some_and(|cue| cue.strength >= 3) || sight.scene.phrase(c.head).is_some();
                inside().min_by_key(|(at, c)| (std::cmp::Reverse(level(c)), !listed(c), *at))
            }
            None => {
                let content = extent(&claim.content, document);
                let shared = |quote: &Range<usize>| quote.end.min(content.end).saturating_sub(quote.start.max(content.start));
                let fits = |quote: &Range<usize>| shared(quote) * 10 > 3 * quote.len().min(content.len());
                let quotes = all.iter().enumerate().filter(|(_, c)| c.quote.as_ref().is_some_and(fits));
                quotes.max_by_key(|(_, c)| c.quote.as_ref().map_or(0, shared))
            }
        };
        if let Some((index, candidate)) = found {
            heads.entry(index).or_insert_with(|| (candidate.clone(), Vec::new())).1.push(number);
        }
    }
    heads
}

/// The tokens from the first to the last of some spans.
fn extent(spans: &[crate::text::Span], document: &crate::document::Document<'_>) -> Range<usize> {
    let hull = spans.iter().copied().reduce(crate::text::Span::join).unwrap_or_default();
    document.tokens_in(hull)
}

/// The labels of a window for the annotated claims that hang at one place.
fn labels(sight: &Sight<'_, '_>, window: &Range<usize>, claims: &[&GoldClaim]) -> Vec<u8> {
    let document = sight.scene.document;
    let mut parts = vec![0u8; window.len()];
    let mut mark = |tokens: Range<usize>, part: u8| {
        for at in tokens.filter(|at| window.contains(at)) {
            if let Some(slot) = parts.get_mut(at - window.start).filter(|slot| **slot == 0) {
                *slot = part;
            }
        }
    };
    let Some(first) = claims.first() else { return parts };
    // Two sources of one cue are annotated as two claims of the same content.
    let alike = |claim: &GoldClaim| claim.content == first.content;

    claims.iter().filter(|claim| alike(claim)).filter_map(|claim| claim.source).for_each(|span| mark(document.tokens_in(span), 1));
    first.cue.iter().for_each(|&span| mark(document.tokens_in(span), 2));
    for piece in claims.iter().filter(|claim| alike(claim) || claim.source == first.source).flat_map(|claim| claim.content.iter().copied())
    {
        let tokens = document.tokens_in(piece);
        let (mut start, mut end) = (tokens.start, tokens.end);
        while start < end && !sight.scene.is_word(start) && sight.scene.quotes.is_mark(start) {
            start += 1;
        }
        while end > start && !sight.scene.is_word(end - 1) && sight.scene.quotes.is_mark(end - 1) {
            end -= 1;
        }
        mark(start..end, 3);
    }
    let mut before = 0;
    parts
        .into_iter()
        .map(|part| {
            let label = match part {
                1 => 1 + u8::from(before == 1),
                2 => 3,
                3 => 4 + u8::from(before == 3),
                _ => 0,
            };
            before = part;
            label
        })
        .collect()
}

/// The examples of one text for the cue model.
fn cue_examples(sight: &Sight<'_, '_>, claims: &[GoldClaim], weight: f32) -> Vec<Example> {
    let heads = heads(sight, claims);
    let mut features = Vec::new();
    let mut cues = Vec::new();
    for (index, candidate) in candidates(sight).iter().enumerate() {
        cue_features(sight, candidate, &mut features);
        cues.push(Example { weight, yes: heads.contains_key(&index), features: features.clone() });
    }
    cues
}

/// The words that a model takes for cues.
fn found_heads(sight: &Sight<'_, '_>, cues: &LinearModel, likely: f32) -> Vec<bool> {
    let mut taken = vec![false; sight.scene.len()];
    let mut features = Vec::new();
    for candidate in candidates(sight) {
        cue_features(sight, &candidate, &mut features);
        if let Some(slot) = taken.get_mut(candidate.head) {
            *slot |= cues.probability(&mut features) >= likely;
        }
    }
    taken
}

/// The words that are annotated as cues.
fn annotated_heads(sight: &Sight<'_, '_>, claims: &[GoldClaim]) -> Vec<bool> {
    let mut taken = vec![false; sight.scene.len()];
    for (candidate, _) in heads(sight, claims).values() {
        taken.get_mut(candidate.head).into_iter().for_each(|slot| *slot = true);
    }
    taken
}

/// The examples of one text for the part model; `taken` marks the heads of all claims.
fn windows(sight: &Sight<'_, '_>, claims: &[GoldClaim], weight: f32, taken: &[bool]) -> Vec<Sequence> {
    let mut features = Vec::new();
    let mut sequences = Vec::new();
    for (candidate, numbers) in heads(sight, claims).values() {
        let frame = Frame::new(sight, candidate, taken);
        let own: Vec<&GoldClaim> = numbers.iter().filter_map(|&number| claims.get(number)).collect();
        let words = frame.window().map(|at| {
            frame.extract(at, &mut features);
            features.clone()
        });
        let words: Vec<Vec<u32>> = words.collect();
        sequences.push(Sequence { weight, to_the_end: true, labels: labels(sight, &frame.window(), &own), features: words });
    }
    sequences
}

fn cue_model(texts: &[Text<'_, '_>], pack: &LanguagePack, recipe: Recipe) -> Result<Vec<u8>, String> {
    let examples =
        texts.iter().flat_map(|text| text.prepared.look(pack, &text.strengths, |sight, claims| cue_examples(sight, claims, text.weight)));
    let weights = logistic::train(&examples.collect::<Vec<_>>(), recipe.cues);
    LinearModel::write(&["cue".to_owned()], &weights, recipe.levels)
}

fn part_model(texts: &[Text<'_, '_>], pack: &LanguagePack, recipe: Recipe) -> Result<Vec<u8>, String> {
    let windows =
        |text: &Text<'_, '_>| text.prepared.look(pack, &text.strengths, |sight, claims| windows(sight, claims, text.weight, &text.taken));
    let field = parts(&texts.iter().flat_map(windows).collect::<Vec<_>>(), recipe)?;
    let mut rows = field.rows.clone();
    for (index, row) in field.between.chunks(field.width).enumerate() {
        let features = transition((index < field.width).then_some(index));
        let share: Vec<f32> = row.iter().map(|weight| weight / features.len() as f32).collect();
        rows.extend(features.map(|feature| (feature, share.clone())));
    }
    LinearModel::write(&LABELS.map(str::to_owned), &rows, recipe.levels)
}

fn parts(sequences: &[Sequence], recipe: Recipe) -> Result<Field, String> {
    let allowed = |previous: Option<usize>, next: usize| follows(next, previous);
    crf::train_seeds(sequences, LABELS.len(), &allowed, recipe.parts, recipe.seeds)
}

fn read(name: &str, bytes: &[u8]) -> Result<LinearModel, String> {
    LinearModel::read(name, bytes).map_err(|error| error.to_string())
}

fn models(cues: &[u8], parts: &[u8], rank: Option<&[u8]>, recipe: Recipe, threshold: f32) -> Result<ClaimModels, String> {
    let rank = rank.map(|bytes| read("claim-rank", bytes)).transpose()?.unwrap_or_default();
    Ok(ClaimModels {
        cues: read("claim-cues", cues)?,
        parts: read("claim-parts", parts)?,
        rank,
        least: recipe.least,
        likely: recipe.likely,
        by_cue: recipe.by_cue,
        threshold,
    })
}

fn spans(sight: &Sight<'_, '_>, draft: &Draft) -> Spans {
    let span = |range: &Range<usize>| sight.scene.document.span(range.clone());
    Spans {
        content: draft.content.iter().map(span).collect(),
        source: draft.source.iter().map(span).collect(),
        cue: if draft.cue.is_empty() { Vec::new() } else { vec![span(&draft.cue)] },
    }
}

/// The three model files.
pub struct Trained {
    /// How often words attribute in the texts.
    pub seen: Seen,
    /// Cue model.
    pub cues: Vec<u8>,
    /// Part model.
    pub parts: Vec<u8>,
    /// Rank model.
    pub rank: Vec<u8>,
}

/// Trains all three models on prepared texts.
///
/// # Errors
/// A sentence, should a model not fit its format.
pub fn train<'p, 't>(texts: &[(&'p Prepared<'t>, f32)], pack: &LanguagePack, recipe: Recipe) -> Result<Trained, String> {
    let counted: Vec<Seen> = texts.iter().map(|(prepared, _)| Seen::of(prepared, pack)).collect();
    let mut seen = Seen::default();
    counted.iter().for_each(|text| seen.add(text));
    let whole = seen.strengths(recipe.strong);
    let mut texts: Vec<Text<'_, '_>> = texts
        .iter()
        .zip(&counted)
        .map(|(&(prepared, weight), own)| {
            let strengths = if recipe.elsewhere { seen.elsewhere(own, recipe.strong) } else { whole.clone() };
            let taken = prepared.look(pack, &strengths, annotated_heads);
            Text { prepared, weight, strengths, taken }
        })
        .collect();
    let part = |texts: &[Text<'p, 't>], fold: usize, held: bool| -> Vec<Text<'p, 't>> {
        texts.iter().enumerate().filter(|(index, _)| (index % recipe.folds == fold) == held).map(|(_, text)| text.clone()).collect()
    };
    // What a model finds in texts that it did not learn from is what the next one will be given.
    let mut folds = Vec::new();
    for fold in 0..recipe.folds {
        folds.push(cue_model(&part(&texts, fold, false), pack, recipe)?);
    }
    if recipe.elsewhere {
        for (index, text) in texts.iter_mut().enumerate() {
            let cues = folds.get(index % recipe.folds).map_or(Ok(LinearModel::default()), |bytes| read("claim-cues", bytes))?;
            text.taken = text.prepared.look(pack, &text.strengths, |sight, _| found_heads(sight, &cues, recipe.likely));
        }
    }
    let mut ranked = Vec::new();
    for (fold, cues) in folds.iter().enumerate() {
        let parts = part_model(&part(&texts, fold, false), pack, Recipe { seeds: recipe.seeds.min(FOLD_SEEDS), ..recipe })?;
        let models = models(cues, &parts, None, recipe, 0.0)?;
        for Text { prepared: text, weight, strengths, .. } in part(&texts, fold, true) {
            text.look(pack, &strengths, |sight, claims| {
                let proposals = propose(sight, &models);
                let mine: Vec<Spans> = proposals.iter().map(|proposal| spans(sight, &proposal.draft)).collect();
                let gold: Vec<Spans> = claims.iter().map(Spans::from).collect();
                let mut features = Vec::new();
                // Of two versions of one claim either can be right; claims of different cues compete for what is annotated.
                let first: Vec<usize> = (0..proposals.len()).filter(|&index| proposals.get(index).is_some_and(|p| !p.by_rules)).collect();
                let labelled: Vec<Spans> = first.iter().filter_map(|&index| mine.get(index).cloned()).collect();
                let fits = right(&text.gold.text, &gold, &labelled);
                for (index, version) in mine.iter().enumerate() {
                    let cue = words(&text.gold.text, &version.cue);
                    let any = gold.iter().any(|g| {
                        let near = version.cue.is_empty() || g.cue.is_empty() || !words(&text.gold.text, &g.cue).is_disjoint(&cue);
                        near && same(&text.gold.text, g, version)
                    });
                    let yes = match first.iter().position(|&at| at == index) {
                        Some(at) => fits.get(at).copied().unwrap_or(false) || any && proposals.get(index + 1).is_some_and(|p| p.by_rules),
                        None => any,
                    };
                    rank_features(sight, &proposals, index, &mut features);
                    ranked.push(Example { weight, yes, features: features.clone() });
                }
            });
        }
    }
    let rank = LinearModel::write(&["keep".to_owned()], &logistic::train(&ranked, recipe.rank), recipe.levels)?;
    let (cues, parts) = (cue_model(&texts, pack, recipe)?, part_model(&texts, pack, recipe)?);
    Ok(Trained { seen, cues, parts, rank })
}

impl Trained {
    /// The models as the engine uses them.
    ///
    /// # Errors
    /// A sentence, should a file be damaged.
    pub fn models(&self, recipe: Recipe, threshold: f32) -> Result<ClaimModels, String> {
        models(&self.cues, &self.parts, Some(&self.rank), recipe, threshold)
    }
}

/// Counts the claims that models find in texts.
pub fn measure(texts: &[Prepared<'_>], pack: &LanguagePack, models: &ClaimModels) -> Count {
    let mut total = Count::default();
    for text in texts {
        text.look(pack, &pack.strengths, |sight, claims| {
            let mine: Vec<Spans> = learned::find(sight, models).iter().map(|draft| spans(sight, draft)).collect();
            let gold: Vec<Spans> = claims.iter().map(Spans::from).collect();
            total.add(count(&text.gold.text, &gold, &mine));
        });
    }
    total
}

/// How many annotated cues are candidates, how many are taken at a probability, and how many of those taken are annotated: recall of
/// candidates, recall and precision in per cent.
pub fn measure_cues(texts: &[Prepared<'_>], pack: &LanguagePack, models: &ClaimModels, at: f32) -> (f64, f64, f64) {
    let (mut gold, mut reachable, mut right, mut mine) = (0usize, 0usize, 0usize, 0usize);
    for text in texts {
        text.look(pack, &pack.strengths, |sight, claims| {
            gold += claims.len();
            let heads = heads(sight, claims);
            reachable += heads.values().map(|(_, numbers)| numbers.len()).sum::<usize>();
            let mut features = Vec::new();
            for (index, candidate) in candidates(sight).iter().enumerate() {
                cue_features(sight, candidate, &mut features);
                if models.cues.probability(&mut features) >= at {
                    mine += 1;
                    right += usize::from(heads.contains_key(&index));
                }
            }
        });
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    (share(reachable, gold), share(right, gold), share(right, mine))
}

/// With the annotated cues given, how many claims get the right content, and of these how many the right source, in per cent.
pub fn measure_parts(texts: &[Prepared<'_>], pack: &LanguagePack, models: &ClaimModels) -> (f64, f64) {
    let (mut all, mut content, mut source) = (0usize, 0usize, 0usize);
    for text in texts {
        text.look(pack, &pack.strengths, |sight, claims| {
            let heads = heads(sight, claims);
            let given = heads.values().map(|(candidate, _)| (candidate.clone(), 1.0)).collect();
            for proposal in learned::propose_at(sight, models, given) {
                let mine = spans(sight, &proposal.draft);
                let Some((_, numbers)) = heads.values().find(|(candidate, _)| *candidate == proposal.candidate) else { continue };
                let own: Vec<Spans> = numbers.iter().filter_map(|&number| claims.get(number)).map(Spans::from).collect();
                let content_only = |gold: &Spans| same(&text.gold.text, &Spans { source: Vec::new(), ..gold.clone() }, &mine);
                content += usize::from(own.iter().any(content_only));
                source += usize::from(own.iter().any(|gold| same(&text.gold.text, gold, &mine)));
            }
            all += heads.len();
        });
    }
    (100.0 * content as f64 / all.max(1) as f64, 100.0 * source as f64 / content.max(1) as f64)
}
