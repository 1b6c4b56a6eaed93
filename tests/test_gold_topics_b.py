"""The gold of politics, elections, war, disasters, economy and councils keeps its format and speaks of its articles."""

from tests.test_gold_files import GOLD, alias_lists, problems, rows, stands_in, text_of

TEXTS = {path.stem: text_of(path) for path in sorted((GOLD / "topics_b").glob("*.txt"))}


def test_every_line_has_the_form() -> None:
    lines = rows("topics_b.jsonl")
    assert {row["id"]: found for row in lines if (found := problems(row, set(TEXTS)))} == {}
    assert {row["doc"] for row in lines} == set(TEXTS)
    assert len({(row["doc"], row["says"]) for row in lines}) == len({row["id"] for row in lines}) == len(lines)


def test_each_argument_stands_in_its_article() -> None:
    lost = [
        (row["id"], aliases)
        for row in rows("topics_b.jsonl")
        for aliases in alias_lists(row)
        if not any(stands_in(alias, TEXTS[row["doc"]]) for alias in aliases)
    ]
    assert lost == []
