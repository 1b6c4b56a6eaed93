"""From a noun to what it says somebody is, and of what: "Acme's finance chief" is a chief, and finance chief of Acme.

The noun alone is a value of "be"; each owner, phrase or name on it makes a relation, "be rival of", with the words
without which the office is another.  Appositions, titles and clauses with "be" choose the noun.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.complements import is_singled_out
from graph.extract.mentions import mention
from graph.extract.moods import has_no
from graph.extract.qualifiers import SPANNING, is_bare_number, is_ranked, is_set_phrase
from graph.extract.speakers import is_source
from graph.extract.syntax import (
    DASHES,
    HYPHENS,
    behind_row,
    case_of,
    conjuncts,
    first_conjunct,
    kids,
    kids_of,
    lemma,
    lower,
    word_after,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention, Qualifier

_NARROW = lexicon.REGIONAL | lexicon.CONTINENTAL | {"focal", "high", "low", "religious", "sore", "spiritual"}

_JOINT = lexicon.OFFICES | frozenset(
    """ceo cfo coo competitor creator cto customer director distributor executive founder maker manager manufacturer
    operator owner partner producer provider publisher rector rival seller spokesman spokesperson spokeswoman supplier
    supporter treasurer trustee""".split()
)
"""Nouns that relate to what is behind the row they stand in."""


def nominal_predicate(
    holder: Mention, noun: Token, qualifiers: tuple[Qualifier, ...], builder: Builder, *, rule: str, phrase: str,
    value: Mention | None = None,
) -> Iterator[Extraction]:  # fmt: skip
    """What a noun says of its holder: "X is a rival of Y" gives (X, be, rival) and (X, be rival of, Y)."""
    value = value or mention(noun, builder.context)
    later = [c.i for c in kids(noun, "conj") if kids(c, "det")]  # "president and a lawyer since May"
    times = [t for t in kids(noun, "nmod") if case_of(t) and mention(t, builder.context).kind == "time"]
    first = is_singled_out(noun) and any(c.tag_ == "VB" for c in kids(noun, "acl"))
    dated = [t for t in times if not later or t.i < later[-1]]
    dated = [t for t in dated if not (first and case_of(t) in SPANNING)]  # "the first woman to lead it since May"
    when = (Qualifier(role="time", word=case_of(t), mention=builder.argument(t)) for t in dated)
    ended, before = tuple(_ended(noun, builder)), (*qualifiers, *when)
    said = [q for q in ended if value.begin <= q.mention.begin < value.end]  # "a former chairman": no more to say
    value = replace(value, period=builder.past(said[0].mention.anchor)) if said else value
    qualifiers = (*before, *ended)
    yield from builder.extraction(holder, "be", phrase, value, before if said else qualifiers, rule=rule)
    if value.kind == "name" and builder.context.names.get(noun.i) is not None:
        return
    narrower = _rank(noun) or [*_portfolio(noun), *_part_led(noun, builder)]
    word = " ".join([*narrower, _hyphenated(noun).replace("%", "percent")])
    sort = _sort_of(noun)  # "Acme's first kind of phone": a phone of Acme's, of no kind of Acme
    owners = [t for t in kids(noun, "nmod:poss") if not (lemma(t) == "world" and is_ranked(noun))]
    fields = [t for t in kids(noun, "nmod") if case_of(t) == "of" and t not in times]
    if fields and lemma(noun) in lexicon.OFFICES and owners and not sort:
        sort = f"{word} of {lower(fields[0])}"  # "Acme's head of research" is not its head
    owners = [t for t in owners or _shared_owners(noun) if not _is_partner(noun, t)]
    links: list[tuple[str, str, Token]] = [("of", "", t) for t in owners]
    cases = [(case_of(t), t) for t in (*kids(noun, "nmod"), *_shared_phrases(noun)) if t not in times]
    cases = [(case, t) for case, t in cases if case == "of" or not later or t.i < later[-1]]
    barred = lexicon.SOURCE_CASES | {"like", "unlike"} | ({"after", "behind", "by"} if is_ranked(noun) else set())
    links += [
        (case, case, t)
        for case, t in cases
        if case and case not in barred and lemma(t) != "world" and not _is_ranked_among(noun, case, t)
        if not (case == "at" and t.pos_ == "NUM") and not is_source(t)
        if not is_set_phrase(case, t) and not has_no(t) and not is_bare_number(t)
        if not (lemma(noun) in lexicon.PLACES and mention(t, builder.context).kind == "quantity")
    ]
    for t in kids(noun, "compound", "amod", "nmod:desc", "nmod:unmarked"):
        entity = builder.context.names.get(t.i)
        if (
            t.i < noun.i
            and entity is not None
            and not (rule == "copula" and noun.tag_ == "NN" and kids(noun, "conj") and is_several(holder))
            and not _is_tied(t)
            and lower(t) not in lexicon.RANKS
            and entity.label_ in {"ORG", "LOC", "PRODUCT", "PERSON", "FAC", "NORP"}
            and not (rule != "title" and entity.label_ == "ORG" and lemma(noun) in lexicon.ITSELF)
            and not (lemma(noun) in lexicon.CABINET and all(lower(word) in lexicon.PORTFOLIOS for word in entity))
        ):
            led = entity.label_ == "LOC" and lemma(noun) in lexicon.LEADING
            known = entity.label_ == "LOC" and lemma(noun) in lexicon.SKILLS  # "a Freedonia expert"
            links.append(("on" if known else "of" if led or entity.label_ not in {"NORP", "LOC"} else "from", "", t))
    for case, spoken, token in links:
        for part in conjuncts(token):
            other = builder.argument(part)
            if case == "from" and not spoken and other.type != "LOC":
                continue  # "a Nordic economist", "a Catholic priest": from no country
            yield from builder.extraction(
                holder,
                f"be {word if spoken else sort or word} {case}",
                f"{phrase} {noun.text} {spoken}".strip(),
                other,
                qualifiers,
                rule=rule,
            )


def _shared_owners(noun: Token) -> list[Token]:
    """ "Acme's co-founder and chairman": it is both that are Acme's."""
    own = kids_of(noun, "nmod", "det", "acl") or kids(noun, "compound")
    return kids(first_conjunct(noun), "nmod:poss") if noun.dep_ == "conj" and not own and lemma(noun) in _JOINT else []


