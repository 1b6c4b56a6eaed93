"""What may hang on the parser's second choice of a governor, and what has no subject where that choice is as good."""

import numpy as np
import pytest
from spacy.tokens import Doc

from graph.annotate.repair import repair
from graph.extract import extract
from graph.model import Article
from tests.trees import tree

Doc.set_extension("rivals", default=None, force=True)

MENDED = {
    "a date given up because it crosses": (
        (
            "Acme/nsubj>approved approved=approve/VBD a>plan plan/obj>approved on>Monday Monday/nmod>plan to>build "
            "build/VB/acl>plan plants/NNS/obj>build ."
        ),
        ("Monday", "approved", 0.65, 0.25),
        {"Monday": ("obl", "approved")},
    ),
    "what things feature": (
        (
            "Acme/nsubj>gave gave=give/VBD cards/NNS/obj>gave ,/punct>featuring "
            "featuring=feature/VBG/advcl>gave photos/NNS/obj>featuring ."
        ),
        ("featuring", "cards", 0.14, 0.69),
        {"featuring": ("acl", "cards")},
    ),
    "what a yield is reflected in": (
        (
            "It/nsubj:pass>marked is=be/VBZ/AUX/aux:pass>marked marked=mark/VBN by>yields yields/NNS/obl:agent>marked "
            ",/punct>reflected reflected=reflect/VBN/advcl>marked in>prices prices/NNS/obl>reflected ."
        ),
        ("reflected", "yields", 0.25, 0.73),
        {"reflected": ("acl", "yields")},
    ),
    "how much it comes to": (
        (
            "Acme/nsubj>sold sold=sell/VBD flats/NNS/obj>sold yesterday/NN/obl:unmarked>sold ,/punct>totalling "
            "totalling=total/VBG/advcl>sold nine/CD/nummod>acres acres/NNS/obj>totalling ."
        ),
        None,
        {"totalling": ("acl", "flats")},
    ),
    "who says something": (
        (
            "It/nsubj>made made=make/VBD a>response response/obj>made to/IN/ADP/case>critics critics/NNS/nmod>response "
            "saying=say/VBG/acl>response so/RB/ADV/advmod>saying ."
        ),
        ("saying", "critics", 0.15, 0.85),
        {"saying": ("acl", "critics")},
    ),
    "the noun right before which": (
        (
            "It/nsubj>has has/VERB rights/NNS/obj>has to/IN/ADP/case>five five/CD/nmod>rights which>carry "
            "carry/VBP/acl:relcl>rights people/NNS/obj>carry ."
        ),
        ("carry", "five", 0.39, 0.59),
        {"carry": ("acl:relcl", "five")},
    ),
}

STAYING = {
    "a day in the month of a march": (
        (
            "It/nsubj>saw saw=see/VBD a>march march/obj>saw on>Monday Monday/nmod>march to>help help/VB/acl>march "
            "people/NNS/obj>help ."
        ),
        ("Monday", "saw", 0.4, 0.35),
    ),
    "what somebody does next": (
        (
            "Acme/nsubj>closed closed=close/VBD plants/NNS/obj>closed ,/punct>cutting cutting=cut/VBG/advcl>closed "
            "jobs/NNS/obj>cutting ."
        ),
        ("cutting", "plants", 0.2, 0.8),
    ),
    "how much sales are": (
        (
            "Sales/NNS/nsubj>rose rose=rise/VBD nine/CD/obj>rose ,/punct>comprising "
            "comprising=comprise/VBG/advcl>rose half/NN/obj>comprising ."
        ),
        None,
    ),
    "a motion of no confidence": (
        (
            "It/nsubj>has has/VERB a>motion motion/obj>has of>confidence no>confidence confidence/NN/nmod>motion "
            "that/WDT/nsubj>hurts hurts=hurt/VBZ/acl:relcl>motion Acme/obj>hurts ."
        ),
        ("hurts", "confidence", 0.39, 0.55),
    ),
    "who settled": (
        (
            "Makers/NNS/nsubj>settled settled=settle/VBD in>Freedonia Freedonia/obl>settled ,/punct>drawn "
            "drawn=draw/VBN/advcl>settled by>wages wages/NNS/obl>drawn ."
        ),
        ("drawn", "Freedonia", 0.3, 0.7),
    ),
    "a verb for several": (
        (
            "It/nsubj>has has/VERB falls/NNS/obj>has in>market the>market market/NN/nmod>falls "
            "which=which/WDT/nsubj:pass>described "
            "are=be/VBP/AUX/aux:pass>described described=describe/VBN/acl:relcl>falls ."
        ),
        ("described", "market", 0.39, 0.55),
    ),
    "a second choice that is hardly one": (
        (
            "Acme/nsubj>uses uses=use/VBZ money/obj>uses earmarked=earmark/VBN/acl>money to>help help/VB/advcl>uses "
            "banks/NNS/obj>help ."
        ),
        ("help", "earmarked", 0.05, 0.94),
    ),
}


