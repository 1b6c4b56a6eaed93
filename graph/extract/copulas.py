"""From a clause with "be" to what it says its subject is, where it is, and that there is something.

A noun is a value and a relation ("is the owner of Y"), a phrase a place, an adjective a quality; what a property of an
owner is, is said of the owner too.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.attached import phrases_on
from graph.extract.builder import Builder
from graph.extract.circumstances import circumstances
from graph.extract.clefts import told_as
from graph.extract.complements import ROOM, comparison, margin_of, tied_to
from graph.extract.context import Context
from graph.extract.identities import is_several, nominal_predicate
from graph.extract.measures import POWERS, SHARES
from graph.extract.mentions import mention
from graph.extract.moods import Status, has_no
from graph.extract.obliques import obliques
from graph.extract.phrases import clause, words_mention
from graph.extract.predicates import is_verbal, phrase_of
from graph.extract.qualifiers import is_about
from graph.extract.subjects import aspirants, is_aim, is_empty_it, subjects_of
from graph.extract.syntax import (
    base,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    is_no_longer,
    is_to_blame,
    kids,
    kids_of,
    lemma,
    linking,
    lower,
    mark_of,
    verb_form,
)
from graph.extract.tokens import Token
from graph.model import Extraction, Mention, Qualifier

UNTOLD = frozenset({"after", "anything", "are", "before", "everything", "is", "nothing", "so", "something"})
"""What says nothing of a subject."""

POSSESSED = frozenset({"hers", "his", "mine", "ours", "theirs", "yours"})
"""What says whose the subject is: "the seat is hers"."""

_FRAME = ("nsubj", "nsubj:pass", "nsubj:outer", "cop", "aux", "expl")
"""What stands around an infinitive that is told of a subject."""


def copular(predicate: Token, context: Context, status: Status) -> Iterator[Extraction]:
    """ "X is Y", "X is in Y", "X is able", "X is the owner of Y"."""
    builder = Builder(predicate, context, status)
    subjects = [] if is_empty_it(predicate) else subjects_of(predicate)[0]
    if status.polarity == "positive" and (owners := aspirants(predicate)):
        subjects, builder.status = owners, status.weaker("planned")  # "her dream is to be a doctor"
    qualifiers = circumstances(
        predicate, [(c, t) for c, t in obliques(predicate) if base(first_conjunct(t)) != "nmod"], builder
    )
    case = case_of(predicate)
    subjects = [s for s in subjects if not ((case == "against" and has_no(s)) or _is_untold(s))]
    phrase = phrase_of(predicate)
    if case == "due to" and lemma(predicate) in lexicon.SCHEDULED and not kids(predicate, "det", "amod", "nmod:poss"):
        builder.status = replace(status.weaker("planned"), tense="future")  # "is due to return to the table"
        if predicate.tag_ == "NN" and lemma(predicate) in lexicon.STARTS and qualifiers:
            yield from _is_due(builder, subjects, qualifiers)  # "is due to end next spring", read as its cause
            return
    whole = builder
    for subject in subjects:
        holder = whole.argument(subject)
        if is_several(holder) and (joint := _joint(predicate, context)) is not None:
            yield from nominal_predicate(
                holder, predicate, tuple(qualifiers), builder, rule="copula", phrase=phrase, value=joint
            )
            continue
        every = qualifiers
        for part in [p for p in conjuncts(predicate) if p.i == predicate.i or _shares_copula(p, predicate)]:
            qualifiers = [q for q in every if not predicate.idx < q.mention.begin < part.idx]
            qualifiers = every if part.i == predicate.i else qualifiers  # "is big in Springfield and profitable"
            builder = whole if part.i == predicate.i else _turned(part, whole)
            shared = case if part.i == predicate.i or part.pos_ != "ADJ" else ""  # "not in shape but usable"
            if (
                lower(part) in UNTOLD
                or _is_as_far(part)
                or part.tag_ == "WRB"
                or (part.tag_ == "IN" and base(part) == "acl")
                or _is_another_there(part, predicate)
            ):
                continue  # "which group she was in"
            if lower(part) == "there" and subject.pos_ == "PRON" and not kids(part, "advmod"):
                continue  # "he would be there"
            if any(lower(c) == "how" for c in kids(part, "advmod")) or _is_likewise(part):
                continue  # "the question is how large it is"
            if lower(part) in POSSESSED:
                yield from builder.extraction(builder.argument(part), "have", phrase, holder, (), rule="copula")
            elif shared or case_of(part):
                yield from _prepositional(builder, subject, (case_of(part) or shared, part), qualifiers, phrase)
            elif part.pos_ in {"VERB", "AUX"} and not is_to_blame(part) and _is_ahead(part) and not is_aim(subject):
                continue  # "the firm is to build it": it will
            elif part.pos_ in {"VERB", "AUX"} and not is_to_blame(part):
                content = clause(part, without=_FRAME)
                yield from builder.extraction(holder, "be", phrase, content, tuple(qualifiers), rule="copula")
            elif moved := [c for c in kids(part, "advmod") if _is_way(c) and c.i < part.i]:
                words, said = f"be {lower(moved[0])}", f"{phrase} {moved[0].text}"
                rest = tuple(circumstances(part, [(case_of(t), t) for t in kids(part, "nmod") if case_of(t)], builder))
                yield from builder.extraction(
                    holder, words, said, builder.argument(part), (*qualifiers, *rest), rule="copula"
                )
            elif is_to_blame(part) or (mark_of(part) == "to" and part.tag_ in {"NN", "VB"} and not _is_being(part)):
                yield from _to_be_done(builder, holder, part, qualifiers, phrase)
            elif among := _among(part, holder, len(subjects) > 1, builder):
                yield from builder.extraction(*among[:2], phrase, among[2], tuple(qualifiers), rule="copula")
            elif part.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
                yield from _nominal(builder, subject, part, qualifiers, phrase)
            else:
                yield from _adjectival(builder, holder, part, [*qualifiers, *_own_phrases(part, builder)], phrase)


def spelt_out(act: Token, builder: Builder) -> Iterator[Extraction]:
    """ "The first thing it did was to close the plant": which thing that was."""
    for thing in (s for s in kids(act, "nsubj", "nsubj:outer") if lower(s) not in {"all", "what"}):
        content = clause(act, without=_FRAME)
        yield from builder.extraction(builder.argument(thing), "be", phrase_of(act), content, (), rule="copula")


def _is_untold(subject: Token) -> bool:
    """ "Others are rich": nobody who is told from others; "all we want is peace": told as what we want."""
    if lower(subject) == "all" and told_as(subject) != [subject]:
        return True
    return lower(subject) == "others" and not kids(subject, "nmod", "acl", "acl:relcl", "amod")


def _is_another_there(part: Token, predicate: Token) -> bool:
    """ "The staff is there and the money too": the money is there as well, and no staff is money."""
    placed = predicate.pos_ == "ADV" and part.pos_ in {"NOUN", "PROPN"} and part.i != predicate.i
    return placed and any(lower(c) in {"also", "too"} for c in kids(part, "advmod"))


def _turned(part: Token, builder: Builder) -> Builder:
    """ "Was not in Springfield but in Shelbyville": what comes after "but" is not denied."""
    but = any(lower(c) == "but" for c in kids(part, "cc"))
    return Builder(builder.predicate, builder.context, replace(builder.status, polarity="positive")) if but else builder


def _to_be_done(
    builder: Builder, holder: Mention, verb: Token, qualifiers: list[Qualifier], phrase: str
) -> Iterator[Extraction]:
    """ "Rain is to blame for the delay", "the firm is to blame": blame for something is no blame at large."""
    words, said = f"be to {lemma(verb)}", f"{phrase} to {verb.text}"
    told = [q for q in (*qualifiers, *phrases_on(verb, builder)) if q.word]
    for q in told:
        yield from builder.extraction(holder, f"{words} {q.word}", f"{said} {q.word}", q.mention, (), rule="copula")
    more = tied_to(verb)
    if more or all(q.word != "for" for q in told):
        rest = tuple(q for q in qualifiers if not q.word)
        thing = words_mention([verb.nbor(-1), verb, *more])
        yield from builder.extraction(holder, "be", phrase, thing, rest, rule="copula")


def _own_phrases(part: Token, builder: Builder) -> list[Qualifier]:
    """ "Not in shape, but usable in dry weather": what hangs on a later quality is of that alone."""
    after = [(case, t) for case, t in obliques(part) if t.i > part.i]
    too = any(lower(c) == "too" for c in kids(part, "advmod"))  # "too big, thus too complex for crews": for them
    return [] if too or part.i == builder.predicate.i else circumstances(part, after, builder)


def _is_way(adverb: Token) -> bool:
    """ "Sales were up 5%", but not "up to 5%"."""
    return lower(adverb) in {"up", "down"} and not kids(adverb, "fixed")


def _is_likewise(part: Token) -> bool:
    """ "The door is open and so are the slopes": the slopes are open, and the door no slopes."""
    before = [c.i for c in kids(part, "advmod") if lower(c) == "so"]
    turned = [c.i for c in kids(part, "cop") if before and before[0] < c.i]
    return bool(turned) and all(s.i > turned[0] for s in kids(part, "nsubj"))


def _is_due(builder: Builder, subjects: list[Token], qualifiers: list[Qualifier]) -> Iterator[Extraction]:
    """ "The trial is due to end next spring": the noun is a verb, and the first phrase after it its object."""
    verb, (first, *rest) = builder.predicate, qualifiers
    for subject in subjects:
        words, said = f"{lemma(verb)} {first.word}".strip(), f"{verb.text} {first.word}".strip()
        yield from builder.extraction(builder.argument(subject), words, said, first.mention, tuple(rest), rule="clause")


def _is_as_far(adjective: Token) -> bool:
    """ "As far as prices are concerned"."""
    return lower(adjective) == "concerned" and lower(adjective.head) == "far" and base(adjective) == "advcl"


def _nominal(
    builder: Builder, subject: Token, part: Token, qualifiers: list[Qualifier], phrase: str
) -> Iterator[Extraction]:
    """ "Acme is a carmaker", "Acme's profit was 5 million euros": what the subject is, and what its owner's is."""
    holder, amount = builder.argument(subject), builder.argument(part)
    if amount.kind == "quantity" and (level := _level(part)):
        words, said = f"be {case_of(level)}", f"{phrase} {case_of(level)}"
        much = Qualifier(role="amount", word="", mention=amount)
        yield from builder.extraction(holder, words, said, builder.argument(level), (*qualifiers, much), rule="copula")
    elif lemma(part) in lexicon.UNITS and amount.kind == "quantity":
        yield from builder.extraction(holder, "be", phrase, amount, (), rule="copula")
    else:
        yield from nominal_predicate(holder, part, tuple(qualifiers), builder, rule="copula", phrase=phrase)
    yield from _of_owner(subject, part, "be", builder, phrase)


