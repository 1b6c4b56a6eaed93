"""Sheets of facts for strict readers, and their verdicts into tests/gold/judged.jsonl.

    python scripts/judge_facts.py draw FOLDER --set fit --seed 1 --sheets 6 --facts 100
    python scripts/judge_facts.py take FOLDER --draw 2026-11-29

``draw`` builds the articles of the set (fit: GUM's news, re3d, CORE, GMB; dev and held: halves of Wikinews outside the
gold set and of English Worldwide Newswire), takes facts at random that have no verdict yet, whatever their confidence,
and writes sheet0.txt, sheet1.txt, ... with the rules first; keys*.jsonl beside them says where each fact stands.  A
reader writes verdicts0.tsv for sheet0.txt: ``number<TAB>verdict<TAB>reason`` for each fact.  ``take`` adds those of all
such files.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.model import Text  # noqa: E402
from scripts import judging  # noqa: E402
from scripts.evaluate_confidence import JUDGED, read  # noqa: E402
from scripts.judging import Case, Verdict  # noqa: E402

RULES = """\
Read SENTENCE (and "before" for pronouns) and give each fact ONE verdict; strict, but fair:

right      a careful reader of the sentence would accept the fact as stated there: subject, relation, object, status,
           time and speaker hold.  True but dry facts are right; so are small cuts (an article, an adjective) that
           leave it true and the thing identified.  Labels may be names from elsewhere in the article.
span       an argument's words are wrong: false or meaningless without what is cut off, or with words of another clause.
relation   wrong, reversed or bolder than the sentence; or the subject is not the one who does it.
entity     a pronoun, a description or a short name is taken for the wrong thing.
status     polarity, modality, tense, time or speaker is wrong, or one that is needed is missing.
qualifier  only a qualifier is wrong.
nothing    grammatical, but says nothing.

A verb without an object is shown with its own words as the object, "prices | fall | fell": read "prices fell".
Where several apply take the first of span, relation, entity, status, qualifier, nothing.  Judge each by itself.
One line a fact: number, tab, verdict, tab, reason (for the wrong ones, at most twelve words).
"""
BEFORE = 300
"""Characters of the article shown before the sentence."""


def drawn(kind: str, shared: Path, seed: int, count: int, *, unseen: bool) -> list[Case]:
    """Facts at random that nobody has judged; with ``unseen``, of articles of which none was."""
    articles = [article for corpus in judging.SETS[kind].values() for article in corpus(shared)]
    known = {(one.article, *one.subject, *one.object) for one in judging.load(JUDGED)}
    if unseen:
        articles = [article for article in articles if article.source not in {place[0] for place in known}]
    cases = [c for c in judging.cases(read(articles), judging.packaged_patterns()) if c.place not in known]
    chosen = random.Random(seed).sample(sorted(cases, key=lambda c: (c.place, c.said)), min(count, len(cases)))
    return sorted(chosen, key=lambda c: (c.place, c.said))


def shown(number: int, case: Case) -> str:
    """A fact as its reader sees it."""
    fact, text, evidence = case.fact, case.article.text, case.fact.evidence[0]
    value = case.object.text if isinstance(case.object, Text) else case.object.label
    status = fact.modality + (" NEGATED" if fact.polarity == "negative" else "")
    status += f" time={fact.period.iso}" if fact.period else ""
    status += f" speaker={', '.join(case.speakers)}" if case.speakers else ""
    before = " ".join(text[max(0, evidence.begin - BEFORE) : evidence.begin].split())
    return (
        f"{number}. FACT: {case.subject.label} | {fact.predicate_label} | {value}\n"
        f'   words: subject "{text[slice(*evidence.subject_span)]}", object "{text[slice(*evidence.object_span)]}"\n'
        f"   qualifiers: {'; '.join(case.qualifiers) or '-'}\n"
        f"   status: {status}\n   before: {before}\n   SENTENCE: {evidence.quote}\n"
    )


def write(cases: list[Case], folder: Path, sheets: int, kind: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in range(sheets):
        part = cases[sheet::sheets]
        facts = "\n".join(shown(number, case) for number, case in enumerate(part, 1))
        keys = [json.dumps(asdict(judging.verdict_of(case, "", kind))) for case in part]
        (folder / f"sheet{sheet}.txt").write_text(f"{RULES}\n{facts}", encoding="utf-8")
        (folder / f"keys{sheet}.jsonl").write_text("\n".join(keys), encoding="utf-8")


def taken(folder: Path, draw: str) -> Iterator[Verdict]:
    """The verdicts of a folder's sheets."""
    for path in sorted(folder.glob("verdicts*.tsv")):
        keys = judging.load(path.with_name(f"keys{path.stem.removeprefix('verdicts')}.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines():
            number, verdict, *_ = line.split("\t")
            if verdict not in judging.VERDICTS:
                raise SystemExit(f"{path}: {verdict!r}, expected one of {', '.join(judging.VERDICTS)}")
            yield replace(keys[int(number) - 1], verdict=verdict, draw=draw)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("step", choices=["draw", "take"])
    cli.add_argument("folder", type=Path)
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    cli.add_argument("--set", dest="kind", choices=list(judging.SETS), default="held")
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--sheets", type=int, default=3)
    cli.add_argument("--facts", type=int, default=80, help="facts a sheet")
    cli.add_argument("--unseen", action="store_true", help="only articles of which no fact was ever judged")
    cli.add_argument("--draw", default="", help="the day of the draw, for take")
    given = cli.parse_args()
    if given.step == "draw":
        cases = drawn(given.kind, given.shared, given.seed, given.sheets * given.facts, unseen=given.unseen)
        write(cases, given.folder, given.sheets, given.kind)
        return
    new = list(taken(given.folder, given.draw))
    judging.save(JUDGED, [*judging.load(JUDGED), *new])
    right = sum(one.verdict == "right" for one in new)
    print(f"{len(new)} verdicts, {right} right ({right / max(1, len(new)):.2f})")


if __name__ == "__main__":
    main()
