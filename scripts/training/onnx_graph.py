"""The network as the runtime's ONNX graphs, node by node: one window in, scores of its words out.

Written by hand rather than traced, for speed and so that every processor with AVX2 and FMA gives the same bits:

* int8 products cannot saturate (weights of 7 bits against activations of 8) and are summed as integers;
* fp32 sums over what is no constant are short, so that the number of threads does not change them;
* softmax is an exponential and a sum of its own, for onnxruntime's fused one sums in another order with AVX-512;
* what numpy would multiply with BLAS, the scores of all arcs of a window, is multiplied here.

docs/reproducibility.md says how that is tested.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from scripts.training.network import ARC, LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from scripts.training.network import Layer, Network
    from scripts.training.quantise import Place, Weights

TAGGERS = ("upos", "xpos", "feats", "lemma", "names")
OUTPUTS = (
    "upos", "xpos", "feats", "lemma", "starts", "names", "arcs", "label_dep", "label_head", "coref", "vectors",
)  # fmt: skip
"""In the order of ``graph.annotate.network.Scores``."""
CLASSES = ("upos", "xpos", "feats", "lemma")
OPSET, IR = 20, 10
SPAN = 128
"""Columns whose products are summed in one go, whatever the number of threads."""
LOWEST_GELU = 0.17
"""Gelu is never below -0.17."""
GELU_ZERO = 16
"""The zero point of quantised Gelu outputs: all but 16 of the 256 steps are for what is positive."""


class Nodes:
    """A graph that grows; every call adds a node and gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: dict[str, NDArray[Any]] = {}

    def keep(self, name: str, value: Any) -> str:
        """A constant, from a tensor or an array."""
        array = value.detach().float().numpy() if isinstance(value, torch.Tensor) else value
        self.weights[name] = np.ascontiguousarray(array)
        return name

    def __call__(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """A node of one output; kinds of onnxruntime's own are written ``ms.Kind``."""
        return self.several(kind, *inputs, count=1, **attributes)[0]

    def several(self, kind: str, *inputs: str, count: int, **attributes: Any) -> list[str]:
        """A node of several outputs."""
        domain = "com.microsoft" if kind.startswith("ms.") else ""
        name = f"{kind.removeprefix('ms.').lower()}_{len(self.nodes)}"
        outputs = [name if count == 1 else f"{name}_{number}" for number in range(count)]
        node = helper.make_node(kind.removeprefix("ms."), list(inputs), outputs, name=name, domain=domain, **attributes)
        self.nodes.append(node)
        return outputs

    def model(self, name: str, inputs: Mapping[str, int], outputs: Mapping[str, str]) -> ModelProto:
        """The finished model; ``inputs`` gives element types, ``outputs`` what each output is made of."""
        for output, source in outputs.items():
            self.nodes.append(helper.make_node("Identity", [source], [output]))
        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info(key, kind, None) for key, kind in inputs.items()],
            [
                helper.make_tensor_value_info(key, TensorProto.INT64 if key in CLASSES else TensorProto.FLOAT, None)
                for key in outputs
            ],
            [numpy_helper.from_array(value, key) for key, value in self.weights.items()],
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR)


def encoder_graph(network: Network, weights: Mapping[Place, Weights] | None) -> ModelProto:
    """Encoder and heads; the matrix products of the layers in int8 with ``weights``, else all in fp32."""
    made = Nodes()
    x = _embedded(made, network, quantised=weights is not None)
    for number, layer in enumerate(network.encoder.layers):
        x = _layer(made, x, layer, number, weights)  # type: ignore[arg-type]
    plain = made("Gather", x, "first")
    inputs = dict.fromkeys(("pieces", "shapes", "first"), TensorProto.INT64)
    return made.model("en_news", inputs, _heads(made, network, plain))


