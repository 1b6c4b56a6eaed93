"""ClearNLP dependency trees to basic Universal Dependencies: one sentence's tags, heads and labels in, UD's out.

spaCy's own English pipelines are trained on OntoNotes in the ClearNLP scheme.  There prepositions, copulas and the
first of several conjuncts govern what UD makes the head; numbers govern the currency sign; a raised subject stays in
its infinitive.  Each step below turns one of these constructions round.  Every move keeps a tree a tree, so any
input, however odd its labels, comes out as one tree with one root.
"""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from graph.annotate.arcs import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

BE = frozenset("be am is are was were been being 's ’s 'm ’m 're ’re".split())
NOT = frozenset({"not", "n't", "n’t"})
PLACES = frozenset("here there where how away back home up down over out off in on abroad".split())
"""Adverbs that are what somebody or something is."""
HEDGES = frozenset("about around over under nearly almost approximately roughly some only just than".split())
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HEARERS = frozenset({"PRP", "NNP", "NNPS", "NNS"})
"""Tags of objects that are told something."""
WORTH = frozenset(
    "clear unclear important possible impossible necessary hard difficult easy good better best great nice bad "
    "true".split()
)
"""What "it" is when it stands for the clause that follows."""
FIXED = frozenset(
    tuple(words.split())
    for words in (
        "according to|as for|as if|as of|as opposed to|as though|as to|as well|as well as|because of|"
        "due to|even though|how come|in case|in order|instead of|kind of|less than|more than|of course|"
        "prior to|rather than|so that|so as|sort of|such as|that is|up to|vice versa"
    ).split("|")
)
"""Words that UD makes one function word of, where they hang together."""
PRONOUNS = frozenset(
    f"{first}{last}" for first in ("some", "any", "every", "no") for last in ("thing", "one", "body")
) | {"none"}
FUNCTION = ("case", "mark", "cc", "advmod")
UPOS = {
    "$": "SYM", "SYM": "SYM", "#": "SYM", "ADD": "X", "AFX": "ADJ", "CC": "CCONJ", "CD": "NUM", "DT": "DET",
    "EX": "PRON", "FW": "X", "GW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON",
    "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ", "VB": "VERB",
    "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON",
    "WP$": "PRON", "WRB": "ADV", "XX": "X", "_SP": "SPACE", "SP": "SPACE", "HYPH": "PUNCT", "NFP": "PUNCT",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", '""': "PUNCT", "-LRB-": "PUNCT",
    "-RRB-": "PUNCT",
}  # fmt: skip
"""Penn Treebank tag -> universal part of speech, before its place in the tree is looked at."""
FEATS = {
    "NN": "Number=Sing", "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur", "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup", "MD": "VerbForm=Fin", "VB": "VerbForm=Inf", "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "Tense=Pres|VerbForm=Part", "VBN": "Tense=Past|VerbForm=Part", "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
}  # fmt: skip
"""Penn Treebank tag -> the features it tells."""
RENAMED = {
    "acomp": "xcomp", "agent": "obl:agent", "attr": "xcomp", "auxpass": "aux:pass", "csubjpass": "csubj:pass",
    "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "discourse", "neg": "advmod",
    "nsubjpass": "nsubj:pass", "oprd": "xcomp", "pcomp": "ccomp", "poss": "nmod:poss", "preconj": "cc:preconj",
    "predet": "det:predet", "prt": "compound:prt", "root": "ROOT",
}  # fmt: skip
KEPT = frozenset(
    "ROOT acl acl:relcl advcl advcl:relcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det expl "
    "fixed flat mark nmod nmod:desc nmod:unmarked nsubj nsubj:outer nummod obl obl:unmarked parataxis punct "
    "xcomp".split()
)
DELIMITED = frozenset("acl acl:relcl advcl advcl:relcl appos conj parataxis obl obl:unmarked".split())
INSERTED = frozenset({"appos", "acl:relcl", "parataxis"})
"""Phrases that a comma beside them belongs to; the second, within longer ones too."""


