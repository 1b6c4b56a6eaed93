"""From tokens to an :class:`~graph.model.Extraction`: the arguments' mentions, their qualifiers, the status.

A :class:`Builder` is made for one predicate, or one noun, and knows nothing of the construction that it is used for:
the modules of clauses, copulas and nominals choose the tokens and name the rule.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph.extract import lexicon
from graph.extract.complements import SO_FAR, comparison, complements, is_singled_out, margin_of, restriction, spent_at
from graph.extract.context import Context, is_time
from graph.extract.frames import is_empty_it, is_eventive, is_preposition, particles, times_as
from graph.extract.mentions import mention, named_by, part_of
from graph.extract.moods import Status, has_no, is_inverted
from graph.extract.phrases import clause, time_before, words_mention
from graph.extract.qualifiers import (
    UNTIL,
    counts,
    is_bare_number,
    is_degree,
    is_distance,
    is_doubted,
    is_far_off,
    is_gap,
    is_inside,
    is_no_phrase,
    is_of_event,
    is_of_part,
    is_of_term,
    is_ranked,
    is_set_phrase,
    is_share,
    number_of,
    period_of,
    rate_of,
    role_of,
    stretch,
)
from graph.extract.speakers import describes
from graph.extract.syntax import (
    DASHES,
    HYPHENS,
    SUBJECTS,
    base,
    case_of,
    conditions_of,
    conjuncts,
    contiguous,
    first_conjunct,
    has_copula,
    is_absolute,
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
from graph.extract.times import resolve_period
from graph.model import Extraction, Mention, Modality, Period, Qualifier

NOBODY = frozenset({"nobody", "no one", "no-one", "none", "nothing"})
"""Who says nothing."""

INTRODUCING = frozenset({"appositive", "title", "possessive"})
"""Constructions in which an article says what a name is, or whose: those who speak do not introduce themselves."""

NO_MANNERS = frozenset("also anyway anywhere either else elsewhere however instead nevertheless on though too".split())
"""Adverbs after a verb that do not tell how something is done."""

OUTCOMES = frozenset("blow boost move setback sign twist".split())
"""After "in a" these say what all that is told before is: "it closed two plants, in a blow to the region"."""

ARTICLES = frozenset({"a", "an", "this", "that"})
SPANNING = frozenset({"for", "in", "since"})
"""Prepositions of the time within which something is the first or the worst."""

UNMARKED = frozenset({"obl:unmarked", "obl:npmod", "obl:tmod"})

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
    """Makes extractions for one predicate: shared context, status, sentence and times."""

    def __init__(self, predicate: Token, context: Context, status: Status) -> None:
        self.predicate, self.context, self.status = predicate, context, status
        self.sentence = predicate.sent

    def argument(self, token: Token) -> Mention:
        """The mention of an argument; a verb or clause in argument position becomes its words."""
        if is_set_apart(token):
            return words_mention([token])
        if token.pos_ in {"VERB", "AUX"} and self.context.names.get(token.i) is None:
            return clause(token)
        if score := score_of(token):
            return words_mention(score)
        whole = first_conjunct(token).dep_ in SUBJECTS or lower(token) == "one"
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
            else:
                numbers = [c for c in part.children if c.pos_ == "NUM"]  # "died aged 91"
                words = contiguous([part, *kids_of(part, "advmod"), *numbers], part)
                found.append(words_mention([*words, *comparison(part, words[-1].i)]))
        return found

    def qualifiers(self, obliques: list[tuple[str, Token]], predicate: Token) -> list[Qualifier]:
        """Prepositional arguments, times, adverbs of place and manner, and adverbial clauses with a conjunction."""
        return [*self._phrases(obliques), *self._adverbs(predicate), *self._clauses(predicate)]

    def _phrases(self, obliques: list[tuple[str, Token]]) -> list[Qualifier]:
        """Prepositional arguments, times, rates and amounts; the two ends of a stretch of time are one."""
        found: list[Qualifier] = []
        measures = [*kids(self.predicate, "obj"), *(token for _, token in obliques)]
        inside = {t.i for token in measures for t in margin_of(token) if t.i > token.i}
        told = [t for case, t in obliques if case in lexicon.SOURCE_CASES]
        for case, token in obliques:
            if first_conjunct(token).i in inside or self._is_apart(token, case) or self._is_of_noun(token, case, told):
                continue  # "two points behind Acme": the margin's own
            if (complex_ := lexicon.COMPLEX.get((case, lower(token)))) and not kids(token, "amod", "nmod:poss"):
                inner = [t for t in kids(token, "nmod") if case_of(t) == complex_ and t.i > token.i]
                words = f"{case} {lower(token)} {complex_}"  # "as part of the deal"
                found += [Qualifier(role="", word=words, mention=self.argument(p)) for t in inner for p in conjuncts(t)]
                if inner or case == "as":
                    continue
            shared = is_share(token, case, self.predicate) and part_of(token, self.context)
            m = _each(token, case) or _stint(token, case) or shared or what(token, case) or self.argument(token)
            if case == "from" and (way := _way_from(token)):
                found.append(Qualifier(role="", word=f"{way} from", mention=m))
                continue  # "spent $5 million, up from $4 million"
            if m.label.lower() in {"none", "what", "which"} or is_gap(token, m) or self._is_doubted(token):
                continue  # "plans for what would be a plant"
            shorter = not case and token.i + 1 == self.predicate.i and self.predicate.tag_ == "JJR"
            if (shorter and m.kind == "time") or (m.kind == "quantity" and m.label.startswith("between ")):
                found.append(Qualifier(role="amount", word="", mention=m))  # "two weeks shorter"
                continue
            if not case and m.kind != "time" and (rate := rate_of(token)):
                found.append(Qualifier(role="", word=rate, mention=m))
                continue
            counted = m.kind == "nominal" and m.quantity is not None and token.pos_ == "NUM"
            if case == "with" and counted:  # "with 410 of the 650 seats"
                found.append(Qualifier(role="amount", word="", mention=number_of(token, m)))
            if not case and score_of(token):
                found.append(Qualifier(role="score", word="", mention=m))
                continue
            if not case and token.dep_ in UNMARKED and m.kind not in {"time", "quantity"}:
                determiner = next((lower(c) for c in kids(token, "det")), "")
                if lemma(token) in lexicon.TIMES and determiner in {"each", "every"}:
                    found.append(Qualifier(role="", word="per", mention=m))
                elif lemma(token) in lexicon.TIMES and determiner not in ARTICLES and not is_distance(token):
                    found.append(Qualifier(role="time", word="", mention=m))
                continue  # "this time", "a year low", "day five of the tournament", "herself"
            if self._ends(found, case, m, UNTIL) or self._goes_on(found, case, m):
                continue
            if case == "from" and m.kind == "time":  # "from 2016 to 2018", hung on the year
                ends_at = [self.argument(t) for t in kids(token, "nmod") if case_of(t) in UNTIL and t.i > token.i]
                if ends_at and ends_at[0].kind == "time":
                    m = stretch(m, ends_at[0], self.context.doc.text)
            if m.kind == "time" and any(q.mention.begin == m.begin for q in found):
                continue  # "in June last year", hung twice
            found.append(Qualifier(role=role_of(case, m), word=case, mention=m))
        return found

    def _is_apart(self, token: Token, case: str) -> bool:
        """Whether a phrase says nothing of the fact: a source, a dateline, a set phrase, another statement."""
        dateline = not case and token.dep_ == "obl" and token.i < self.predicate.i
        return (
            case in lexicon.SOURCE_CASES | {"such as", "including"}
            or is_absolute(token)
            or token.pos_ == "ADP"
            or self._is_beyond(token)
            or is_no_phrase(token)
            or is_of_part(token)
            or is_set_phrase(case, token)
            or is_far_off(token)
            or (case == "in" and lemma(token) in OUTCOMES and any(lower(c) == "a" for c in kids(token, "det")))
            or lower(token) == "own"  # "on its own", "above its own"
            or (token.tag_ == "PRP" and lower(token).endswith(("self", "selves")))  # "had the market to itself"
            or (token.pos_ == "ADV" and lower(token).endswith("ly"))  # "with her, directly"
            or (case == "at" and lower(token) == "all")
            or (dateline and self.argument(token).kind == "name")  # "SPRINGFIELD, June 1 (Acme) - Sales fell"
        )

    def _is_doubted(self, token: Token) -> bool:
        """ "Was sold, perhaps to Acme": only that it was sold is certain; a plan may have doubts in it."""
        return self.status.modality == "actual" and is_doubted(token)

    def _is_of_noun(self, token: Token, case: str, told: list[Token]) -> bool:
        """Whether a phrase beside a verb is of the noun right before it, wherever a parser hangs it.

        "According to three people with knowledge of it", "bought Acme, the firm behind the app, for $5 million", "had
        its worst year for decades", "is appealing against the ruling last May".
        """
        first = token.left_edge
        before = first.nbor(-1) if first.i > self.sentence.start else first
        if any(t.i == token.i for t in spent_at(before, case_of(before))):
            return True  # "after two decades as an engineer"
        if is_time(token, self.context):
            ranked = before.dep_ == "obj" and before.head.i == token.head.i and is_singled_out(before)
            length = self.argument(token).period is None or case == "since"
            past = not case and lower(first) == "last" and self.status.tense == "present" and base(before) == "obl"
            termed = before.dep_ == "obj" and is_of_term(before, case)
            return (ranked and length and case in SPANNING) or past or termed or is_of_event(before, case, token)
        if case and kids(token, "nsubj") and not has_copula(token):
            return True  # "with turnout above 90%", "all of them with early signs"
        inside = any(t.left_edge.i <= before.i <= t.right_edge.i for t in told if t.i < first.i)
        apart = before.dep_ == "appos" and before.pos_ == "NOUN" and token.doc[token.right_edge.i + 1].text == ","
        verb = self.predicate  # "developed by Acme, a firm based in Springfield, together with Globex"
        beyond = verb.dep_ == "acl" and verb.tag_ == "VBN" and "," in {first.text, before.text} and verb.i < first.i
        after = self.predicate.i < first.i and first.text != ","
        return bool(case) and (beyond or (after and (inside or apart)))

    def _is_beyond(self, token: Token) -> bool:
        """Whether a quotation that the predicate stands in has ended before the token.

        So what a comma sets apart after "Sales fell, Acme said": it goes with the sales.
        """
        quotation = self.context.quotation_of(self.predicate)
        edge = token.left_edge.i
        told = any(c.i < self.predicate.i for c in kids(self.predicate, "ccomp"))
        after = told and self.predicate.i < edge and lemma(self.predicate) in lexicon.SPEECH
        apart = "," in {t.text for t in token.doc[edge - 1 : edge + 1]}
        when = is_time(token, self.context)
        comment = after and apart and not when and lemma(token) not in lexicon.STATEMENTS | {"call", "decision"}
        return comment or (quotation is not None and quotation[1] <= token.i)

    def _goes_on(self, found: list[Qualifier], case: str, later: Mention) -> bool:
        """ "Since June last year": whether a time only tells of which one the time right before it is; both are one."""
        first = found[-1].mention if found and later.kind == "time" and not case else later
        if not (first.kind == "time" and first.label[:1].isupper() and first.end + 1 == later.begin):
            return False
        words = self.context.doc.text[first.begin : later.end]
        period = resolve_period(words, self.context.published, preposition=found[-1].word)
        whole = replace(first, period=period, end=later.end, anchor=words, label=words)
        found[-1] = replace(found[-1], mention=whole)
        return True

    def _ends(self, found: list[Qualifier], case: str, end: Mention, until: frozenset[str] = frozenset()) -> bool:
        """Whether a time ends the stretch that the last qualifier began; the two are one then.

        "Between" begins one that "between" ends, "from" one that a preposition of ``until`` does.
        """
        begun = "from" if case in until else case
        if not found or (begun != "between" and case not in until) or found[-1].word != begun:
            return False
        if not found[-1].mention.kind == end.kind == "time":
            return False
        whole = stretch(found[-1].mention, end, self.context.doc.text)
        found[-1] = Qualifier(role="time", word=begun, mention=whole)
        return True

    def _adverbs(self, predicate: Token) -> list[Qualifier]:
        """Adverbs of time and manner; an adverb that has a complement is a preposition, among the phrases."""
        found: list[Qualifier] = []
        if base(predicate) == "xcomp" and lower(predicate.head) == "used" and not is_passive(predicate.head):
            found.append(
                self._until(*predicate.doc[predicate.head.i : predicate.head.i + 2])
            )  # "used to work for Acme"
        for child in kids_of(predicate, "advmod"):
            if self.context.names.get(child.i) is not None and is_time(child, self.context):
                if _is_of_level(child):
                    continue
                found.append(Qualifier(role="time", word=_case_of_time(child), mention=self.argument(child)))
            elif lower(child) in lexicon.ENDED and child.i < predicate.i and lemma(predicate) in lexicon.STATES:
                found.append(self._until(child))
            elif child.i < predicate.i and predicate.tag_ == "JJ" and not has_copula(predicate) and is_degree(child):
                found.append(Qualifier(role="manner", word="", mention=words_mention([child])))
            elif lower(child) == "ago":
                found.append(Qualifier(role="time", word="", mention=words_mention(list(child.subtree), "time")))
            elif child.i > predicate.i and child.pos_ == "ADV" and lower(child) not in lexicon.NEGATORS | {"as"}:
                if lower(child) in {"up", "down"} and (kids_of(child, "obl") or lower(child.nbor(1)) == "from"):
                    continue  # "sold 50 cars, up 5 percent from May"
                near = any(case_of(t) in {"of", "from", "to"} and t.i > child.i for t in kids(child, "obl"))
                if near or times_as(child):
                    continue
                if child in particles(predicate) or child.tag_ == "WRB":
                    continue
                if lower(child) in SO_FAR and has_copula(predicate) and is_singled_out(predicate):
                    continue  # "the clearest sign yet"
                if lower(child) == "there" or (lower(child) == "enough" and predicate.pos_ == "ADJ"):
                    continue
                if lower(child.nbor(-1)) == "so" and lower(child) == "far":
                    since = words_mention([child.nbor(-1), child], "time")
                    found.append(Qualifier(role="time", word="", mention=since))
                    continue
                if lower(child) in lexicon.WHEN:
                    found.append(Qualifier(role="time", word="", mention=words_mention([child], "time")))
                    continue
                if lower(child) in NO_MANNERS or lower(child.nbor(-1)) == "as" or kids(child, "obl:unmarked"):
                    continue  # "as long as a film", "from five metres out"
                word = "than" if case_of(child) == "than" else ""
                found.append(Qualifier(role="manner", word=word, mention=words_mention([child])))
        return found

    def _clauses(self, predicate: Token) -> list[Qualifier]:
        """Adverbial clauses that a conjunction, a preposition or an infinitive brings in."""
        found: list[Qualifier] = []
        limits = conditions_of(predicate)
        for child in [*kids(predicate, "advcl"), *(c for c in limits if c.head.i != predicate.i or c.dep_ == "conj")]:
            if is_preposition(child):
                found += _deverbal(child, self)
                continue
            mark = mark_of(child).removesuffix(" to")  # "if it were to close"
            if mark == "as" and not kids_of(child, "nsubj", "expl"):
                continue  # "as was first reported"
            before = child.left_edge.nbor(-1) if child.left_edge.i > child.sent.start else child
            if mark == "when" and _is_of_time(child):
                continue
            if mark == "since" and before.pos_ == "NOUN" and is_singled_out(before):
                continue  # "the first loss since it was founded"
            if mark in lexicon.CIRCUMSTANCES or (mark == "while" and not kids_of(child, "nsubj")):
                role = "cause" if mark in {"because", "since"} else "clause"
                without = ("mark",) if mark_of(child) == mark else ()
                found.append(Qualifier(role=role, word=mark, mention=clause(child, without=without)))
            elif mark == "without" and child.i > predicate.i and not kids_of(child, "nsubj"):
                found.append(Qualifier(role="clause", word=mark, mention=clause(child, without=("mark",))))
            elif is_inverted(child) or is_set_apart(child) or (mark == "to" and kids(child, "nsubj")):
                continue  # "were Acme to be sold", "with another to follow"
            elif mark == "to" or (not mark and verb_form(child) == "Inf" and not kids(child, "aux")):
                found.append(Qualifier(role="purpose", word="to", mention=clause(child, without=("mark",))))
        return found

    def counted(self, noun: Token) -> Iterator[Qualifier]:
        """How many of what a noun counts: "won 412 seats" is about 412."""
        part = self.argument(noun)
        if noun.pos_ == "NUM" and part.kind == "nominal" and part.quantity is not None:
            yield Qualifier(role="amount", word="", mention=number_of(noun, part))
        for number in kids(noun, "nummod") if lemma(noun) not in lexicon.UNITS else ():
            m = mention(number, self.context)
            plain = self.argument(noun).kind != "quantity"
            plain = plain and counts(number, noun)
            if plain and m.quantity is not None and m.quantity.kind == "count" and number.i < noun.i:
                yield Qualifier(role="amount", word="", mention=m)

    def attached(self, noun: Token) -> tuple[Qualifier, ...]:
        """Prepositional phrases on an object: where a parser hangs "with Y" in "sign a deal with Y" must not matter."""
        found: list[Qualifier] = []
        inner = [t for c in kids(noun, "nmod") if case_of(c) == "of" for t in kids(c, "nmod", "obl")]
        shared = _shared_phrases(noun)
        holder = self.argument(noun)
        if holder.kind == "time" or _is_told_of(noun, self.predicate):
            return ()
        if holder.kind == "nominal":  # "permission to leave": nothing is granted without it
            meant = [c for c in kids(noun, "acl") if verb_form(c) == "Inf" and mark_of(c) == "to" and c.i > noun.i]
            if lemma(noun) in {"part", "role"} and noun.head.pos_ == "VERB":  # "played a part in closing plants"
                tied = [*kids(noun, "acl"), *kids(noun.head, "advcl")]
                acts = [c for c in tied if verb_form(c) == "Ger" and mark_of(c) == "in" and c.idx >= holder.end]
                found += [Qualifier(role="", word="in", mention=clause(c, without=("mark",))) for c in acts]
            found += [Qualifier(role="", word="to", mention=clause(c, without=("mark",))) for c in meant]
        for child in [*kids(noun, "nmod", "obl"), *inner, *shared]:
            for part in conjuncts(child):
                case = case_of(part) or case_of(child)
                m = _each(part, case) or self.argument(part)
                if (
                    case
                    and not (case == "of" and _is_in_row(part, child, m, holder))
                    and not is_absolute(child)
                    and not self._is_doubted(part)
                    and not (case == "in" and is_inside(noun, m))
                    and not is_no_phrase(part)
                    and not is_of_part(part)
                    and (case, lower(part)) not in lexicon.SET_PHRASES
                    and case not in lexicon.SOURCE_CASES
                    and m.kind not in {"clause", "quality"}
                    and (part is child or m.kind == "quantity" or self.argument(child).kind != "quantity")
                    and not (
                        (m.kind == "time" or (case in SPANNING and lemma(part) in lexicon.TIMES))
                        and not has_copula(noun)
                        and self._is_within(child, case)
                    )
                    and (
                        case != "of"
                        or m.kind != "nominal"
                        or is_eventive(noun)
                        or child in shared
                        or (
                            child.head.i == noun.i
                            and holder.kind != "name"
                            and not holder.begin <= m.begin < holder.end
                        )
                    )
                ) and not self._ends(found, case, m):
                    found.append(Qualifier(role=role_of(case, m), word=case, mention=m))
        return tuple(found)

    @staticmethod
    def _is_within(time: Token, case: str) -> bool:
        """ "Delayed by a fire in May", "had its first loss since May": the time is of the noun it hangs on alone."""
        if is_of_term(time.head, case):
            return True
        return base(time.head) == "obl" or (case in SPANNING and is_singled_out(time.head))

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
        status = self.status
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
        period = period_of(obj, qualifiers)
        yield Extraction(
            begin=self.sentence.start_char, end=self.sentence.end_char, subject=subject, relation=relation,
            phrase=phrase,
            object=obj, qualifiers=qualifiers, polarity=status.polarity, modality=self._modality(period),
            speakers=speakers, period=period, rule=rule, confidence=CONFIDENCE.get(rule, 0.6),
        )  # fmt: skip

    def _modality(self, period: Period | None) -> Modality:
        """What is dated after the article is planned, whatever its tense: "the quarter ends on June 26"."""
        published = self.context.published
        begin = period.begin if period is not None else None
        if self.status.modality == "actual" and self.status.tense != "past" and published and begin:
            size = min(len(begin), len(published))
            if begin[:size] > published[:size]:
                return "planned"
        return self.status.modality

    def nominal_predicate(
        self, holder: Mention, noun: Token, qualifiers: tuple[Qualifier, ...], *, rule: str, phrase: str,
        value: Mention | None = None,
    ) -> Iterator[Extraction]:  # fmt: skip
        """What a noun says of its holder: "X is a rival of Y" gives (X, be, rival) and (X, be rival of, Y)."""
        value = value or mention(noun, self.context)
        later = [c.i for c in kids(noun, "conj") if kids(c, "det")]  # "president and a lawyer since May"
        times = [t for t in kids(noun, "nmod") if case_of(t) and mention(t, self.context).kind == "time"]
        first = is_singled_out(noun) and any(c.tag_ == "VB" for c in kids(noun, "acl"))
        dated = [t for t in times if not later or t.i < later[-1]]
        dated = [t for t in dated if not (first and case_of(t) in SPANNING)]  # "the first woman to lead it since May"
        when = (Qualifier(role="time", word=case_of(t), mention=self.argument(t)) for t in dated)
        ended, before = tuple(self._ended(noun)), (*qualifiers, *when)
        said = [q for q in ended if value.begin <= q.mention.begin < value.end]  # "a former chairman": no more to say
        value = replace(value, period=said[0].mention.period) if said else value
        qualifiers = (*before, *ended)
        yield from self.extraction(holder, "be", phrase, value, before if said else qualifiers, rule=rule)
        if value.kind == "name" and self.context.names.get(noun.i) is not None:
            return
        narrower = self._rank(noun) or [*_portfolio(noun), *self._part_led(noun)]
        word = " ".join([*narrower, _hyphenated(noun).replace("%", "percent")])
        sort = _sort_of(noun)  # "Acme's first kind of phone": a phone of Acme's, of no kind of Acme
        owners = [t for t in kids(noun, "nmod:poss") if not (lemma(t) == "world" and is_ranked(noun))]
        fields = [t for t in kids(noun, "nmod") if case_of(t) == "of" and t not in times]
        if fields and lemma(noun) in lexicon.OFFICES and owners and not sort:
            sort = f"{word} of {lower(fields[0])}"  # "Acme's head of research" is not its head
        owners = [t for t in owners if not _is_partner(noun, t)]
        links: list[tuple[str, str, Token]] = [("of", "", t) for t in owners]
        cases = [(case_of(t), t) for t in kids(noun, "nmod") if t not in times]
        cases = [(case, t) for case, t in cases if case == "of" or not later or t.i < later[-1]]
        barred = lexicon.SOURCE_CASES | {"like", "unlike"} | ({"after", "behind", "by"} if is_ranked(noun) else set())
        links += [
            (case, case, t)
            for case, t in cases
            if case and case not in barred and lemma(t) != "world" and not _is_ranked_among(noun, case, t)
            if not (case == "at" and t.pos_ == "NUM")
            if not is_set_phrase(case, t) and not has_no(t) and not is_bare_number(t)
            if not (lemma(noun) in lexicon.PLACES and mention(t, self.context).kind == "quantity")
        ]
        for t in kids(noun, "compound", "amod", "nmod:desc", "nmod:unmarked"):
            entity = self.context.names.get(t.i)
            if (
                t.i < noun.i
                and entity is not None
                and not _is_tied(t)
                and lower(t) not in lexicon.RANKS
                and entity.label_ in {"ORG", "LOC", "PRODUCT", "PERSON", "FAC", "NORP"}
                and not (rule != "title" and entity.label_ == "ORG" and lemma(noun) in lexicon.ITSELF)
                and not (lemma(noun) in lexicon.CABINET and all(lower(word) in lexicon.PORTFOLIOS for word in entity))
            ):
                led = entity.label_ == "LOC" and lemma(noun) in lexicon.LEADING
                known = entity.label_ == "LOC" and lemma(noun) in lexicon.SKILLS  # "a Freedonia expert"
                links.append(
                    ("on" if known else "of" if led or entity.label_ not in {"NORP", "LOC"} else "from", "", t)
                )
        for case, spoken, token in links:
            for part in conjuncts(token):
                other = self.argument(part)
                if case == "from" and not spoken and other.type != "LOC":
                    continue  # "a Nordic economist", "a Catholic priest": from no country
                yield from self.extraction(
                    holder,
                    f"be {word if spoken else sort or word} {case}",
                    f"{phrase} {noun.text} {spoken}".strip(),
                    other,
                    qualifiers,
                    rule=rule,
                )

    def _ended(self, noun: Token) -> Iterator[Qualifier]:
        """ "former chairman and founder", "previously a director": so until the article's day at the latest."""
        shared = first_conjunct(noun)
        whole = shared.i != noun.i and not kids(noun, "det", "amod", "advmod", "nmod:poss")
        for word in kids_of(shared if whole else noun, "amod", "advmod"):
            if lower(word) in lexicon.ENDED:
                yield self._until(word)

    def _until(self, *words: Token) -> Qualifier:
        """What "former", "previously" and "used to" say: until the article's day at the latest."""
        published = self.context.published
        period = Period(begin=None, end=published, granularity="open", text=text_of(words))
        m = replace(words_mention([*words], "time"), period=period if published else None)
        return Qualifier(role="time", word="until", mention=m)

    def _part_led(self, noun: Token) -> Iterator[str]:
        """ "Finance chief", "country chairman", "European head": what somebody leads is that part.

        So with "the high point of her season", "a question mark over the deal".
        """
        if lemma(noun) in lexicon.OFFICES | {"capital", "mark", "point"}:
            for word in kids(noun, "compound", "amod"):
                common = word.dep_ == "compound" and self.context.names.get(word.i) is None
                if word.i < noun.i and (common or lower(word) in _NARROW) and lower(word) not in lexicon.RANKS:
                    yield str(word.text) if lower(word) in lexicon.CONTINENTAL else lower(word)

    def _rank(self, noun: Token) -> list[str]:
        """ "chief executive", "deputy energy minister": words without which the office is another."""
        before = [c for c in kids(noun, "amod", "compound") if c.i < noun.i and c.nbor(1).text not in HYPHENS]
        ranked = {lower(c) for c in before} & lexicon.RANKS
        if not ranked or (ranked == {"chief"} and lemma(noun) != "officer"):  # "its chief Asian rival"
            before = [noun.nbor(-1)] if noun.i > self.sentence.start else []
        ranks = [c.i for c in before if lower(c) in lexicon.RANKS]
        return [lower(c) for c in before if ranks and c.i >= ranks[0]]