def _shared_phrases(noun: Token) -> list[Token]:
    """ "Co-founder and chief executive of Acme", "a rival and customer of Acme": what is behind a row is of each.

    Where it hangs on the last it is of an office alone: "a lawyer and founder of Acme" need not be its lawyer.
    """
    first = first_conjunct(noun)
    row = conjuncts(first)
    if kids(noun, "nmod", "nmod:poss", "acl:relcl") or len(row) < 2 or any(t.pos_ != "NOUN" for t in row):
        return []
    if behind := behind_row(noun):
        return behind
    own = [c for c in kids(noun, "compound", "amod") if lower(c) not in lexicon.RANKS | lexicon.ENDED | {"co"}]
    new = any(kids(c, "det") for c in row if c.i > noun.i)
    above = lemma(noun) in {"chancellor", "president"} and lemma(row[-1]) == "leader"  # of a country and of a party
    if own or new or above or lemma(noun) not in _JOINT or noun.i == row[-1].i:
        return []
    return [t for t in kids(row[-1], "nmod") if case_of(t) == "of"]


def _ended(noun: Token, builder: Builder) -> Iterator[Qualifier]:
    """ "former chairman and founder", "former President and Prime Minister Mary Smith", "previously a director"."""
    shared = _title_before(noun) or first_conjunct(noun)
    own = kids(noun, "det", "advmod", "nmod:poss") or any(c.tag_ != "NNP" for c in kids(noun, "amod"))
    whole = shared.i != noun.i and not own
    for word in kids_of(shared if whole else noun, "amod", "advmod"):
        if lower(word) in lexicon.ENDED:
            yield builder.formerly(word)


def _title_before(noun: Token) -> Token | None:
    """ "Former President and Prime Minister Mary Smith": the title that "and" joins a second one to."""
    titles = [c for c in kids(noun.head, "nmod:desc") if c.i < noun.i] if noun.dep_ == "nmod:desc" else []
    between = noun.doc[titles[-1].i + 1 : noun.left_edge.i] if titles else ()
    return titles[-1] if [lower(t) for t in between] == ["and"] else None


def _rank(noun: Token) -> list[str]:
    """ "chief executive", "deputy energy minister": words without which the office is another."""
    words = [c for t in (noun, *_before_dashes(noun)) for c in kids(t, "amod", "compound")]
    before = [c for c in words if c.i < noun.i and word_after(c).text not in HYPHENS]
    ranked = {lower(c) for c in before} & lexicon.RANKS
    if not ranked or (ranked == {"chief"} and lemma(noun) != "officer"):  # "its chief Asian rival"
        before = [noun.nbor(-1)] if noun.i > noun.sent.start else []
    ranks = [c.i for c in before if lower(c) in lexicon.RANKS]
    return [lower(c) for c in before if ranks and c.i >= ranks[0]]


