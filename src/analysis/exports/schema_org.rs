//! schema.org: a Claim for every attribution, each with the draft of a ClaimReview whose rating a person has yet to give.

use crate::analysis::AnalysisClaim;
use crate::analysis::corrections::Corrected;
use crate::document::EntityType;
use serde::Serialize;

#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Node {
    #[serde(rename_all = "camelCase")]
    Claim {
        #[serde(rename = "@id")]
        id: String,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<Author>,
        appearance: Article,
    },
    #[serde(rename_all = "camelCase")]
    ClaimReview {
        item_reviewed: Reference,
        claim_reviewed: String,
        /// Empty on purpose: the engine gives no verdict.
        review_rating: Rating,
    },
}

#[derive(Serialize)]
struct Author {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article {
    #[serde(rename = "@type")]
    kind: &'static str,
    in_language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    rating_value: &'static str,
    alternate_name: &'static str,
}

pub(super) fn claims(text: &str, corrected: &Corrected) -> Result<String, String> {
    let urn = super::urn(text);
    let graph = corrected.attributed().flat_map(|claim| nodes(claim, corrected, &urn)).collect();
    serde_json::to_string_pretty(&Graph { context: "https://schema.org", graph }).map(|json| json + "\n").map_err(|error| error.to_string())
}

fn nodes(claim: &AnalysisClaim, corrected: &Corrected, urn: &str) -> [Node; 2] {
    let id = format!("{urn}:claim:{}", claim.id);
    let text = super::what(claim);
    let author = claim.source.as_ref().map(|source| {
        let kind = source.entity.and_then(|id| corrected.analysis.entities.get(id)).map(|entity| entity.kind);
        Author { kind: if kind == Some(EntityType::Per) { "Person" } else { "Organization" }, name: source.name.clone() }
    });
    let article = Article {
        kind: "NewsArticle",
        in_language: corrected.analysis.language.clone(),
        date_published: corrected.analysis.published.clone(),
    };
    [
        Node::Claim { id: id.clone(), text: text.clone(), author, appearance: article },
        Node::ClaimReview {
            item_reviewed: Reference { id },
            claim_reviewed: text,
            review_rating: Rating { kind: "Rating", rating_value: "", alternate_name: "" },
        },
    ]
}