def convert(
    forms: Sequence[str], tags: Sequence[str], heads: Sequence[int], deps: Sequence[str],
    persons: Sequence[tuple[int, int]] = (), upos: Sequence[str] = (),
) -> Tree:  # fmt: skip
    """The UD tree of one sentence; ``heads`` are indices in it, ``persons`` the spans of people's names.

    ``upos`` stands in where a tag is none of the Penn Treebank's.

    >>> words, tags, labels = "It is in Rome".split(), "PRP VBZ IN NNP".split(), "nsubj ROOT prep pobj".split()
    >>> tree = convert(words, tags, [1, 1, 1, 2], labels)
    >>> tree.heads, tree.deps, tree.upos
    ([3, 3, 3, 3], ['nsubj', 'cop', 'case', 'ROOT'], ['PRON', 'AUX', 'ADP', 'PROPN'])
    """
    given = upos or ["X"] * len(forms)
    tree = Tree(list(forms), list(tags), *_rooted(heads, deps))
    tree.upos = [UPOS.get(tag, pos or "X") for tag, pos in zip(tags, given, strict=True)]
    tree.below = [set() for _ in forms]
    for child, head in enumerate(tree.heads):
        if child != head:
            tree.below[head].add(child)
    for step in (_currencies, _prepositions, _copulas, _raised, _coordinations, _labels, _fixed, _punctuation, _parts):
        step(tree)
    for begin, end in persons:
        _person(tree, begin, end)
    tree.deps = [RENAMED.get(dep, dep if dep in KEPT else "dep") for dep in tree.deps]
    return tree


