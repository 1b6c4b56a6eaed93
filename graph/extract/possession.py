"""From a noun and its owner to what the owner has: "Acme's plant", "the shares of Acme".

Where the noun names an act, what the owner does is a relation of its own ("Acme's reliance on tourism").  Where "of"
brings in an amount, it is how much or how many the thing is.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.builder import Builder
from graph.extract.context import TIME_LABELS, Context, is_time, name_of, outer_kids
from graph.extract.measures import POWERS
from graph.extract.mentions import mention, named_by, whose_of
from graph.extract.phrases import is_multiple, words_mention
from graph.extract.predicates import is_eventive
from graph.extract.qualifiers import is_first, is_ranked
from graph.extract.subjects import subjects_of
from graph.extract.syntax import (
    POSSESSIVE_MARKS,
    base,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    is_predicate,
    kids,
    kids_of,
    lemma,
    lower,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention

_QUARTERS = frozenset("area borough district neighborhood neighbourhood quarter region suburb ward".split())
"""Parts of a town or a country that have names of their own."""
_OFFICES = frozenset({("secretary", "state"), ("minister", "state"), ("head", "state"), ("chief", "staff")})
"""Nouns with "of" that are one title: no state has a "Secretary of State"."""
_TERMS = frozenset(
    {
        ("camel", "back"),
        ("magistrate", "court"),
        ("stone", "throw"),
        *((who, "degree") for who in ("associate", "bachelor", "master")),
    }
)
"""Possessors with what they do not have: "a bachelor's degree"."""
_SPOTS = frozenset("area city part place spot".split())
"""Nouns of places, besides those that the name in their of-phrase bears."""
_SOME = frozenset("few isolated many most numerous other scattered several some various".split())
"""Words of how many, which tell nothing of which."""
_TAKEN = frozenset("confiscate revoke seize steal suspend withdraw".split())
"""Participles by which one has a thing no longer: "had his licence revoked"."""
_LEADERS = frozenset("dean director manager minister officer professor secretary vice-president".split())
"""Who leads or does something, besides the heads of a whole."""
_DUTIES = frozenset(
    """admissions advocacy communications compliance content design engineering finance fundraising human investigations
    legal marketing media medical music nursing operations people policy product production programmes programs
    publicity recruitment relations research resources risk sales staff strategy studies technology training""".split()
)
"""What somebody in an organisation is head of, besides what ministers are for."""
_OFFERED = frozenset({"EVENT", "ORG", "PRODUCT", "WORK_OF_ART"})
"""Labels of named things that an organisation has: its products, works, parts, meetings."""


def possessors(noun: Token, holder: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "Acme's plant": Acme has a plant; "Acme's purchase of Globex" is a relation of its own."""
    context = builder.context
    if is_multiple(noun):
        return
    owners = [part for child in outer_kids(noun, context, "nmod:poss") for part in conjuncts(child)]
    targets = [
        (case_of(part) or case_of(child), part)
        for child in outer_kids(noun, context, "nmod")
        for part in conjuncts(child)
    ]
    agents = [t for case, t in targets if case == "by"]
    owners = [owner for owner in owners if owner.i < noun.i or lower(owner) == "whose"]
    if owners and owners[0].tag_ == "PRP$":
        owners = owners[:1]  # "his New Year's address"
    for each in _respective(noun, owners):
        yield from builder.extraction(mention(each, context), "have", "", holder, (), rule="possessive")
        owners, agents = [], []
    for written in owners or agents:
        owner = (whose_of(noun, written) or written) if lower(written) == "whose" else written
        possessor = mention(owner, context)
        mark = " ".join(c.text for c in kids(written, "case") if lower(c) in POSSESSIVE_MARKS)
        if _is_own(noun, possessor, context) or _owns_nothing(noun, owner, possessor):
            continue
        theirs = lower(written) in {"his", "her", "its", "their", "my", "our"}
        if _is_classing(noun, owner) or (theirs and (_is_lost(noun) or lemma(noun) in lexicon.TURNS)):
            continue
        if possessor.kind == "time":
            yield from builder.extraction(replace(holder), "be in", mark, possessor, (), rule="possessive")
            continue
        if written in owners and lemma(noun) in lexicon.EMPLOYERS - {"team"} and lower(written) in {"his", "her", "my"}:
            held = named_by(noun, context) or holder
            if held.kind == "name" or lemma(noun) != "employer":
                words = "be member of" if lemma(noun) in lexicon.FOLLOWED else "be of"
                yield from builder.extraction(possessor, words, mark, held, (), rule="possessive")
        elif written in owners and possessor.type == "LOC" and holder.type == "PERSON":
            yield from builder.extraction(holder, "be from", mark, possessor, (), rule="possessive")
        elif written in owners and not (
            holder.kind == "nominal"
            and (holder.label == noun.text or lemma(noun) in lexicon.SUFFERED)
            and _is_aimed(noun, targets, context)
        ):
            yield from builder.extraction(possessor, "have", mark, holder, (), rule="possessive")
        for case, target in targets if is_eventive(noun) else ():
            thing = mention(target, context)
            among = (case == "since" and is_first(noun)) or case in {"above", "including"}
            when = thing.kind == "time" or lemma(target) in {"century", "decade", "month", "week", "year"}
            if case in {"by", "", "like", "unlike"} or target is owner or when or among:
                continue
            words = f"{lemma(noun)} {case}"
            yield from builder.extraction(possessor, words, f"{noun.text} {case}", thing, (), rule="nominalisation")


