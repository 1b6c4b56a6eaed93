"""From an object to what hangs on it: its number and its phrases, as qualifiers of the fact.

"Acme won 12 seats" is about 12, and "signed a deal with Globex" is signed with Globex, wherever a parser hangs it.
"""

from collections.abc import Iterator

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.circumstances import is_in_doubt, of_each
from graph.extract.complements import is_singled_out
from graph.extract.mentions import mention
from graph.extract.phrases import clause
from graph.extract.predicates import is_eventive
from graph.extract.qualifiers import (
    SPANNING,
    counts,
    ends,
    is_inside,
    is_no_phrase,
    is_of_part,
    is_of_term,
    number_of,
    role_of,
)
from graph.extract.syntax import (
    base,
    case_of,
    conjuncts,
    first_conjunct,
    has_copula,
    is_absolute,
    kids,
    lemma,
    lower,
    mark_of,
    verb_form,
)
from graph.extract.tokens import Token
from graph.model import Mention, Qualifier


def counted(noun: Token, builder: Builder) -> Iterator[Qualifier]:
    """How many of what a noun counts: "won 412 seats" is about 412."""
    part = builder.argument(noun)
    if noun.pos_ == "NUM" and part.kind == "nominal" and part.quantity is not None:
        yield Qualifier(role="amount", word="", mention=number_of(noun, part))
    for number in kids(noun, "nummod") if lemma(noun) not in lexicon.UNITS else ():
        m = mention(number, builder.context)
        plain = part.kind != "quantity" and counts(number, noun)
        if plain and m.quantity is not None and m.quantity.kind == "count" and number.i < noun.i:
            yield Qualifier(role="amount", word="", mention=m)


def phrases_on(noun: Token, builder: Builder) -> tuple[Qualifier, ...]:
    """Prepositional phrases on an object: where a parser hangs "with Y" in "sign a deal with Y" must not matter."""
    found: list[Qualifier] = []
    inner = [t for c in kids(noun, "nmod") if case_of(c) == "of" for t in kids(c, "nmod", "obl")]
    shared = _shared_phrases(noun)
    holder = builder.argument(noun)
    if holder.kind == "time" or _is_told_of(noun, builder.predicate) or _is_title(noun, holder, builder):
        return ()
    if holder.kind == "nominal":  # "permission to leave": nothing is granted without it
        meant = [c for c in kids(noun, "acl") if verb_form(c) == "Inf" and mark_of(c) == "to" and c.i > noun.i]
        if lemma(noun) in {"part", "role"} and noun.head.pos_ == "VERB":  # "played a part in closing plants"
            tied = [*kids(noun, "acl"), *kids(noun.head, "advcl")]
            acts = [c for c in tied if verb_form(c) == "Ger" and mark_of(c) == "in" and c.idx >= holder.end]
            found += [Qualifier(role="", word="in", mention=clause(c, without=("mark",))) for c in acts]
        found += [Qualifier(role="", word="to", mention=clause(c, without=("mark",))) for c in meant]
    for child in [*kids(noun, "nmod", "obl"), *inner, *shared]:
        case = ""
        for part in conjuncts(child):
            case = case_of(part) or case
            m = of_each(part, case) or builder.argument(part)
            if (
                case
                and not (case == "of" and _is_in_row(part, child, m, holder))
                and not is_absolute(child)
                and not is_in_doubt(part, builder)
                and not (case == "in" and is_inside(noun, m))
                and not is_no_phrase(part)
                and not is_of_part(part)
                and (case, lower(part)) not in lexicon.SET_PHRASES
                and case not in lexicon.SOURCE_CASES
                and m.kind not in {"clause", "quality"}
                and (part is child or m.kind == "quantity" or builder.argument(child).kind != "quantity")
                and not (
                    (m.kind == "time" or (case in SPANNING and lemma(part) in lexicon.TIMES))
                    and not has_copula(noun)
                    and _is_within(child, case)
                )
                and (
                    case != "of"
                    or m.kind != "nominal"
                    or is_eventive(noun)
                    or (
                        (child in shared or (child.head.i == noun.i and holder.kind != "name"))
                        and not holder.begin <= m.begin < holder.end
                    )
                )
            ) and not ends(found, case, m, builder.context.text):
                found.append(Qualifier(role=role_of(case, m), word=case, mention=m))
    return tuple(found)


def _is_title(noun: Token, holder: Mention, builder: Builder) -> bool:
    """ "Hired the deputy head of Acme in Rome, Mary Smith": what hangs on a title tells nothing of that."""
    return holder.type == "PERSON" and builder.context.names.get(noun.i) is None


def _is_within(time: Token, case: str) -> bool:
    """ "Delayed by a fire in May", "had its first loss since May": the time is of the noun it hangs on alone."""
    if is_of_term(time.head, case):
        return True
    return base(time.head) == "obl" or (case in SPANNING and is_singled_out(time.head))


def _is_in_row(part: Token, first: Token, m: Mention, holder: Mention) -> bool:
    """ "Dozens of fans and a band": the band may be another thing; a row that is told whole is not told again."""
    if part is not first:
        return not case_of(part)
    return any(c.idx >= m.end for c in kids(first, "conj")) and m.anchor in (holder.whole or holder.label)


def _is_told_of(noun: Token, predicate: Token) -> bool:
    """ "A guard from Springfield whom Acme released": a phrase between the two tells which guard."""
    verb = first_conjunct(predicate)
    return noun.i < predicate.i and base(verb) == "acl" and verb.head.i in {noun.i, noun.head.i}


def _shared_phrases(noun: Token) -> list[Token]:
    """ "the sale or closure of three plants": what follows a later noun but hangs on the first is said of both."""
    first = first_conjunct(noun)
    if first.i == noun.i or kids(noun, "nmod"):
        return []
    return [c for c in kids(first, "nmod") if c.i > noun.i and case_of(c) == "of"]