def rivalled(written: str, rival: tuple[str, str, float, float] | None) -> Doc:
    """A sentence of which one word has a second choice: the word, its other governor, the shares of both."""
    doc = tree(written)
    doc._.rivals = np.array([[t.i, 0.0, 1.0] for t in doc])
    if rival is not None:
        word, other, share, own = rival
        at = {t.text: t.i for t in doc}
        doc._.rivals[at[word]] = at[other], share, own
    return doc


def mended(doc: Doc) -> dict[str, tuple[str, str]]:
    """Arcs that repair changed, as they are after it."""
    before = {t.i: (t.dep_, t.head.i) for t in doc}
    repair(doc)
    return {t.text: (t.dep_, t.head.text) for t in doc if before[t.i] != (t.dep_, t.head.i)}


@pytest.mark.parametrize(("written", "rival", "wanted"), MENDED.values(), ids=MENDED)
def test_it_hangs_on_the_second_choice(
    written: str, rival: tuple[str, str, float, float] | None, wanted: dict[str, tuple[str, str]]
) -> None:
    doc = rivalled(written, rival)
    assert mended(doc) == wanted
    assert all(doc._.rivals[t.i].tolist() == [0, 0, 1] for t in doc if t.text in wanted), "it has no rival any more"


@pytest.mark.parametrize(("written", "rival"), STAYING.values(), ids=STAYING)
def test_it_stays(written: str, rival: tuple[str, str, float, float] | None) -> None:
    assert mended(rivalled(written, rival)) == {}


LEAVING = (
    "The/det>crash crash/NN/nsubj>happened happened=happen/VBD when/WRB/SCONJ/mark>hit a>truck truck/nsubj>hit "
    "hit=hit/VBD/advcl>happened Acme/obj>hit ,/punct>leaving leaving=leave/VBG/advcl>happened ruins/NNS/obj>leaving ."
)
DRAWING = (
    "Trade/nsubj>theme was=be/VBD/AUX/cop>theme the>theme theme/NN of>forum a>forum forum/NN/nmod>theme  "
    ",/punct>attracting attracting=attract/VBG/advcl>theme brokers/NNS/obj>attracting ."
)
CARRYING = (
    "It/nsubj>left left=leave/VBD after>departure its>departure departure/NN/obl>left ,/punct>carrying "
    "carrying=carry/VBG/advcl>left guests/NNS/obj>carrying ."
)
SAYING = (
    "Smith/nsubj>met met=meet/VBD a>crowd crowd/obj>met ,/punct>warning warning=warn/VBG/advcl>met Acme/obj>warning ."
)


@pytest.mark.parametrize(
    ("written", "rival", "relation", "subjects"),
    [
        (LEAVING, ("leaving", "hit", 0.48, 0.51), "leave", set()),
        (LEAVING, ("leaving", "hit", 0.05, 0.95), "leave", {"crash"}),
        (LEAVING, ("leaving", "happened", 0.48, 0.51), "leave", {"crash"}),
        (DRAWING, ("attracting", "forum", 0.42, 0.57), "attract", set()),
        (DRAWING, None, "attract", {"Trade"}),
        (CARRYING, ("carrying", "departure", 0.42, 0.57), "carry", {"It"}),
        (SAYING, ("warning", "crowd", 0.3, 0.7), "warn", {"Smith"}),
    ],
)
def test_a_doubtful_participle_has_no_subject(
    written: str, rival: tuple[str, str, float, float] | None, relation: str, subjects: set[str]
) -> None:
    doc = rivalled(written, rival)
    found = extract(doc, Article(source="a", text=doc.text)).extractions
    assert {e.subject.label for e in found if e.relation == relation} == subjects
