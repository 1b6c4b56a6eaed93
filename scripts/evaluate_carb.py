"""Our extractor on CaRB's sentences, by CaRB's protocol: F1, precision, recall and area under the curve.

    python scripts/evaluate_carb.py ../shared/data/openie --misses 20

The annotator gets CaRB's own tokens.  An extraction is presented as the protocol expects it: the relation in the words
of the sentence with auxiliaries, a passive as a passive, whole noun phrases as arguments, and the qualifiers with their
prepositions as further arguments.  What has no words of its own in the sentence (possessors, counts, attributes,
compounds, lists) is a fact of the graph, but no open extraction, and is left out.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc, Token

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph import annotate  # noqa: E402
from graph.extract import extract  # noqa: E402
from graph.extract.syntax import branch, lower  # noqa: E402
from graph.model import Article, Extraction, Mention  # noqa: E402
from scripts.carb import Tuple, Tuples, area, best, curve, load, match, sentence_key  # noqa: E402

LEFT_OUT = frozenset({"count", "attribute", "compound", "possessive", "listing"})
"""Constructions that state a fact without a relation word: no gold tuple of the dev sentences is like them (0.09)."""
IMPLIED = {"appositive": "is", "title": "is", "preposition": "is"}
OUTSIDE = frozenset(
    "acl:relcl conj cc appos parataxis case mark cop nsubj nsubj:pass nsubj:outer csubj aux aux:pass obl obl:unmarked "
    "advcl expl discourse vocative ccomp punct advmod".split()
)
"""What hangs on an argument's head and is no part of its noun phrase, or an extraction of its own."""


def of_sentence(doc: Doc) -> list[Tuple]:
    """The extractions of a document of one sentence, each once."""
    reading = extract(doc, Article(source="carb", text=doc.text))
    shown = (presented(extraction, doc) for extraction in reading.extractions)
    return list(dict.fromkeys(entry for entry in shown if entry is not None))


def presented(extraction: Extraction, doc: Doc) -> Tuple | None:
    """The extraction in CaRB's form, or None when its relation or an argument has no words of its own."""
    if extraction.rule in LEFT_OUT:
        return None
    implied = extraction.rule == "preposition" or not extraction.phrase
    relation = f"{IMPLIED.get(extraction.rule, '') if implied else ''} {extraction.phrase}".strip()
    mentions = [extraction.subject, extraction.object, *(q.mention for q in extraction.qualifiers)]
    heads = ["", "", *(q.word for q in extraction.qualifiers)]
    spans = [{t.i for t in _own(m, doc)} for m in mentions]
    wholes = [_phrase(m, doc, set().union(*spans) - own) for m, own in zip(mentions, spans, strict=True)]
    if _is_agent(wholes[0], wholes[1]):
        wholes[0], wholes[1] = wholes[1], wholes[0]
        relation = f"{relation} by"
    taken = {t.i for t in (*wholes[0], *wholes[1])}
    arguments = []
    for place, (word, tokens) in enumerate(zip(heads, wholes, strict=True)):
        text = " ".join(t.text for t in tokens)
        if place < 2 and text and text in relation:
            continue
        if place < 2 or not taken.issuperset(t.i for t in tokens):
            arguments.append(text if text.lower().startswith(f"{word} ") else f"{word} {text}".strip())
    return Tuple(relation, tuple(arguments), extraction.confidence) if relation and len(arguments) > 1 else None


def _is_agent(subject: list[Token], patient: list[Token]) -> bool:
    """A passive's agent, which the extractor made the subject: ``by`` stands before it, the patient before that."""
    if not subject or not patient or subject[0].i == 0 or patient[0].i > subject[0].i:
        return False
    return lower(subject[0].nbor(-1)) == "by"


def _own(m: Mention, doc: Doc) -> list[Token]:
    begin, end = m.span
    return [token for token in doc if begin <= token.idx < end]