def _level(amount: Token) -> Token | None:
    """ "The temperature was 2 degrees above normal": what it is so much above or below."""
    after = [c for c in kids_of(amount, "nmod", "obl", "amod") if c.i > amount.i and case_of(c) in {"above", "below"}]
    return after[0] if after else None


def _prepositional(
    builder: Builder, subject: Token, value: tuple[str, Token], qualifiers: list[Qualifier], phrase: str
) -> Iterator[Extraction]:
    """ "X is in Y", "X is in line with Y": a preposition with its noun, and what hangs on that."""
    case, part = value
    holder, rest = builder.argument(subject), tuple(qualifiers)
    words, spoken = f"be {case}", f"{phrase} {case}"
    if lower(part) == "there":
        return  # "they are still in there"
    if (case, lower(part)) == ("in", "place") and not kids_of(part, "det", "amod", "acl", "nmod"):
        state = words_mention([part.nbor(-1), part])
        yield from builder.extraction(holder, "be", phrase, state, rest, rule="copula")
        return
    ends = conjuncts(first_conjunct(part))
    if case == "between" and part.pos_ == "NUM" and len(ends) > 1:
        if part == ends[0]:  # "was between 35 and 45"
            span = words_mention(list(part.doc[part.i : ends[-1].i + 1]), "quantity")
            yield from builder.extraction(holder, words, spoken, span, rest, rule="copula")
        return
    told = is_about(subject, "on") and lemma(part) not in lexicon.ON_NOUNS
    if words == "be on" and not told and builder.argument(part).kind != "time":
        words = "on"  # "the species is on a list"
    thing = words_mention([part]) if part.pos_ == "VERB" else builder.argument(part)
    if holder.quantity is not None and len(ends) > 1 and thing.kind == "name":
        return  # "the three men are from Acme and Globex": not each of them from both
    if case == "between" and part.pos_ == "NUM":
        if base(part) == "conj":
            return
        thing = words_mention(list(part.doc[part.i : conjuncts(part)[-1].i + 1]))  # "is between 35 and 45"
    attached = phrases_on(part, builder) if builder.context.names.get(part.i) is None else ()
    when = [q for q in attached if q.role == "time" and q.word in {"at", "in", "on"}]
    rest += tuple(q for q in when if q not in rest)
    if any(case_of(c) == "of" for c in kids(part, "nmod")) and lemma(part) not in lexicon.IDIOM_NOUNS:
        rest += tuple(q for q in attached if q.word != "of" and q not in rest)  # "among the causes of death in cities"
        attached = tuple(q for q in attached if q.word == "of")
    if not (lemma(part) in lexicon.IDIOM_NOUNS and attached):
        yield from builder.extraction(holder, words, spoken, thing, rest, rule="copula")
    for q in attached:
        told = case == "among" and q.word == "to"  # "among the first banks to cut rates": they cut them
        if q.word not in {"such as", "including", "like"} and q not in when and not told:  # "on the brink on Monday"
            inner, said = f"{words} {lemma(part)} {q.word}", f"{spoken} {part.text} {q.word}"
            yield from builder.extraction(holder, inner, said, q.mention, rest, rule="copula")
    yield from _of_owner(subject, part, words, builder, spoken)


