"""What hangs on the verb of telling, on a verb that asks for it, or on a person, and look-alikes that stay."""

import numpy as np
import pytest
from spacy.tokens import Doc

from graph.annotate.repair import repair
from tests.trees import tree

Doc.set_extension("rivals", default=None, force=True)

QUOTED = (
    "Smith/nsubj>said said=say/VBD it/nsubj>went “/``/PUNCT/punct>went went=go/VBD/ccomp>said badly/RB/advmod>went "
    ",/punct>went ”/''/PUNCT/punct>went citing=cite/VBG/advcl>went costs/NNS/obj>citing ."
)
PROVIDED = (
    "Acme/nsubj>agreed agreed=agree/VBD to>provide provide/VB/xcomp>agreed data/NNS/obj>provide on>dams "
    "dams/NNS/nmod>data to/IN/ADP/case>Freedonia Freedonia/nmod>dams ."
)
APPEALED = (
    "Smith/nsubj>lodged lodged=lodge/VBD an>appeal appeal/obj>lodged against>order the>order order/nmod>appeal "
    ",/punct>{verb} which/{role}>{verb} {rest}"
)

MENDED = {
    "what is not in a quotation": (QUOTED, None, {"citing": ("advcl", "said")}),
    "what somebody admits with regret": (
        (
            "Smith/nsubj>admitted admitted=admit/VBD with>regret regret/NN/obl>admitted that/IN/SCONJ/mark>failed "
            "it/nsubj>failed failed=fail/VBD/acl>regret ."
        ),
        None,
        {"failed": ("ccomp", "admitted")},
    ),
    "who gets what is provided": (PROVIDED, ("Freedonia", "provide", 0.25, 0.6), {"Freedonia": ("obl", "provide")}),
    "how far things range": (
        (
            "It/nsubj>sells sells=sell/VBZ goods/NNS/obj>sells of>kinds all>kinds kinds/NNS/nmod>goods ,/punct>shoes "
            "from>shoes shoes/NNS/obl>sells to/IN/ADP/case>lamps lamps/NNS/obl>sells ."
        ),
        None,
        {"shoes": ("nmod", "kinds"), "lamps": ("nmod", "shoes")},
    ),
    "who mends clocks": (
        (
            "A>man man/nsubj>left with>voice a>voice quiet/JJ/amod>voice voice/nmod>man who>mends "
            "mends=mend/VBZ/acl:relcl>voice clocks/NNS/obj>mends left=leave/VBD ."
        ),
        None,
        {"mends": ("acl:relcl", "man")},
    ),
    "who was met with a scar": (
        (
            "Acme/nsubj>hired hired=hire/VBD a>soldier soldier/obj>hired with>scar a>scar scar/obl>hired who>left "
            "left=leave/VBD/acl:relcl>scar ."
        ),
        None,
        {"left": ("acl:relcl", "soldier")},
    ),
    "what is turned down": (
        APPEALED.format(
            verb="turned",
            role="WDT/nsubj:pass",
            rest="was=be/VBD/AUX/aux:pass>turned turned=turn/VBN/acl:relcl>order down/RP/compound:prt>turned .",
        ),
        None,
        {"turned": ("acl:relcl", "appeal")},
    ),
    "what reveals something": (
        (
            "Acme/nsubj>saw saw=see/VBD footage/NN/obj>saw from>van a>van van/obl>saw ,/punct>revealed "
            "which>revealed revealed=reveal/VBD/acl:relcl>van that/IN/SCONJ/mark>left he/nsubj>left "
            "left=leave/VBD/ccomp>revealed ."
        ),
        None,
        {"revealed": ("acl:relcl", "footage")},
    ),
    "the first since": (
        (
            "Acme/nsubj>lost lost=lose/VBD its>vote first/JJ/amod>vote vote/obj>lost since/IN/ADP/case>scandal "
            "the>scandal scandal/obl>lost ."
        ),
        None,
        {"scandal": ("nmod", "vote")},
    ),
}

STAYING = {
    "what is no aside": (QUOTED.replace(",/punct>went ”", "”").replace("citing", "after"), None),
    "what the data is on": (PROVIDED, ("Freedonia", "provide", 0.05, 0.9)),
    "an order that takes effect": (
        APPEALED.format(verb="helps", role="WDT/nsubj", rest="helps=help/VBZ/acl:relcl>order Acme/obj>helps ."),
        None,
    ),
    "fears that something breaks": (
        (
            "Smith/nsubj>spoke spoke=speak/VBD of>fears fears/NNS/obl>spoke that/IN/SCONJ/mark>failed it/nsubj>failed "
            "failed=fail/VBD/acl>fears ."
        ),
        None,
    ),
    "a child who needs help": (
        (
            "A>woman woman/nsubj>left with>child a>child child/nmod>woman who>needs needs=need/VBZ/acl:relcl>child "
            "help/NN/obj>needs left=leave/VBD ."
        ),
        None,
    ),
    "a way that was found": (
        (
            "A>way way/nsubj:pass>found was=be/VBD/AUX/aux:pass>found found=find/VBN to>ease ease/VB/advcl>found "
            "pain/NN/obj>ease ."
        ),
        None,
    ),
    "who is called to testify": (
        "Smith/nsubj>called called=call/VBD Brown/obj>called to>testify testify/VB/xcomp>called .",
        None,
    ),
    "a hearing on a day": (
        ("The>hearing hearing/nsubj>Monday is/cop>Monday on>Monday Monday to>end end/VB/acl>Monday it/PRON/obj>end ."),
        None,
    ),
}


@pytest.mark.parametrize(("written", "second", "wanted"), MENDED.values(), ids=MENDED)
def test_it_hangs_on_another_word(
    written: str, second: tuple[str, str, float, float] | None, wanted: dict[str, tuple[str, str]]
) -> None:
    assert mended(written, second) == wanted


@pytest.mark.parametrize(("written", "second"), STAYING.values(), ids=STAYING)
def test_it_stays(written: str, second: tuple[str, str, float, float] | None) -> None:
    assert mended(written, second) == {}


def mended(written: str, second: tuple[str, str, float, float] | None) -> dict[str, tuple[str, str]]:
    """Arcs that repair changed, as they are after it; ``second`` is a word's second choice and the two shares."""
    doc = tree(written)
    if second is not None:
        word, other, share, own = second
        at = {t.text: t.i for t in doc}
        doc._.rivals = np.array([[float(t.i), 0.0, 1.0] for t in doc])
        doc._.rivals[at[word]] = float(at[other]), share, own
    before = {t.i: (t.dep_, t.head.i) for t in doc}
    repair(doc)
    return {t.text: (t.dep_.lower(), t.head.text) for t in doc if before[t.i] != (t.dep_, t.head.i)}
