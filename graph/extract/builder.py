"""From tokens to an :class:`~graph.model.Extraction`: the arguments' mentions, the status, who speaks, the time.

A :class:`Builder` is made for one predicate, or one noun, and knows nothing of the construction that it is used for:
the modules of clauses, copulas and nominals choose the tokens and name the rule; circumstances and attached find the
qualifiers.  One for "sell" in "will sell it" makes planned extractions.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract import lexicon
from graph.extract.complements import comparison
from graph.extract.context import Context
from graph.extract.mentions import mention, named_by, part_of
from graph.extract.moods import Status
from graph.extract.phrases import clause, words_mention
from graph.extract.qualifiers import period_of
from graph.extract.speakers import describes
from graph.extract.subjects import is_empty_it
from graph.extract.syntax import (
    RELATIVIZERS,
    SUBJECTS,
    base,
    case_of,
    conjuncts,
    contiguous,
    first_conjunct,
    is_passive,
    is_set_apart,
    kids,
    kids_of,
    lemma,
    lower,
    mark_of,
    score_of,
    text_of,
    verb_form,
)
from graph.extract.tokens import Token
from graph.model import FORMERLY, Extraction, Mention, Modality, Period, Qualifier

NOBODY = frozenset({"nobody", "no one", "no-one", "none", "nothing"})
"""Who says nothing."""

INTRODUCING = frozenset({"appositive", "title", "possessive"})
"""Constructions in which an article says what a name is, or whose: those who speak do not introduce themselves."""

_DEGREES = re.compile(r"\d°(\d|$)|°\s?[NSEW]\b|′")
"""Of coordinates."""
_OPEN_ENDS = re.compile(r"^(?!(?:best|least|most|worst|\w+est)\b).* (?:of|on) (?:what|which|whom)$")

PRONOUN_TYPES = {
    "it": frozenset({"ORG", "LOC", "FAC"}), "they": frozenset({"ORG"}), "he": frozenset({"PERSON"}),
    "she": frozenset({"PERSON"}),
}  # fmt: skip

CONFIDENCE = {
    "clause": 0.8, "passive": 0.75, "copula": 0.8, "existential": 0.6, "appositive": 0.8, "title": 0.8,
    "possessive": 0.75, "compound": 0.65, "preposition": 0.6, "count": 0.85, "attribute": 0.7, "nominalisation": 0.65,
    "listing": 0.75, "parenthesis": 0.7,
}  # fmt: skip
"""First guesses by construction; :mod:`graph.confidence` makes calibrated values of them."""


class Builder:
    """Makes extractions for one predicate: shared context, status and times."""

    def __init__(self, predicate: Token, context: Context, status: Status) -> None:
        self.predicate, self.context, self.status = predicate, context, status

    def argument(self, token: Token) -> Mention:
        """The mention of an argument; a verb or clause in argument position becomes its words."""
        if is_set_apart(token):
            return words_mention([token])
        if token.pos_ in {"VERB", "AUX"} and self.context.names.get(token.i) is None:
            return clause(token)
        if score := score_of(token):
            return words_mention(score)
        whole = first_conjunct(token).dep_ in SUBJECTS or lower(token) == "one"
        whole = whole or any(lower(c) in {"which", "whom"} for c in kids(token, "nmod"))
        if whole and (part := part_of(token, self.context)) is not None:
            return (named_by(token, self.context) if lower(token) == "one" else None) or part
        found = mention(token, self.context, tense=self._tense(token))
        if found.kind == "pronoun":
            return self._speaker_meant(token) or self._subject_above(token) or found
        if (
            found.kind == "nominal"
            or found.head == "one"
            or (found.kind == "name" and self.context.names.get(token.i) is None)
        ):
            return named_by(token, self.context) or found
        return found

    def _tense(self, time: Token) -> str:
        """Where a time lies: "has been closed until Friday" and "is planning a vote in May" look ahead."""
        tense = self.status.tense
        if tense == "past" and case_of(time) == "for" and base(time) == "nmod":
            return "future"  # "called a strike for 27 August"
        if tense == "past" and case_of(time) in {"until", "till", "for"}:
            perfect = any(lower(c) in {"has", "have"} for c in kids(self.predicate, "aux"))
            return "future" if perfect or is_passive(self.predicate) else tense
        if tense == "past" and base(time) in {"nmod", "compound"} and time.head.pos_ in {"NOUN", "PROPN"}:
            return "none"
        return tense

    def _speaker_meant(self, pronoun: Token) -> Mention | None:
        """ "Acme said it would grow": the subject pronoun of what somebody says is that somebody, if it can be."""
        verb = pronoun.head.head
        if pronoun.dep_ not in SUBJECTS or base(pronoun.head) != "ccomp" or lemma(verb) not in lexicon.SPEECH:
            return None
        if self.context.is_quoted(pronoun):
            return None  # in a quotation the speaker is "I"
        if pronoun.head.i < verb.i and lemma(pronoun.head) in lexicon.SPEECH and kids(pronoun.head, "ccomp"):
            return None  # "He said that it rained, Acme reported": nobody reports having said it
        types = PRONOUN_TYPES.get(lower(pronoun), frozenset())
        for subject in kids(verb, "nsubj"):
            speaker = mention(subject, self.context)
            if speaker.kind == "name" and speaker.type in types:
                return speaker
        return None

    def _subject_above(self, pronoun: Token) -> Mention | None:
        """ "Acme will leave unless it is paid": the subject pronoun of a clause that limits another is its subject."""
        clause_, types = pronoun.head, PRONOUN_TYPES.get(lower(pronoun), frozenset())
        if pronoun.dep_ not in SUBJECTS or clause_.dep_ != "advcl" or mark_of(clause_) not in lexicon.CIRCUMSTANCES:
            return None
        subjects = kids_of(clause_.head, "nsubj")
        if len(subjects) != 1 or kids(subjects[0], "conj") or is_empty_it(clause_):
            return None
        above = mention(subjects[0], self.context)
        return above if above.kind == "name" and above.type in types and pronoun.i > subjects[0].i else None

    def predicative(self, token: Token) -> list[Mention]:
        """Nouns and adjectives in predicate position after a verb: "became chairman", "called it unfair"."""
        found = []
        for part in conjuncts(token):
            if part.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
                found.append(self.argument(part))
            elif not any(lower(c) in RELATIVIZERS for c in kids_of(part, "obl")):  # "costs that it became liable for"
                numbers = [c for c in part.children if c.pos_ == "NUM"]  # "died aged 91"
                words = contiguous([part, *kids_of(part, "advmod"), *numbers], part)
                found.append(words_mention([*words, *comparison(part, words[-1].i)]))
        return found

    def extraction(
        self,
        subject: Mention,
        relation: str,
        phrase: str,
        obj: Mention,
        qualifiers: tuple[Qualifier, ...],
        *,
        rule: str,
    ) -> Iterator[Extraction]:
        """The extraction, unless it says nothing: an argument equal to the other, or an empty relation."""
        if (subject.begin, subject.end) == (obj.begin, obj.end) or not relation or _is_open(subject, obj):
            return
        status, sentence = self.status, self.predicate.sent
        if obj.label.lower().startswith("nothing ") and status.polarity == "negative":
            status = replace(status, polarity="positive")  # "had nothing else to lose": denied in its own words
        if subject.label.lower() in NOBODY and status.modality != "actual" and base(self.predicate) == "xcomp":
            return  # "nobody wanted to do it": that they wanted is what is denied
        heads = [self.context.doc[i] for i in status.speakers]
        telling = (self.argument(head) for head in heads if not describes(self.predicate, head))
        speakers = tuple(
            one
            for one in dict.fromkeys(telling)
            if one.label.lower() not in NOBODY
            and not (rule in INTRODUCING and (_is_same(one, subject) or _is_same(one, obj)))
        )
        qualifiers = tuple(q for q in qualifiers if q.word != "with" or not _is_same(q.mention, subject))
        qualifiers = tuple(q for q in qualifiers if q.word or q.role)  # a bare noun beside the verb tells nothing
        qualifiers = tuple(q for q in qualifiers if not _is_of_next(q, qualifiers))
        period = period_of(obj, qualifiers)
        yield Extraction(
            begin=sentence.start_char, end=sentence.end_char, subject=subject, relation=relation, phrase=phrase,
            object=obj, qualifiers=qualifiers, polarity=status.polarity, modality=self._modality(period),
            speakers=speakers, period=period, rule=rule, confidence=CONFIDENCE.get(rule, 0.6),
        )  # fmt: skip

    def _modality(self, period: Period | None) -> Modality:
        """What is dated after the article is planned, whatever its tense: "the quarter ends on June 26"."""
        published = self.context.published
        begin = period.begin if period is not None else None
        ahead = self.status.tense != "past" or verb_form(self.predicate) == "Ger"  # "flights starting in May"
        if self.status.modality == "actual" and ahead and published and begin:
            size = min(len(begin), len(published))
            if begin[:size] > published[:size]:
                return "planned"
        return self.status.modality

    def formerly(self, *words: Token) -> Qualifier:
        """What "former" and "used to" say: until the article's day at the latest, "formerly" where it has none."""
        m, period = words_mention([*words], "time"), self.past(text_of(words))
        if period is None:
            return Qualifier(role="time", word="", mention=replace(m, label=FORMERLY))
        return Qualifier(role="time", word="until", mention=replace(m, period=period))

    def past(self, text: str) -> Period | None:
        """The time of what is called former: until the article's day at the latest."""
        published = self.context.published
        return Period(begin=None, end=published, granularity="open", text=text) if published else None