def _joint(predicate: Token, context: Context) -> Mention | None:
    """ "The causes were heat and drought": what several are together."""
    parts = conjuncts(predicate)
    common = all(p.pos_ == "NOUN" and context.names.get(p.i) is None and not has_copula(p) for p in parts[1:])
    if len(parts) < 2 or not common or predicate.pos_ != "NOUN" or case_of(predicate):
        return None
    begin = mention(predicate, context).begin
    words = [t for t in predicate.doc[predicate.left_edge.i : parts[-1].i + 1] if t.idx >= begin]
    return words_mention(words, "nominal") if len(words) <= ROOM else None


def _is_being(noun: Token) -> bool:
    """ "is expected to be his rival": the infinitive is that of "be"."""
    return any(c.tag_ == "VB" for c in kids(noun, "cop"))


def _is_ahead(verb: Token) -> bool:
    """Whether a form of "be" with an infinitive says what will be done."""
    return mark_of(verb) == "to" and any(c.tag_ in {"VBZ", "VBP", "VBD"} for c in kids(verb, "cop", "aux"))


def _among(part: Token, holder: Mention, several: bool, builder: Builder) -> tuple[Mention, str, Mention] | None:
    """ "The winners were Mary Smith and John Brown", "Acme and Globex are the only two banks": each is one of them."""
    if (holder.quantity or (holder.kind == "nominal" and holder.plural)) and _is_one(part, builder.context):
        some = holder.quantity is not None or holder.label.lower().startswith("only ")
        return builder.argument(part), "be one of" if some else "be", holder
    if several and part.tag_ == "NNS" and _are_all(part):
        return holder, "be one of", builder.argument(part)
    return None


