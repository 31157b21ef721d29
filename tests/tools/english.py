#!/usr/bin/env python3
"""Makes the corpora that the English pack is trained on out of their sources, in the form that `kilde-train` reads.

    english.py SOURCES OUT

SOURCES holds checkouts of UD_English-EWT, UD_English-GUM, UD_English-PUD, UNER_English-EWT and en-worldwide-newswire, and what silver.py wrote of PolNeAR as
silver-train.conllu and silver-dev.conllu. OUT gets pos/en and ner/en. Neither goes into the repository (src/language/en/PROVENANCE.md).
"""
import hashlib, pathlib, random, re, sys

sources, out = map(pathlib.Path, sys.argv[1:])
DAYS = {f"{day}{s}" for day in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split() for s in ("", "s")}
DAYS |= set("Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun.".split())
MONTHS = set("January February March April May June July August September October November December "
             "Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec.".split())
LED = set("in of since by until till on last next this from through to early late mid after before every during between and".split())
# Parts of GUM whose texts are CC BY or in the public domain.
GUM = ("news", "interview", "speech", "voyage", "bio", "textbook")
KINDS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "Misc": "MISC", "Miscellaneous": "MISC", "Product": "MISC", "NORP": "DRV"}


def rows(text):
    """Sentences of CoNLL-U rows, each after its `# newdoc` line or None."""
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        head = next((line for line in lines if line.startswith("# newdoc")), None)
        sentence = [line.split("\t") for line in lines if "\t" in line and not re.match(r"\d+[-.]", line)]
        if sentence or head: yield head, sentence


def days_are_nouns(sentence, silver):
    """Names of days and months stand beside verbs as adverbs do; as in Danish they are nouns here."""
    for at, row in enumerate(sentence):
        if row[3] != "PROPN" or row[9] not in ("O", "_"): continue
        before = sentence[at - 1][1].lower() if at else ""
        after = sentence[at + 1][1] if at + 1 < len(sentence) else ""
        if row[1] in DAYS or row[1] in MONTHS and (silver or before in LED or after[:1].isdigit()): row[3] = "NOUN"


def write_tags(name, texts, silver=False):
    with (out / "pos/en" / name).open("w", encoding="utf8") as file:
        for text in texts:
            for head, sentence in rows(text):
                if not silver:
                    for row in sentence:
                        features = "|".join(f for f in row[5].split("|") if f.startswith(("VerbForm", "Tense", "Voice")))
                        row[5:] = [features or "_", "_", "_", "_", "_"]
                days_are_nouns(sentence, silver)
                file.write((f"{head}\n" if head else "") + "".join("\t".join(row) + "\n" for row in sentence) + ("\n" if sentence else ""))


def held_out(treebank):
    lists = (sources / treebank / "not-to-release/file-lists").glob("files.*")
    return {re.split(r"\.xml|\.conllu", line.strip().split("/")[-1])[0] for file in lists if file.name != "files.train" for line in file.read_text().split() if line}


def parts(treebank, wanted=lambda name: True):
    held = held_out(treebank)
    for path in sorted((sources / treebank / "not-to-release/sources").rglob("*.conllu")):
        name = re.split(r"\.xml|\.conllu", path.name)[0]
        if name not in held and wanted(name): yield path.read_text(encoding="utf8")


def labelled(path):
    """Sentences of [word, label] of a file of the worldwide newswire, without articles and genitives at the edges of names."""
    sentence = []
    for line in path.read_text(encoding="utf8").split("\n") + [""]:
        # A third column holds names within names.
        word, tag = (line.strip().split("\t") + ["", ""])[:2]
        if word and tag:
            place, _, kind = tag.strip().partition("-")
            kind = KINDS.get(kind)
            sentence.append([word, "O" if kind is None else ("B-" if place in "BS" else "I-") + kind])
        elif sentence:
            yield tidy(sentence)
            sentence = []


def tidy(sentence):
    at = 0
    while at < len(sentence):
        label = sentence[at][1]
        if not label.startswith("B-"):
            at += 1
            continue
        end = at + 1
        while end < len(sentence) and sentence[end][1] == "I-" + label[2:]: end += 1
        first, last = at, end
        if sentence[first][0].lower() in ("the", "a", "an") and last - first > 1: first += 1
        while last > first and sentence[last - 1][0].lower() in ("'s", "’s", "'", "’"): last -= 1
        for place in range(at, end):
            sentence[place][1] = "O" if not first <= place < last else ("B-" if place == first else "I-") + label[2:]
        at = end
    return sentence


def write_names(name, documents):
    with (out / "ner/en" / name).open("w", encoding="utf8") as file:
        for title, sentences in documents:
            file.write(f"# newdoc {title}\n")
            for sentence in sentences: file.write("".join(f"{n}\t{word}\t{label}\n" for n, (word, label) in enumerate(sentence, 1)) + "\n")


for folder in ("pos/en", "ner/en"): (out / folder).mkdir(parents=True, exist_ok=True)
write_tags("ewt-train.conllu", parts("UD_English-EWT"))
write_tags("gum-train.conllu", parts("UD_English-GUM", lambda name: name.split("_")[1] in GUM))
write_tags("pud.conllu", [(sources / "UD_English-PUD/en_pud-ud-test.conllu").read_text(encoding="utf8")])
for part in ("train", "dev"):
    write_tags(f"polnear-silver-{part}.conllu", [(sources / f"silver-{part}.conllu").read_text(encoding="utf8")], silver=True)
for part, name in (("test", "ewt.iob2"), ("dev", "ewt-dev.iob2")):
    lines = (sources / f"UNER_English-EWT/en_ewt-ud-{part}.iob2").read_text(encoding="utf8").split("\n")
    (out / "ner/en" / name).write_text("\n".join(line if line.startswith("#") else "\t".join(line.split("\t")[:3]) for line in lines), encoding="utf8")
world = {"train": [], "dev": [], "test": []}
for path in sorted((sources / "en-worldwide-newswire/processed_annotated").iterdir()):
    share = int(hashlib.md5(path.name.encode()).hexdigest(), 16) % 100
    world["test" if share < 6 else "dev" if share < 12 else "train"].append((path.name, labelled(path)))
for part, documents in world.items(): write_names(f"world-{part}.iob2", documents)
# 320 texts of PolNeAR are enough for names: they turn on the same people.
silver = (out / "pos/en/polnear-silver-train.conllu").read_text(encoding="utf8").split("# newdoc ")[1:]
random.Random(2).shuffle(silver)
split = lambda text: (text.split("\n", 1)[0], [[[row[1], row[9]] for row in sentence] for _, sentence in rows(text.split("\n", 1)[1]) if sentence])
write_names("polnear-silver.iob2", map(split, silver[:320]))