def _rooted(heads: Sequence[int], deps: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and labels with one root: the first; heads outside the sentence and further roots hang on it."""
    size = len(heads)
    inside = [head if 0 <= head < size else i for i, head in enumerate(heads)]
    root = next((i for i, head in enumerate(inside) if head == i), 0)
    fixed, labels = list(inside), list(deps)
    for i, head in enumerate(inside):
        if head == i and i != root:
            fixed[i], labels[i] = root, "parataxis" if labels[i] == "ROOT" else labels[i]
    labels[root : root + 1] = ["ROOT"] * min(1, size)
    return fixed, labels


def _currencies(tree: Tree) -> None:
    """ "$ 3 billion": the sign is the head, and in "a $ 3 billion deal" part of a compound."""
    for sign in range(len(tree.forms) - 1):
        number = tree.heads[sign]
        if tree.upos[sign] != "SYM" or number <= sign or tree.tags[number] not in {"CD", "NN", "NNS"}:
            continue
        if tree.tags[number] != "CD" and not tree.forms[number][:1].isdigit():
            continue
        tree.promote(sign, "nummod")
        for child in tree.kids(sign, "compound", "punct"):
            if sign < child < number:
                tree.attach(child, number, tree.deps[child])
        if tree.deps[sign] == "nummod" and tree.heads[sign] > sign:
            tree.deps[sign] = "compound"


def _prepositions(tree: Tree) -> None:
    """The object takes the preposition's place; what it is then called depends on what it hangs on."""
    for i in tree.upward():
        objects = tree.kids(i, "pobj") or [k for k in tree.kids(i, "pcomp") if tree.upos[k] != "ADP" or tree.below[k]]
        if not objects and tree.deps[i] == "prep" and tree.tags[i] != "VBN":
            objects = [k for k in tree.kids(i, "prep", "prep clause") if k > i][:1]
        if not objects:
            continue
        thing = objects[0]
        clausal = tree.deps[thing] == "prep clause" or (
            tree.deps[thing] == "pcomp" and tree.upos[thing] in {"VERB", "AUX"}
        )
        tree.promote(thing, "mark" if clausal else "case")
        if tree.deps[thing] in {"prep", "agent", "dative"}:
            tree.deps[thing] = "prep clause" if clausal else "obl" if tree.deps[thing] == "dative" else tree.deps[thing]
    for i, dep in enumerate(tree.deps):
        on_noun = tree.nominal(tree.heads[i])
        if dep == "prep clause":
            tree.deps[i] = "acl" if on_noun else "advcl"
        elif dep == "prep" and tree.kids(i, "case"):
            tree.deps[i] = "nmod" if on_noun else "obl"
        elif dep == "prep":
            tree.deps[i] = "advmod" if tree.upos[i] != "VERB" else "acl" if on_noun else "advcl"


def _copulas(tree: Tree) -> None:
    """What somebody is heads the clause, with a form of "be" as its copula."""
    for be in tree.upward():
        if tree.forms[be].lower() not in BE or tree.deps[be] in {"aux", "auxpass", "cop"}:
            continue
        if any(tree.forms[k].lower() == "there" for k in tree.kids(be, "expl")):
            if not tree.kids(be, "nsubj"):
                for thing in tree.kids(be, "attr", "dobj")[:1]:
                    tree.deps[thing] = "nsubj"
            continue
        found = _predicate(tree, be)
        if found is None:
            continue
        if tree.deps[found] in {"ccomp", "xcomp"}:
            for subject in tree.kids(be, "nsubj", "csubj"):
                tree.deps[subject] = "nsubj:outer" if tree.deps[subject] == "nsubj" else "csubj"
        tree.promote(found, "cop")
        _extraposed(tree, found)


def _extraposed(tree: Tree, predicate: int) -> None:
    """ "it is clear that ...": the clause is the subject."""
    if tree.forms[predicate].lower() not in WORTH:
        return
    clauses = [k for k in tree.kids(predicate, "ccomp", "xcomp") if k > predicate and tree.kids(k, "mark", "aux")]
    pronouns = [k for k in tree.kids(predicate, "nsubj") if tree.forms[k].lower() == "it"]
    if clauses and pronouns:
        tree.deps[clauses[0]], tree.deps[pronouns[0]] = "csubj", "expl"


def _predicate(tree: Tree, be: int) -> int | None:
    """The child that says what somebody is."""
    for labels in (("attr",), ("acomp",), ("oprd",)):
        if found := tree.kids(be, *labels):
            return found[-1]
    if not tree.kids(be, "nsubj", "csubj", "nsubjpass"):
        return None
    places = [k for k in tree.kids(be, "advmod") if tree.forms[k].lower() in PLACES]
    after = [k for k in tree.kids(be) if k > be]
    for k in after:
        if k in places and (k == after[0] or not tree.kids(be, "obl")):
            return k
        if tree.deps[k] == "obl":
            return k
        if tree.deps[k] in {"ccomp", "xcomp"} and tree.kids(k, "nsubj", "nsubjpass", "aux", "mark"):
            return k
    return next((k for k in places if tree.tags[k] == "WRB"), None)


def _raised(tree: Tree) -> None:
    """ "want him to go", "call it unfair": the inner subject is the outer verb's object."""
    for clause, dep in enumerate(tree.deps):
        verb = tree.heads[clause]
        if dep != "ccomp" or tree.upos[verb] != "VERB" or verb > clause or tree.kids(verb, "dobj"):
            continue
        subjects = [k for k in tree.kids(clause, "nsubj", "nsubjpass") if verb < k < clause]
        helpers = [clause, *tree.kids(clause, "aux", "auxpass", "cop")]
        if not subjects or any(tree.tags[k] in FINITE for k in helpers) or tree.kids(clause, "mark"):
            continue
        tree.attach(subjects[0], verb, "dobj")
        tree.deps[clause] = "xcomp"


def _coordinations(tree: Tree) -> None:
    """Every conjunct hangs on the first; conjunctions hang on the conjunct that follows."""
    for i in tree.upward()[::-1]:
        first = tree.heads[i]
        if tree.deps[i] == "conj" and tree.deps[first] == "conj" and tree.heads[first] != first:
            tree.attach(i, tree.heads[first], "conj")
    conjuncts: dict[int, list[int]] = {}
    for i, dep in enumerate(tree.deps):
        if dep == "conj":
            conjuncts.setdefault(tree.heads[i], []).append(i)
    for i, dep in enumerate(tree.deps):
        above = tree.heads[i]
        first = tree.heads[above] if tree.deps[above] == "conj" else above
        if dep == "cc" and i > first:
            later = conjuncts.get(first, [])
            place = bisect(later, i)
            if place < len(later) and above != later[place]:
                tree.attach(i, later[place], "cc")


def _labels(tree: Tree) -> None:
    """Labels that depend on tags and neighbours."""
    last = {(tree.heads[i], dep): i for i, dep in enumerate(tree.deps) if dep in {"dobj", "ccomp"}}
    for i, dep in enumerate(tree.deps):
        head, tag = tree.heads[i], tree.tags[i]
        if dep == "aux" and tag == "TO":
            tree.deps[i] = "mark"
        elif dep == "npadvmod":
            tree.deps[i] = "nmod:unmarked" if tree.nominal(head) else "obl:unmarked"
        elif dep == "relcl":
            bare = tag in {"VB", "VBG", "VBN"} and not tree.kids(i, "nsubj", "nsubjpass", "auxpass", "cop")
            tree.deps[i] = "acl" if bare else "acl:relcl" if tree.nominal(head) else "advcl:relcl"
        elif dep == "acl" and not tree.nominal(head):
            tree.deps[i] = "advcl"
        elif dep == "quantmod":
            tree.deps[i] = (
                "det" if tag == "DT" else "advmod" if tag != "IN" or tree.forms[i].lower() in HEDGES else "case"
            )
        elif dep == "nmod" and not tree.kids(i, "case"):
            tree.deps[i] = "compound" if i < head else "nmod:unmarked"
        elif dep == "pobj":
            tree.deps[i] = "nmod" if tree.nominal(head) else "obl"
        elif dep == "nummod" and i == head + 1:
            tree.deps[i] = "flat"
        elif dep == "dobj" and (last[head, dep] > i or (tag in HEARERS and last.get((head, "ccomp"), -1) > i)):
            tree.deps[i] = "dative"
        elif dep == "compound" and tag in {"JJ", "JJR", "JJS"}:
            tree.deps[i] = "amod"


def _fixed(tree: Tree) -> None:
    """Prepositions, conjunctions and adverbs of several words: the first is the head."""
    lowered = [form.lower() for form in tree.forms]
    for size in (3, 2):
        for begin in range(len(lowered) - size + 1):
            if tuple(lowered[begin : begin + size]) in FIXED:
                _one_word(tree, range(begin, begin + size))


def _one_word(tree: Tree, group: range) -> None:
    outer = [i for i in group if tree.heads[i] not in group]
    heads = {tree.heads[i] for i in outer}
    labels = [tree.deps[i] for i in outer if tree.deps[i] in FUNCTION]
    if len(heads) != 1 or not labels or any(tree.heads[i] == i or tree.deps[i] == "fixed" for i in group):
        return
    head = heads.pop()
    for i in group:
        for child in tree.kids(i):
            if child not in group:
                tree.attach(child, head, tree.deps[child])
    tree.attach(group[0], head, labels[0])
    for i in group[1:]:
        tree.attach(i, group[0], "fixed")


def _punctuation(tree: Tree) -> None:
    """A comma or bracket hangs on the phrase it sets off, a hyphen on the word before, a full stop on the root."""
    edges = tree.edges()
    size = len(tree.forms)
    root = next((i for i, head in enumerate(tree.heads) if head == i), 0)
    end = next((i + 1 for i in range(size - 1, -1, -1) if tree.deps[i] != "punct"), 0)
    for i, dep in enumerate(tree.deps):
        if dep != "punct" or tree.below[i] or tree.heads[i] == i:
            continue
        if tree.tags[i] == "HYPH" and 0 < i < size - 1:
            tree.attach(i, i - 1, "punct")
        elif tree.tags[i] == "." and i >= end:
            tree.attach(i, root, "punct")
        else:
            after, before = tree.phrases(edges, i, 1), tree.phrases(edges, i, -1)
            inner = [k for k in after + before if tree.deps[k] in INSERTED]
            if after and tree.deps[after[0]] in DELIMITED:
                tree.attach(i, after[0], "punct")
            elif before and tree.deps[before[0]] in DELIMITED | {"advmod", "intj"}:
                tree.attach(i, before[0], "punct")
            elif inner:
                tree.attach(i, inner[0], "punct")


def _parts(tree: Tree) -> None:
    """Parts of speech that follow from a word's place."""
    for i, dep in enumerate(tree.deps):
        tag, word = tree.tags[i], tree.forms[i].lower()
        if dep in {"aux", "auxpass", "cop"} and tree.upos[i] in {"VERB", "AUX"}:
            tree.upos[i] = "AUX"
        elif word in NOT:
            tree.upos[i] = "PART"
        elif tag == "NN" and word in PRONOUNS:
            tree.upos[i] = "PRON"
        elif dep == "mark" and tag in {"IN", "WRB"}:
            tree.upos[i] = "SCONJ"
        elif tag == "TO" and dep != "mark":
            tree.upos[i] = "ADP"
        elif tag == "IN" and dep in {"advmod", "cc:preconj"} and word in HEDGES:
            tree.upos[i] = "ADV"
        elif tag in {"DT", "WDT", "IN"} and dep in {
            "nsubj",
            "nsubjpass",
            "dobj",
            "obl",
            "nmod",
            "conj",
            "attr",
            "ROOT",
        }:
            tree.upos[i] = "PRON"
        elif tag in {"WDT", "WP$"} and dep == "det":
            tree.upos[i] = "DET"


def _person(tree: Tree, begin: int, end: int) -> None:
    """ "Mary Ann Smith": the first name is the head, the others are flat; a title before it describes it."""
    last = end - 1
    for i in range(begin, last):
        if tree.heads[i] != last or tree.deps[i] not in {"compound", "nmod", "flat"}:
            return
    for title in tree.kids(last, "compound"):
        if title < begin:
            tree.deps[title] = "nmod:desc"
    if begin < last:
        tree.promote(begin, "flat")
        for i in range(begin + 1, end):
            tree.deps[i] = "flat"