def _phrase(m: Mention, doc: Doc, others: set[int]) -> list[Token]:
    """The whole noun phrase that a mention is the core of, without clauses, conjuncts and the other arguments."""
    own = _own(m, doc)
    if m.kind in {"clause", "quality"} or not own:
        return own
    inside = {t.i for t in own}
    root = next((t for t in own if t.head.i not in inside or t.head.i == t.i), own[-1])
    cut = [c.i for c in root.children if c.i not in inside and c.dep_ in OUTSIDE]
    cut += [c.i for c in root.children if c.i not in inside and not others.isdisjoint(t.i for t in c.subtree)]
    whole = sorted({t.i: t for t in (*branch(root, cut), *own)}.items())
    tokens = [t for _, t in whole]
    while tokens[-1].is_punct and tokens[-1].i not in inside:
        tokens.pop()
    while tokens[0].is_punct and tokens[0].i not in inside:
        tokens.pop(0)
    return tokens


def classes(gold: Tuples, found: Tuples) -> Counter[str]:
    """Why gold tuples are missed and why extractions are wrong, counted; a half of the words decides."""
    count: Counter[str] = Counter()
    for sentence, golden in gold.items():
        entries = found.get(sentence, ())
        for one in golden:
            if max((match(one, two).recall for two in entries), default=0.0) < HALF:
                count[f"missed: {_why(one, entries, sentence)}"] += 1
        for two in entries:
            if max((match(one, two).precision for one in golden), default=0.0) < HALF:
                count[f"wrong: {_why(two, golden, sentence)}"] += 1
    return count


HALF = 0.5


def _why(entry: Tuple, others: Sequence[Tuple], sentence: str) -> str:
    words = entry.relation.split()
    if any(not set(words).isdisjoint(other.relation.split()) for other in others):
        return "arguments differ"
    if any(sentence_key(word) not in sentence for word in words) or set(words) <= SUPPLIED:
        return "relation is not in the sentence's words"
    return "no such relation on the other side"


SUPPLIED = frozenset("is are was were be has have had of in on at to for with by from as 's".split())
"""Words of relations that crowd workers supply: ``is in``, ``has``."""


def sentences(path: Path) -> list[str]:
    """CaRB's sentences, one a line, words apart."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def extracted(lines: Iterable[str]) -> dict[str, list[Tuple]]:
    """The extractions of each sentence, by the sentence's key."""
    nlp = annotate.load()
    found: dict[str, list[Tuple]] = defaultdict(list)
    for line in lines:
        words = line.split()
        doc = Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])
        found[sentence_key(line)].extend(of_sentence(nlp(doc)))
    return dict(found)


def table(gold: Tuples, found: Tuples) -> dict[str, float]:
    """The figures of the protocol, rounded; precision and recall are those of the best F1."""
    points = curve(gold, found)
    top = best(points)
    figures = {"f1": top.f1, "precision": top.precision, "recall": top.recall, "auc": area(points)}
    return {name: round(value, 4) for name, value in figures.items()}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path, help="folder of carb-dev.tsv and carb-dev.txt")
    cli.add_argument("--misses", type=int, default=0, help="print so many gold tuples of which less than half is found")
    cli.add_argument("--record", action="store_true", help="append the figures to docs/benchmarks.jsonl")
    args = cli.parse_args()
    gold = load(args.folder / "carb-dev.tsv")
    found = extracted(sentences(args.folder / "carb-dev.txt"))
    figures = table(gold, found)
    print(json.dumps(figures))
    for name, number in classes(gold, found).most_common():
        print(f"{number:6} {name}")
    missed = (
        (one, found.get(sentence, []))
        for sentence, golden in gold.items()
        for one in golden
        if max((match(one, two).recall for two in found.get(sentence, [])), default=0.0) < HALF
    )
    for (one, entries), _ in zip(missed, range(args.misses), strict=False):
        print(" | ".join((one.relation, *one.arguments)))
        print("".join(f"    {' | '.join((two.relation, *two.arguments))}\n" for two in entries), end="")
    if args.record:
        record({"benchmark": "carb dev", "sentences": len(gold), "tuples": sum(map(len, gold.values())), **figures})


def record(row: dict[str, object]) -> None:
    """Append a line to the history of figures, with the commit that gave them."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.strip()
    with (ROOT / "docs" / "benchmarks.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps({**row, "commit": commit}, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