def _owns_nothing(noun: Token, owner: Token, possessor: Mention) -> bool:
    """ "Our hands", "each other's shops", "an hour's rest", "two months' salary", "his successor": nobody has it."""
    if lemma(noun) in lexicon.IDIOM_NOUNS and case_of(noun):
        return True
    if lemma(noun) in lexicon.BELONGING or kids(owner, "fixed") or _is_another(owner):
        return True
    if (lemma(owner), lemma(noun)) in _TERMS or _is_anyone(noun, owner):
        return True
    whose = lower(owner)
    if lemma(noun) in lexicon.LIMBS and (possessor.type == "PERSON" or whose in {"his", "her", "my", "our", "your"}):
        return True  # "raised her arm": so everybody can
    if whose in {"his", "her"} and lemma(noun) in {"client", "counterpart", "predecessor", "successor"}:
        return True  # another's name may stand for it, whom he does not have
    if whose in {"his", "her", "my"} and lemma(noun) in {"country", "homeland", "nation"}:
        return True  # "told delegates that his country would sign"
    if whose in {"his", "their"} and _is_anybodys(noun):
        return True
    if possessor.kind == "time" and possessor.period is None:
        return bool(kids(owner, "nummod")) or possessor.label.lower() == "today"
    when = any(c.ent_type_ in TIME_LABELS for c in kids(owner, "compound"))  # "Tuesday night's meeting"
    return possessor.kind == "nominal" and (when or lemma(owner) in lexicon.UNITS)


def _is_another(owner: Token) -> bool:
    """ "Each other's shops", "somebody else's plan", "nobody's": an owner that stands for nobody by itself."""
    return lower(owner) in {"another", "nobody", "other"} or any(lower(c) == "else" for c in owner.children)


def _is_anyone(noun: Token, owner: Token) -> bool:
    """ "A citizen's arrest", "a king's ransom": a common noun that nothing tells from others, or a set phrase."""
    bare = owner.tag_ == "NN" and owner.i < noun.i and not owner.ent_type_
    return bare and [lower(c) for c in owner.children if base(c) not in {"case", "punct"}] in (["a"], ["an"])


def _respective(noun: Token, owners: list[Token]) -> list[Token]:
    """ "Acme and Globex want to have their respective plants inspected": each of them has one."""
    if [lower(o) for o in owners] != ["their"] or not any(lower(c) == "respective" for c in kids(noun, "amod")):
        return []
    verb = first_conjunct(noun).head
    found = subjects_of(verb)[0] if is_predicate(verb) else []
    return found if len(found) > 1 else []


def _is_aimed(noun: Token, targets: list[tuple[str, Token]], context: Context) -> bool:
    """ "the economy's reliance on tourism": a bare noun of action with its target is told as one relation."""
    if lemma(noun) in lexicon.SUFFERED and any(case == "of" for case, _ in targets):
        return True
    aims = [t for case, t in targets if case not in {"", "of", "by", "at", "in"} and not is_time(t, context)]
    return is_eventive(noun) and bool(aims)


def _is_anybodys(noun: Token) -> bool:
    """ "Nobody lost their job": somebody who is not told from others has nothing."""
    verb = next((t for t in noun.ancestors if is_predicate(t)), None)
    return verb is not None and any(lower(s) in lexicon.ANYBODY for s in kids_of(verb, "nsubj"))