def what(token: Token, case: str) -> Mention | None:
    """ "Looked at what happened": a question after a preposition, told whole; "in what may be a record" is none."""
    more = complements(token, token.i) if lower(token) == "what" and case not in {"", "in"} else []
    cut = bool(more) and more[-1].dep_ == "amod"  # "what it called a cheap, safe plant"
    return words_mention([token, *more], "clause") if more and not cut else None


def _is_in_row(part: Token, first: Token, m: Mention, holder: Mention) -> bool:
    """ "Dozens of fans and a band": the band may be another thing; a row that is told whole is not told again."""
    if part is not first:
        return not case_of(part)
    return any(c.idx >= m.end for c in kids(first, "conj")) and m.anchor in (holder.whole or holder.label)


def _each(noun: Token, case: str) -> Mention | None:
    """ "$50 for every call it misses": of each of which, told whole."""
    each = [c for c in kids(noun, "det") if lower(c) in {"each", "every"}] if case == "for" else []
    return words_mention([*noun.doc[each[0].i : noun.i + 1], *restriction(noun)], "nominal") if each else None


def _stint(time: Token, case: str) -> Mention | None:
    """ "Joined Acme after nine years at Globex": the years are told with what they were spent at."""
    spent = spent_at(time, case)
    long = bool(kids(time, "nummod", "det", "amod"))
    return words_mention([*time.doc[time.left_edge.i + 1 : time.i + 1], *spent], "nominal") if spent and long else None