def _are_all(noun: Token) -> bool:
    """ "Acme and Globex are two big banks", "are the only banks": each of them is one."""
    only = {lower(c) for c in noun.children} >= {"the", "only"}
    return only or bool(kids(noun, "nummod"))


def _is_one(part: Token, context: Context) -> bool:
    """ "The winners were Mary Smith and John Brown": each is one of them."""
    entity = context.names.get(part.i)
    listed = bool(kids(first_conjunct(part), "conj"))
    return listed and entity is not None and entity.label_ in {"PERSON", "ORG", "LOC", "PRODUCT", "WORK_OF_ART"}


def _shares_copula(part: Token, predicate: Token) -> bool:
    """ "X is old and weak": one copula for both; "X is worried and watches Y" has two clauses."""
    if has_copula(part) or kids_of(part, "nsubj"):
        return False
    return part.pos_ not in {"VERB", "AUX"} or predicate.pos_ in {"VERB", "AUX"}


def _of_owner(noun: Token, value: Token, words: str, builder: Builder, phrase: str) -> Iterator[Extraction]:
    """ "Acme's headquarters are in Y", "the price of the phone is Z": what a property of its owner is."""
    vague = lexicon.PLACES | lexicon.PARTS | SHARES | POWERS
    if builder.context.names.get(noun.i) is not None or noun.pos_ != "NOUN" or lemma(noun) in vague:
        return  # "both of the stops are", "the city of X is": said of the stops, of X
    described = words == "be" and builder.argument(value).kind == "nominal" and not kids(value, "nummod")
    if lemma(value) == "part" or described:
        return  # "the firm's order was part of a plan", "its move was a good step": said of the move
    owners = kids(noun, "nmod:poss") + [t for t in kids(noun, "nmod") if case_of(t) == "of"]
    parts = [t.text for t in kids(noun, "amod", "compound") if t.i < noun.i and _is_regional(t)]
    for owner in (part for o in owners for part in conjuncts(o)):
        held = builder.argument(owner)
        if held.kind not in {"name", "pronoun"} and not held.definite and owner.dep_ != "nmod:poss":
            continue  # "a shortage of moths is": nothing of the moths
        yield from builder.extraction(
            held,
            " ".join((*parts, lemma(noun), words)),
            f"{noun.text} {phrase}",
            builder.argument(value),
            (),
            rule="copula",
        )