def _embedded(made: Nodes, network: Network, *, quantised: bool) -> str:
    """Pieces, positions and shapes, added and normed; word embeddings int8 with a scale a row."""
    encoder = network.encoder
    table = encoder.words.weight.detach()
    if quantised:
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        made.keep("table", (table / scale).round().clamp(-127, 127).to(torch.int8).numpy())
        words = made("Cast", made("Gather", "table", "pieces"), to=TensorProto.FLOAT)
        words = made("Mul", words, made("Gather", made.keep("table_scale", scale), "pieces"))
    else:
        words = made("Gather", made.keep("table", table), "pieces")
    made.keep("first_axis", np.array([0]))
    made.keep("second_axis", np.array([1]))
    positions = made.keep("positions", encoder.positions.weight)
    reached = made("Slice", positions, "first_axis", made("Shape", "pieces"), "first_axis")
    shapes = made("Gather", made.keep("shape_table", encoder.shapes.weight), "shapes")
    return _norm(made, made("Add", made("Add", words, reached), shapes), "embedding", encoder.norm)


def _norm(made: Nodes, x: str, name: str, norm: torch.nn.LayerNorm) -> str:
    gain, bias = made.keep(f"{name}_gain", norm.weight), made.keep(f"{name}_bias", norm.bias)
    return made("LayerNormalization", x, gain, bias, axis=-1, epsilon=norm.eps)


def _layer(made: Nodes, x: str, layer: Layer, number: int, weights: Mapping[Place, Weights] | None) -> str:
    """One transformer layer."""
    projections = (layer.query, layer.key, layer.value)
    joined = torch.cat([p.weight for p in projections]), torch.cat([p.bias for p in projections])
    attended = _attention(made, _linear(made, x, (number, "qkv"), joined, weights), layer)
    out = _linear(made, attended, (number, "out"), (layer.out.weight, layer.out.bias), weights)
    x = _norm(made, made("Add", x, out), f"{number}_norm1", layer.norm1)
    inner = made("Gelu", _linear(made, x, (number, "inner"), (layer.inner.weight, layer.inner.bias), weights))
    outer = _linear(made, inner, (number, "outer"), (layer.outer.weight, layer.outer.bias), weights)
    return _norm(made, made("Add", x, outer), f"{number}_norm2", layer.norm2)


def _attention(made: Nodes, projected: str, layer: Layer) -> str:
    width = layer.out.weight.shape[0]
    size = width // layer.heads
    cut = made("Reshape", projected, made.keep("cut", np.array([-1, 3 * layer.heads, size])))
    query, key, value = made.several("Split", made("Transpose", cut, perm=[1, 0, 2]), count=3, axis=0, num_outputs=3)
    scores = made("ms.FusedMatMul", query, key, transB=1, alpha=float(size**-0.5))
    last = made.keep("last_axis", np.array([-1]))
    shares = made("Exp", made("Sub", scores, made("ReduceMax", scores, last)))
    total = made("ReduceSum", shares, last)
    attended = made("Div", made("MatMul", shares, value), total)
    return made("Reshape", made("Transpose", attended, perm=[1, 0, 2]), made.keep("joined", np.array([-1, width])))


def _linear(
    made: Nodes, x: str, place: Place, exact: tuple[torch.Tensor, torch.Tensor], weights: Mapping[Place, Weights] | None
) -> str:
    """``x @ W + b``; in int8 the activations have one scale, but those after Gelu one a row."""
    name = f"{place[0]}_{place[1]}"
    bias = made.keep(f"{name}_bias", exact[1])
    if weights is None:
        return made("Add", made("MatMul", x, made.keep(f"{name}_weight", exact[0].detach().T)), bias)
    held = weights[place]
    if held.gains is not None:
        x = made("Mul", x, made.keep(f"{name}_gains", 1 / held.gains))
    weight, scales = made.keep(f"{name}_int8", held.matrix), made.keep(f"{name}_scales", held.scales)
    zeros = made.keep(f"{name}_zeros", np.zeros(len(held.scales), np.int8))
    if place[1] != "outer":
        return made("ms.DynamicQuantizeMatMul", x, weight, scales, zeros, bias)
    return made("Add", _by_rows(made, x, (weight, scales, zeros)), bias)