def _way_from(token: Token) -> str:
    """ "Up" in "sold 40 cars, up from 30": what it was before, and no place that anything comes from."""
    first = next(iter(kids(token, "case")), token)
    comma, way = token.doc[first.i - 2 : first.i] if first.i - token.sent.start > 1 else (token, token)
    return lower(way) if comma.text == "," and lower(way) in {"down", "up"} else ""


def _case_of_time(adverb: Token) -> str:
    """ "Until" in "until two years ago", wherever it hangs."""
    return next((case for t in (adverb, *kids(adverb, "obl:unmarked")) if (case := case_of(t))), "")


def _is_told_of(noun: Token, predicate: Token) -> bool:
    """ "A guard from Springfield whom Acme released": a phrase between the two tells which guard."""
    verb = first_conjunct(predicate)
    return noun.i < predicate.i and base(verb) == "acl" and verb.head.i in {noun.i, noun.head.i}


def _is_of_level(time: Token) -> bool:
    """ "Slowed to 5 percent from 6 percent a year earlier": the time of what it slowed from."""
    before = time.left_edge.nbor(-1) if time.left_edge.i > time.sent.start else time
    return before.ent_type_ in {"CARDINAL", "MONEY", "PERCENT"} and "from" in {case_of(before), case_of(before.head)}