def _part_led(noun: Token, builder: Builder) -> Iterator[str]:
    """ "Finance chief", "country chairman", "European head": what somebody leads is that part.

    So with "the high point of her season", "a question mark over the deal".
    """
    if lemma(noun) in lexicon.OFFICES | {"capital", "mark", "point"}:
        for word in kids(noun, "compound", "amod"):
            common = word.dep_ == "compound" and builder.context.names.get(word.i) is None
            classing = word.dep_ == "amod" and lower(word).endswith(("ic", "ical")) and not word.ent_type_
            if word.i < noun.i and (common or classing or lower(word) in _NARROW) and lower(word) not in lexicon.RANKS:
                yield str(word.text) if lower(word) in lexicon.CONTINENTAL else lower(word)


def _portfolio(noun: Token) -> Iterator[str]:
    """Of what somebody is minister or secretary: "prime", "foreign"; an interior minister does not lead a country.

    So "first" of a lady, "press" of a secretary, "inspector" of an inspector general.
    """
    if lemma(noun) == "lady":
        yield from (lower(c) for c in kids(noun, "amod") if lower(c) == "first")
    if lemma(noun) in {"general", "officer", "secretary"}:
        before = [c for c in kids(noun, "compound") if c.i == noun.i - 1 and not c.ent_type_]
        cabinet = lexicon.PORTFOLIOS if lemma(noun) in lexicon.CABINET else ()
        yield from (lower(c) for c in before if lower(c) not in cabinet)
    if lemma(noun) in lexicon.CABINET:
        for word in kids(noun, "compound", "amod"):
            if word.i < noun.i and lower(word) in lexicon.PORTFOLIOS | {"prime"}:
                yield lower(word)


def _hyphenated(noun: Token) -> str:
    """The lemma, with the words that hyphens join before it: "secretary-general", "under-secretary-general"."""
    joined = _before_dashes(noun)
    if not joined:
        after = word_after(noun)
        tied = kids(noun, "flat") if after.text in DASHES and not noun.whitespace_ else []
        return lemma(noun) + "".join(lower(t) for c in tied for t in c.subtree)  # "father-in-law"
    return "-".join([*(lower(t) for t in joined), lemma(noun)])


def _before_dashes(noun: Token) -> list[Token]:
    """The words on a noun that hyphens join before it."""
    begin = noun.i
    while begin - 2 >= noun.sent.start and noun.doc[begin - 1].text in DASHES:
        word = noun.doc[begin - 2]
        if not word.is_alpha or noun.i not in {word.head.i, word.head.head.i}:
            break
        begin -= 2
    return [noun.doc[i] for i in range(begin, noun.i, 2)]


def _sort_of(noun: Token) -> str:
    """ "a new kind of phone" is a phone; empty where the noun is no such word."""
    named = [t for t in kids(noun, "nmod") if case_of(t) == "of" and t.i > noun.i]
    return lemma(named[0]) if named and lemma(noun) in lexicon.SORTS else ""


def _is_partner(noun: Token, owner: Token) -> bool:
    """ "His partner, Mary Smith,": the person that somebody lives with, as long as no word says what sort."""
    bare = lemma(noun) == "partner" and not kids(noun, "compound", "amod", "nmod")
    return bare and lower(owner) in {"her", "his"}


def _is_ranked_among(noun: Token, case: str, other: Token) -> bool:
    """ "the first woman in office", "the largest purchase in its history": among what it ranks, not where it is."""
    first = any(lower(c) in lexicon.RANKED for c in kids(noun, "amod"))
    if case == "in" and lemma(other) == "history":
        return first or is_ranked(noun)
    return first and case in {"in", "since"} and lemma(noun) not in lexicon.RELATIONAL


def is_several(holder: Mention) -> bool:
    """ "They are a Danish nurse and a pilot": not all of them are from Denmark."""
    return holder.plural or holder.anchor.lower() in {"they", "these", "those"}


def _is_tied(word: Token) -> bool:
    """ "pro-Freedonian": a hyphen ties it to what is before it."""
    before = word.nbor(-1) if word.i > word.sent.start else None
    return before is not None and before.text in DASHES and not before.whitespace_
