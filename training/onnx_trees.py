"""Export of scikit-learn histogram gradient boosting to ONNX TreeEnsembleRegressor.

Two details decide whether the exported model equals the fitted one:

* scikit-learn compares doubles, ONNX Runtime compares floats. Inputs are floats on both sides, and for a
  float x and a double t, x <= t holds exactly when x <= (t rounded *down* to a float). Rounding to nearest
  would send the rows between the two to the other side.
* scikit-learn sums leaves in double, the runtime in float. Targets are therefore kept near one (ratios and
  logarithms, not dollars), where the difference stays below 1e-5.

`evaluate` is a small reading of the operator in numpy. It checks the written file without a runtime.
"""

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

OPSET = 17
ML_OPSET = 3
IR_VERSION = 8


@dataclass(frozen=True)
class Ensemble:
    """The arrays of one TreeEnsembleRegressor: nodes of all trees, one after the other."""

    base: float
    tree: np.ndarray
    node: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    leaf: np.ndarray
    value: np.ndarray

    @property
    def trees(self) -> int:
        return int(self.tree[-1]) + 1


def floor_to_float(values: np.ndarray) -> np.ndarray:
    """The largest float not above each double."""
    nearest = values.astype(np.float32)
    above = nearest.astype(np.float64) > values
    return np.where(above, np.nextafter(nearest, np.float32(-np.inf)), nearest).astype(np.float32)


def from_boosting(model) -> Ensemble:
    """Reads a fitted HistGradientBoostingRegressor that has numerical features without missing values."""
    parts = {name: [] for name in ("tree", "node", "feature", "threshold", "left", "right", "leaf", "value")}
    for number, (predictor,) in enumerate(model._predictors):
        nodes = predictor.nodes
        if nodes["is_categorical"].any():
            raise ValueError("categorical splits have no exact counterpart in TreeEnsembleRegressor")
        leaf = nodes["is_leaf"].astype(bool)
        count = len(nodes)
        parts["tree"].append(np.full(count, number))
        parts["node"].append(np.arange(count))
        parts["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        parts["threshold"].append(floor_to_float(np.where(leaf, 0.0, nodes["num_threshold"])))
        parts["left"].append(np.where(leaf, 0, nodes["left"]))
        parts["right"].append(np.where(leaf, 0, nodes["right"]))
        parts["leaf"].append(leaf)
        parts["value"].append(np.where(leaf, nodes["value"], 0.0))
    arrays = {name: np.concatenate(chunks) for name, chunks in parts.items()}
    return Ensemble(base=float(np.ravel(model._baseline_prediction)[0]), **arrays)


def to_node(ensemble: Ensemble, input_name: str, output_name: str) -> onnx.NodeProto:
    """One TreeEnsembleRegressor with one target; the output is the raw sum (no link, no transform)."""
    leaf = ensemble.leaf
    modes = np.where(leaf, "LEAF", "BRANCH_LEQ").tolist()
    return helper.make_node(
        "TreeEnsembleRegressor",
        inputs=[input_name],
        outputs=[output_name],
        name=output_name,
        domain="ai.onnx.ml",
        n_targets=1,
        aggregate_function="SUM",
        post_transform="NONE",
        base_values=[ensemble.base],
        nodes_treeids=ensemble.tree.tolist(),
        nodes_nodeids=ensemble.node.tolist(),
        nodes_featureids=ensemble.feature.tolist(),
        nodes_values=ensemble.threshold.tolist(),
        nodes_modes=modes,
        nodes_truenodeids=ensemble.left.tolist(),
        nodes_falsenodeids=ensemble.right.tolist(),
        nodes_missing_value_tracks_true=[0] * len(modes),
        nodes_hitrates=[1.0] * len(modes),
        target_treeids=ensemble.tree[leaf].tolist(),
        target_nodeids=ensemble.node[leaf].tolist(),
        target_ids=[0] * int(leaf.sum()),
        target_weights=ensemble.value[leaf].astype(np.float32).tolist(),
    )


def write(path, ensembles: dict, features: int, producer: str) -> None:
    """Writes one graph: input `x` [rows, features], one output [rows, 1] per ensemble."""
    nodes = [to_node(ensemble, "x", name) for name, ensemble in ensembles.items()]
    graph = helper.make_graph(
        nodes,
        "earnings",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, features])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, 1]) for name in ensembles],
    )
    model = helper.make_model(
        graph,
        producer_name=producer,
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)],
    )
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    with open(path, "wb") as stream:
        stream.write(model.SerializeToString(deterministic=True))


def read(path) -> dict:
    """The ensembles of a written file, by output name."""
    ensembles = {}
    for node in onnx.load(path).graph.node:
        at = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        leaf = np.array([mode == b"LEAF" for mode in at["nodes_modes"]])
        value = np.zeros(len(leaf), dtype=np.float32)
        value[leaf] = np.array(at["target_weights"], dtype=np.float32)
        ensembles[node.output[0]] = Ensemble(
            base=at["base_values"][0],
            tree=np.array(at["nodes_treeids"]),
            node=np.array(at["nodes_nodeids"]),
            feature=np.array(at["nodes_featureids"]),
            threshold=np.array(at["nodes_values"], dtype=np.float32),
            left=np.array(at["nodes_truenodeids"]),
            right=np.array(at["nodes_falsenodeids"]),
            leaf=leaf,
            value=value,
        )
    return ensembles


def evaluate(ensemble: Ensemble, x: np.ndarray) -> np.ndarray:
    """Raw sums of an ensemble over float rows, as the operator defines them."""
    x = np.ascontiguousarray(x, dtype=np.float32)
    rows = np.arange(len(x))
    total = np.full(len(x), ensemble.base, dtype=np.float64)
    starts = np.flatnonzero(np.r_[True, ensemble.tree[1:] != ensemble.tree[:-1]])
    for start in starts:
        at = np.full(len(x), start)
        while True:
            inner = ~ensemble.leaf[at]
            if not inner.any():
                break
            goes_left = x[rows, ensemble.feature[at]] <= ensemble.threshold[at]
            child = np.where(goes_left, ensemble.left[at], ensemble.right[at])
            at = np.where(inner, start + child, at)
        total += ensemble.value[at]
    return total