def _is_of_next(qualifier: Qualifier, all_: tuple[Qualifier, ...]) -> bool:
    """ "Raised X from $4 to $6, and Y from $1 to $3": a second amount that a change begins or ends at is another's."""
    m = qualifier.mention
    amount = qualifier.word in {"from", "to"} and m.kind == "quantity"
    return amount and any(
        q.word == qualifier.word and q.mention.kind == "quantity" and q.mention.begin < m.begin for q in all_
    )


def _is_same(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one thing within the article."""
    return one.label == other.label or (one.chain is not None and one.chain == other.chain)


def _is_open(*arguments: Mention) -> bool:
    """Whether an argument is a question word or says no more than "others": it stands for nothing that can be told."""
    told = {"nominal", "pronoun", "quantity"}
    if any(m.label.lower() == "none" for m in arguments):
        return True  # "both had chances, but none was taken"
    if arguments[0].label.lower() in {"latter", "other"} or arguments[-1].label.lower() == "so":
        return True  # "the other, a rival, withdrew", "if so, sales will fall"
    if any(m.kind == "nominal" and _OPEN_ENDS.search((m.whole or m.label).lower()) for m in arguments):
        return True  # "the cause of which is unknown"; not "the worst of which was a flood"
    if any(_DEGREES.search(m.label) for m in arguments) or arguments[0].label.startswith(("are ", "is ")):
        return True  # "33°47′N 44°30′E"; "it is clear sales will fall", read as one phrase
    if arguments[-1].kind == "pronoun" and arguments[-1].label.lower() in {"this", "that"}:
        return True  # "Acme denies this": what was said before, no thing
    return any(
        m.kind in told and (_last_of(m.label) in lexicon.OPEN or m.label.lower().startswith(("how many", "how much")))
        for m in arguments
    )


def _last_of(label: str) -> str:
    """A label in lower case without the adverbs before its last word: "exactly what" is "what"."""
    *before, last = label.lower().split() or [""]
    return last if all(word in lexicon.FOCUS | lexicon.OPEN for word in before) else label.lower()