def _is_regional(word: Token) -> bool:
    """ "Acme's European headquarters", "its regional sales": what is theirs in one part only."""
    return word.text[:1].isupper() or lower(word) in lexicon.REGIONAL


def _adjectival(
    builder: Builder, holder: Mention, adjective: Token, qualifiers: list[Qualifier], phrase: str
) -> Iterator[Extraction]:
    """ "X is available in Y" relates X and Y; "X is strong" gives the adjective as a value."""
    adverbs = [c for c in kids_of(adjective, "advmod") if lower(c) not in lexicon.NEGATORS | lexicon.MERELY]
    adverbs = [c for c in adverbs if c not in linking(adjective)]
    tokens = contiguous([adjective, *(c for c in adverbs if not is_no_longer(c))], adjective)
    if all(q.word not in {"as", "than"} for q in qualifiers):
        tokens = [*tokens, *comparison(adjective, tokens[-1].i)]  # "the first of three marches", "less than it was"
    for margin in (margin_of(c) for c in kids(adjective, "obl:unmarked") if adjective in margin_of(c)):
        tokens = margin  # "six votes short of a majority"
        qualifiers = [q for q in qualifiers if q.mention.begin != margin[0].idx]
    verbal = [c for c in kids(adjective, "xcomp", "ccomp", "advcl") if is_verbal(c)]
    content = [c for c in verbal if (c.dep_ != "advcl" or (verb_form(c) == "Ger" and mark_of(c))) and c.i > adjective.i]
    if lower(adjective) == "worth" and content and content[0].i == tokens[-1].i + 1:
        worth = words_mention([*tokens, content[0]])  # "worth exploring"
        beside = tuple(circumstances(content[0], list(obliques(content[0])), builder))
        yield from builder.extraction(holder, "be", phrase, worth, beside, rule="copula")
        return
    told = [_content(c) for c in content]
    for value in kids(adjective, "obj"):
        words, said = f"be {lower(adjective)}", f"{phrase} {adjective.text}"
        yield from builder.extraction(holder, words, said, builder.argument(value), tuple(qualifiers), rule="copula")
    if lower(adjective) == "worth":
        return  # "the sum it was worth in 2021"
    meant = any(c.dep_ == "xcomp" for c in verbal) and lower(adjective) in lexicon.MODALS
    margins = any(q.mention.quantity is not None and q.word in {"", "by"} for q in qualifiers)
    moved = margins and _is_way(adjective)  # "up 25 points"
    if not (meant or moved or kids(adjective, "obj") or (verbal and lower(adjective) in lexicon.ABLE)):
        every = (*qualifiers, *told)
        after = [lower(t) for t in adjective.doc[tokens[-1].i + 1 : tokens[-1].i + 2]]
        cut = after == ["of"] and all(q.word != "of" for q in every)
        if not cut:  # "invisible west of Springfield", hung elsewhere
            yield from builder.extraction(holder, "be", phrase, words_mention(tokens), every, rule="copula")
    compared = any(lower(c) == "as" for c in kids(adjective, "advmod"))  # "could be as high as $5 under the rules"
    for qualifier in (q for q in qualifiers if q.word == "as" or not compared):
        far = qualifier.role == "amount" and not qualifier.word and qualifier.mention.begin > adjective.idx
        if qualifier.role not in {"time", "manner"} and not verbal and not far:  # "third, two points behind Acme"
            degrees = [c for c in kids(adjective, "advmod") if lower(c) in {"less", "more", "too"}]
            degree = [lower(c) for c in degrees if c.i < adjective.i]  # "more common in the north"
            too = f"{degree[0]} " if degree else ""
            words = f"be {too}{lower(adjective)} {qualifier.word}".strip()
            rest = tuple(q for q in qualifiers if q is not qualifier)
            yield from builder.extraction(
                holder,
                words,
                f"{phrase} {adjective.text} {qualifier.word}".strip(),
                qualifier.mention,
                rest,
                rule="copula",
            )