def _is_lost(noun: Token) -> bool:
    """ "lost her eye", "sold its plant", "had his licence revoked": what somebody has no longer."""
    verb = noun.head
    if base(noun) in {"obj", "nsubj", "nsubj:pass"} and any(
        lemma(v) in _TAKEN and v.tag_ == "VBN" and lemma(v.head) == "have" for v in (verb, *kids(verb, "xcomp"))
    ):
        return True
    return base(noun) == "obj" and lemma(verb) in {"lose", "sell"} and bool(kids_of(verb, "nsubj"))


def _is_classing(noun: Token, owner: Token) -> bool:
    """ "women's tennis", "the world's largest port": a sort or a rank, nothing that they have."""
    single = noun.tag_ == "NN" and any(lower(c) in {"a", "an"} and c.i < owner.i for c in kids(noun, "det"))
    if owner.tag_ == "NNS" and single and kids(owner, "amod"):
        return True  # "an international nurses' union": the article is the union's, and so is the adjective
    told = [c for c in kids(owner, "det", "nummod", "amod", "nmod:poss") if lower(c) not in {"a", "an"}]
    if owner.tag_ == "NNS" and owner.i < noun.i and lemma(owner) in lexicon.FOLK:
        return not told or lemma(noun) in lexicon.CONTESTS
    return lemma(owner) == "world" and is_ranked(noun)


def _is_own(noun: Token, possessor: Mention, context: Context) -> bool:
    """ "X is its rival", "X, its rival,": the pronoun cannot be X, whatever the chain says."""
    if possessor.kind != "pronoun" or possessor.chain is None:
        return False
    same = kids_of(noun, "nsubj") if has_copula(noun) else [noun.head] if noun.dep_ == "appos" else kids(noun, "appos")
    return any(mention(other, context).chain == possessor.chain for other in same)


def of_phrase(noun: Token, holder: Mention, other: Mention, builder: Builder) -> Iterator[Extraction]:
    """ "shares of Acme" belong to Acme; "a profit of $5 million" is that much; "a crew of six" counts."""
    if (lemma(noun), other.label.lower()) in _OFFICES:
        return
    if other.kind == "quantity":
        if not _is_each(noun, other):
            yield from builder.extraction(holder, "be", "of", other, (), rule="count")
    elif holder.type == "PERSON" and other.kind == "name":
        words = "be member of" if other.label.split()[-1].lower() in lexicon.FOLLOWED else "be of"
        yield from builder.extraction(holder, words, "of", other, (), rule="preposition")
    elif holder.kind == other.kind == "name" and other.type == "ORG" and holder.type in _OFFERED:
        yield from builder.extraction(other, "have", "of", holder, (), rule="possessive")  # "the Springfield of Acme"
    elif _is_somewhere_in(noun):
        return
    elif other.kind in {"name", "pronoun"} or _is_held(noun, other):
        vague = lexicon.PARTS | lexicon.DEPICTIONS | lexicon.FEASTS | lexicon.BELONGING | lexicon.FRACTIONS | POWERS
        vague |= {"combination", "declaration", "establishment", "foundation", "founding", "name"}
        vague |= {"abbey", "affairs", "convent", "hometown", "monastery"}
        short = _without_of(noun, holder) if lemma(noun) not in vague else None
        if short is not None and any(
            outer_kids(c, builder.context, "conj") for c in kids(noun, "nmod") if case_of(c) == "of"
        ):
            short = None if lemma(noun) in lexicon.FIELDS else replace(short, whole="")  # "coasts of X and Y"
        part = lemma(noun) in _QUARTERS and any(c.ent_type_ for c in kids(noun, "compound"))
        same = lemma(noun) in lexicon.PLACES | {"colony"} and not part  # "the Soho district of London" is not London
        same = same and (noun.tag_ == "NN" or _is_of_row(noun))  # "the regions of Freedonia" are not it
        whose = [*kids(noun, "nmod:poss"), *(c for c in kids(noun, "amod") if c.text[:1].isupper())]
        same = same or (
            lemma(noun) == "capital" and bool(whose)
        )  # "Freedonia's capital of X", "the Freedonian capital"
        if short is not None and other.type == "LOC" and same and not _is_told(noun, builder):
            words, rule = ("be one of", "listing") if noun.tag_ == "NNS" else ("be", "appositive")
            plain = replace(short, whole="", owner=None)
            yield from builder.extraction(other, words, "of", plain, (), rule=rule)
        elif short is not None and other.type == "LOC" and lemma(noun) in {"sweep", "tour"}:
            yield from builder.extraction(short, "be in", "of", other, (), rule="preposition")
        elif (
            short is not None and lemma(noun) not in lexicon.SUFFERED and not (_is_bare(noun) or _is_field(noun, other))
        ):
            yield from builder.extraction(other, "have", "of", short, (), rule="possessive")