def _is_of_time(clause_: Token) -> bool:
    """ "Has grown since 1980, when it was founded": it tells of that time alone."""
    time = time_before(clause_)
    beside = time is not None and time.head.i == clause_.head.i
    return time is not None and not (beside and case_of(time) not in {"since", "until", "till", "by"})


def _is_same(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one thing within the article."""
    return one.label == other.label or (one.chain is not None and one.chain == other.chain)


def _sort_of(noun: Token) -> str:
    """ "a new kind of phone" is a phone; empty where the noun is no such word."""
    named = [t for t in kids(noun, "nmod") if case_of(t) == "of" and t.i > noun.i]
    return lemma(named[0]) if named and lemma(noun) in lexicon.SORTS else ""


def _is_ranked_among(noun: Token, case: str, other: Token) -> bool:
    """ "the first woman in office", "the largest purchase in its history": among what it ranks, not where it is."""
    first = any(lower(c) in lexicon.RANKED for c in kids(noun, "amod"))
    if case == "in" and lemma(other) == "history":
        return first or is_ranked(noun)
    return first and case in {"in", "since"} and lemma(noun) not in lexicon.RELATIONAL


def _is_tied(word: Token) -> bool:
    """ "pro-Freedonian": a hyphen ties it to what is before it."""
    before = word.nbor(-1) if word.i > word.sent.start else None
    return before is not None and before.text in DASHES and not before.whitespace_


def _deverbal(participle: Token, builder: "Builder") -> list[Qualifier]:
    """What such a participle brings in: "compared to 5,000 units"."""
    words = lexicon.DEVERBAL[lower(participle)]
    found = []
    for child in kids_of(participle, "obj", "obl", "nmod"):
        case = case_of(child)
        if case in words:
            m = builder.argument(child)
            found.append(Qualifier(role=role_of(case, m), word=f"{lower(participle)} {case}".strip(), mention=m))
    return found


def _shared_phrases(noun: Token) -> list[Token]:
    """ "the sale or closure of three plants": what follows a later noun but hangs on the first is said of both."""
    first = first_conjunct(noun)
    if first.i == noun.i or kids(noun, "nmod"):
        return []
    return [c for c in kids(first, "nmod") if c.i > noun.i and case_of(c) == "of"]


def _hyphenated(noun: Token) -> str:
    """The lemma, with the word that a hyphen joins before it: "secretary-general"."""
    before = noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]
    if len(before) < 2 or before[1].text not in DASHES or before[0].head.i != noun.i or not before[0].is_alpha:
        after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
        tied = kids(noun, "flat") if after.text in DASHES and not noun.whitespace_ else []
        return lemma(noun) + "".join(lower(t) for c in tied for t in c.subtree)  # "father-in-law"
    return f"{lower(before[0])}-{lemma(noun)}"


_NARROW = lexicon.REGIONAL | lexicon.CONTINENTAL | {"focal", "high", "low", "religious", "sore", "spiritual"}


def _is_partner(noun: Token, owner: Token) -> bool:
    """ "His partner, Mary Smith,": the person that somebody lives with, as long as no word says what sort."""
    bare = lemma(noun) == "partner" and not kids(noun, "compound", "amod", "nmod")
    return bare and lower(owner) in {"her", "his"}


def _portfolio(noun: Token) -> Iterator[str]:
    """Of what somebody is minister or secretary: "prime", "foreign"; an interior minister does not lead a country.

    So "first" of a lady.
    """
    if lemma(noun) == "lady":
        yield from (lower(c) for c in kids(noun, "amod") if lower(c) == "first")
    if lemma(noun) in lexicon.CABINET:
        for word in kids(noun, "compound", "amod"):
            if word.i < noun.i and lower(word) in lexicon.PORTFOLIOS | {"prime"}:
                yield lower(word)


def _is_open(*arguments: Mention) -> bool:
    """Whether an argument is a question word or says no more than "others": it stands for nothing that can be told."""
    told = {"nominal", "pronoun", "quantity"}
    if any(m.label.lower() == "none" for m in arguments):
        return True  # "both had chances, but none was taken"
    if arguments[0].label.lower() in {"latter", "other"} or arguments[-1].label.lower() == "so":
        return True  # "the other, a rival, withdrew", "if so, sales will fall"
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