def _content(told: Token) -> Qualifier:
    """ "That" or "why" of "aware that it leaked", "unsure why it leaked", with what comes after it."""
    asked = next((lower(t) for t in told.doc[told.left_edge.i : told.i + 1] if t.tag_ == "WRB"), "")
    asked = asked if asked and kids(told, "advmod", "mark") else ""
    return Qualifier(role="", word=mark_of(told) or asked or "that", mention=clause(told, without=("mark",)))


def existential(predicate: Token, context: Context, status: Status) -> Iterator[Extraction]:
    """ "There were 300 people on board": the thing and its place."""
    builder = Builder(predicate, context, status)
    things = [c for s in kids(predicate, "nsubj") for c in conjuncts(s)]
    qualifiers = circumstances(predicate, list(obliques(predicate)), builder)
    qualifiers = [q for q in qualifiers if q.role != "manner"]  # "there were disappointments too"
    for thing in things:
        told = [q for q in qualifiers if q.role != "clause" and not q.mention.label.endswith(" ago")]
        told = [q for q in told if q.mention.label.lower() not in {"currently", "now"}]  # "there are now two models"
        for qualifier in told[:1]:
            rest = tuple(q for q in qualifiers if q is not qualifier)
            yield from builder.extraction(
                builder.argument(thing),
                f"be {qualifier.word or ('in' if qualifier.role == 'time' else '')}".strip(),
                phrase_of(predicate),
                qualifier.mention,
                rest,
                rule="existential",
            )