def _is_of_row(noun: Token) -> bool:
    """ "The towns of Springfield and Shelbyville"."""
    return any(kids(c, "conj") for c in kids(noun, "nmod") if case_of(c) == "of")


def _is_somewhere_in(noun: Token) -> bool:
    """ "Most places of Freedonia", "several regions of it": a part that is not told from others."""
    words = {lower(c) for c in kids(noun, "amod", "det")}
    return noun.tag_ == "NNS" and lemma(noun) in lexicon.PLACES | _SPOTS and not words.isdisjoint(_SOME)


def _is_each(noun: Token, amount: Mention) -> bool:
    """ "Crews of three": each is three; "holders of 75% of the shares": what they hold, not what they are.

    So "the best of the three", "Springfield, a town of 8,000".
    """
    known = any(lower(c) == "the" for t in kids(noun, "nmod") if t.pos_ == "NUM" for c in kids(t, "det"))
    if known or lemma(noun) in lexicon.PLACES:
        return True
    kind = amount.quantity.kind if amount.quantity is not None else ""
    if kind == "percent":
        return lemma(noun) in lexicon.RELATIONAL and lemma(noun).endswith(lexicon.AGENT_SUFFIXES)
    return kind == "count" and noun.tag_ == "NNS" and not is_eventive(noun)


def _is_field(noun: Token, other: Mention) -> bool:
    """ "The Secretary of State", "the Minister of Lands", "Director of Training": what an office is for."""
    leads = lemma(noun) in lexicon.OFFICES | _LEADERS
    if leads and all(word in lexicon.PORTFOLIOS | _DUTIES for word in other.label.lower().split()):
        return True
    if lemma(noun) in {"chief", "secretary"}:
        return other.type not in {"LOC", "ORG"}
    return lemma(noun) in {"department", "minister", "ministry", "undersecretary"} and other.type != "LOC"


def _is_bare(noun: Token) -> bool:
    """ "Took charge of the ministry", "lost sight of Acme": a bare object is a part of what its verb says."""
    return base(noun) == "obj" and noun.tag_ == "NN" and not kids_of(noun, "det", "amod", "compound", "nmod:poss")


def _is_told(noun: Token, builder: Builder) -> bool:
    """ "Ostia, the port of Rome", "Ostia is the port of Rome": another name's description, not that in its phrase."""
    others = [noun.head] if noun.dep_ == "appos" else kids_of(noun, "nsubj") if has_copula(noun) else []
    return any(name_of(t, builder.context) is not None for t in (*others, *kids(noun, "appos")))


def _is_held(noun: Token, other: Mention) -> bool:
    """ "the budget of the government", "the growth of tourism": they have it; "the fall of the state" befell it."""
    if lemma(noun) in lexicon.THRIVING and any(lower(c) == "the" for c in kids(noun, "det")):
        return other.kind == "nominal"
    body = other.definite and other.head in lexicon.BODIES and not other.whole
    return body and not is_eventive(noun) and lemma(noun) not in {"collapse", "future", "rest"}


def _without_of(noun: Token, holder: Mention) -> Mention | None:
    """The noun phrase without its of-phrase."""
    if holder.kind == "name":
        return None
    left = [t for t in noun.children if t.i < noun.i and t.dep_ in {"amod", "compound", "nummod"}]
    left += kids(noun, "flat")  # "editor-in-chief"
    tokens = contiguous([noun, *[d for t in left for d in t.subtree]], noun)
    while len(tokens) > 1 and tokens[0].is_punct:
        tokens = tokens[1:]
    short = words_mention(tokens, "nominal")
    whole = holder.whole or holder.label
    return replace(
        short,
        head=holder.head,
        chain=holder.chain,
        definite=True,
        plural=holder.plural,
        whole=whole,
        owner=holder.owner,
    )
