"""The exported graphs compute what the network computes, and int8 weights lose little."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402

from graph.annotate.network import Scores  # noqa: E402
from scripts.training.names import TAGS  # noqa: E402
from scripts.training.network import LABEL, Network, Shape  # noqa: E402
from scripts.training.onnx_graph import OUTPUTS, encoder_graph, labels_graph  # noqa: E402
from scripts.training.quantise import TOP, Inputs, observe, products, quantise  # noqa: E402

SIZES = {"upos": 5, "xpos": 7, "feats": 6, "lemma": 9, "deprel": 8, "names": len(TAGS)}
PIECES, SHAPES, FIRST = [2, 17, 30, 4, 25, 9, 3], [0, 1, 2, 12, 1, 8, 0], [1, 2, 4, 5]


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    made = Network(SIZES, Shape(vocabulary=40, width=32, layers=2, attention_heads=2, inner=64, positions=24)).eval()
    for parameter in made.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    return made


def run(model: Any, feed: dict[str, Any]) -> list[Any]:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, feed)  # type: ignore[no-any-return]


def scores(model: Any) -> dict[str, Any]:
    feed = {"pieces": np.array(PIECES), "shapes": np.array(SHAPES), "first": np.array(FIRST)}
    return dict(zip(OUTPUTS, run(model, feed), strict=True))


def test_the_runtime_reads_what_is_written() -> None:
    assert tuple(Scores.__slots__) == OUTPUTS


def test_the_graph_is_the_network(network: Network) -> None:
    found = scores(encoder_graph(network, None))
    with torch.no_grad():
        hidden = network.encoder(torch.tensor([PIECES]), torch.tensor([SHAPES]), None)[0][FIRST]
        words = network.norm(hidden)
        dependents, heads = network.arcs(torch.cat([network.root[None], words]))
        wanted = {
            "names": network.taggers["names"](words),
            "starts": network.sentence(words)[:, 0],
            "arcs": dependents[1:] @ heads.T,
            "coref": network.coref(words),
            "vectors": hidden,
            "label_dep": network.labels(words)[0],
        }
        tags = {task: network.taggers[task](words).argmax(1).tolist() for task in ("upos", "xpos", "feats", "lemma")}
    assert {task: found[task].tolist() for task in tags} == tags
    for name, value in wanted.items():
        np.testing.assert_allclose(found[name], value.numpy(), atol=2e-4, err_msg=name)


def test_the_label_graph_is_the_label_classifier(network: Network) -> None:
    dependents, heads = torch.randn(5, LABEL), torch.randn(5, LABEL)
    feed = {"dependents": dependents.numpy(), "heads": heads.numpy()}
    with torch.no_grad():
        wanted = network.label_scores(dependents, heads).numpy()
    np.testing.assert_allclose(run(labels_graph(network), feed)[0], wanted, rtol=1e-4, atol=1e-3)


def test_int8_is_close_to_fp32(network: Network) -> None:
    seen = observe(network, iter([(PIECES, SHAPES)] * 2))
    weights = {
        (number, part): quantise(exact.detach().T.double(), seen[number, part], smooth=part in ("qkv", "inner"))
        for number, layer in enumerate(network.encoder.layers)
        for part, exact in products(layer).items()  # type: ignore[arg-type]
    }
    exact, rounded = (scores(encoder_graph(network, held))["vectors"] for held in (None, weights))
    cosines = (exact * rounded).sum(1) / np.linalg.norm(exact, axis=1) / np.linalg.norm(rounded, axis=1)
    assert cosines.min() > 0.99


def test_fitted_weights_lose_less_than_rounded_ones_and_cannot_saturate() -> None:
    torch.manual_seed(1)
    inputs = torch.randn(500, 12, dtype=torch.float64) @ torch.randn(12, 40, dtype=torch.float64)
    exact = torch.randn(40, 30, dtype=torch.float64)
    seen = Inputs(inputs.T @ inputs, inputs.abs().amax(0))
    errors = []
    for held in (quantise(exact, None), quantise(exact, seen)):
        assert np.abs(held.matrix).max() <= TOP
        errors.append(float((inputs @ (torch.tensor(held.matrix * held.scales).double() - exact)).pow(2).sum()))
    assert errors[1] < errors[0] / 4
    assert 2 * 255 * TOP < 2**15, "two products of unsigned activations and weights fit 16 bits"