def _by_rows(made: Nodes, x: str, weight: tuple[str, str, str]) -> str:
    """Outputs of Gelu, a scale a row, against int8 weights."""
    steps = 255 - GELU_ZERO
    scale = made("Mul", made("ReduceMax", x, "second_axis"), made.keep("step", np.float32(1 / steps)))
    scale = made("Max", scale, made.keep("least_step", np.float32(LOWEST_GELU / GELU_ZERO)))
    row = made("Squeeze", scale, "second_axis")
    zero = made.keep("zero_point", np.array(GELU_ZERO, np.uint8))
    levels = made("QuantizeLinear", x, row, made("Expand", zero, made("Shape", row)), axis=0)
    one = made.keep("one", np.float32(1))
    return made("Mul", made("ms.MatMulIntegerToFloat", levels, weight[0], one, weight[1], zero, weight[2]), scale)


def _heads(made: Nodes, network: Network, plain: str) -> dict[str, str]:
    """All heads of word vectors in one fp32 product: they are small, and their scores are compared closely."""
    words = _norm(made, plain, "heads", network.norm)
    parser = (network.arc_dep, network.arc_head, network.label_dep, network.label_head)
    linears = [*(network.taggers[task] for task in TAGGERS), network.sentence, network.coref, *parser]
    weight = made.keep("heads_weight", torch.cat([linear.weight for linear in linears]).T)
    product = made("Gemm", words, weight, made.keep("heads_linear_bias", torch.cat([x.bias for x in linears])))
    widths = [len(linear.weight) for linear in linears]
    flat = made.keep("widths", np.array([*widths[:-4], sum(widths[-4:])]))
    *tags, starts, coref, sides = made.several("Split", product, flat, count=len(widths) - 3, axis=1)
    four = made.keep("sides", np.array(widths[-4:]))
    arc_dep, arc_head, label_dep, label_head = made.several("Split", made("Gelu", sides), four, count=4, axis=1)
    dependents = made("Gemm", arc_dep, made.keep("arc", network.arc[:-1]), made.keep("arc_bias", network.arc[-1]))
    with torch.no_grad():
        root = network.arcs(network.root[None])[1]
    heads = made("Concat", made.keep("root", root), arc_head, axis=0)
    return {
        **{task: made("ArgMax", tags[number], axis=1, keepdims=0) for number, task in enumerate(CLASSES)},
        "starts": made("Squeeze", starts, "second_axis"),
        "names": tags[-1],
        "arcs": _product(made, dependents, heads),
        "label_dep": label_dep,
        "label_head": label_head,
        "coref": coref,
        "vectors": plain,
    }


def _product(made: Nodes, left: str, right: str) -> str:
    """``left @ right.T``, at most 128 columns at a time.

    onnxruntime cuts longer sums where the sizes that a thread gets make it cut them: two threads would give other bits.
    """
    widths = made.keep("spans", np.array([SPAN] * (ARC // SPAN)))
    parts = [made.several("Split", side, widths, count=ARC // SPAN, axis=1) for side in (left, right)]
    found = [made("ms.FusedMatMul", one, other, transB=1) for one, other in zip(*parts, strict=True)]
    return functools.reduce(lambda total, part: made("Add", total, part), found)


def labels_graph(network: Network) -> ModelProto:
    """The classifier of relation labels: (dependent, head) pairs in, scores out; heads are known after the tree is.

    In fp32: int8 would save half a millisecond of some twenty a window, and blur the labels.
    """
    made = Nodes()
    count = network.label.shape[1]
    product = network.label.detach().transpose(1, 2).reshape(LABEL + 1, -1)
    left = made("Gemm", "dependents", made.keep("weight", product[:-1]), made.keep("bias", product[-1]))
    left = made("Reshape", left, made.keep("cut", np.array([-1, LABEL + 1, count])))
    longer = made("Pad", "heads", made.keep("pads", np.array([0, 0, 0, 1])), made.keep("one", np.float32(1)))
    row = made("Unsqueeze", longer, made.keep("axis", np.array([1])))
    scores = made("Squeeze", made("MatMul", row, left), "axis")
    inputs = dict.fromkeys(("dependents", "heads"), TensorProto.FLOAT)
    return made.model("en_news_labels", inputs, {"scores": scores})
