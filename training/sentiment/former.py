"""Reads the reader of a shipped bundle back, so that a model can learn from the one before it."""
import json
import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Encoder, ReviewReader


def reader(bundle, prepared, fold):
    """The network of a bundle as it was rounded, without its phrase channel.

    Stops where the bundle reads other words than the corpus `prepared`, or has learnt from the `fold` that is to measure.
    """
    _check(bundle, prepared, fold)
    graph = onnx.load(os.path.join(bundle, "sentiment.onnx")).graph
    kept = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    tensor = {name: torch.from_numpy(array.astype(np.float32)) for name, array in kept.items()
              if name.split(".")[0] in ("words", "lstm", "attend", "verdict", "ahead")}
    words = tensor["words"] * tensor["words.scale"]
    hidden = tensor["lstm.state"].shape[2]
    model = ReviewReader(Encoder(len(words), words.shape[1], hidden))
    with torch.no_grad():
        model.encoder.embedding.weight.copy_(words)
        for way, lstm in enumerate((model.encoder.forwards, model.encoder.backwards)):
            lstm.weight_ih_l0.copy_(_gates(tensor["lstm.input"][way], hidden))
            lstm.weight_hh_l0.copy_(_gates(tensor["lstm.state"][way], hidden))
            one, other = tensor["lstm.bias"][way].chunk(2)
            lstm.bias_ih_l0.copy_(_gates(one, hidden))
            lstm.bias_hh_l0.copy_(_gates(other, hidden))
        model.attend.weight.copy_(tensor["attend.weight"].T)
        model.attend.bias.copy_(tensor["attend.bias"])
        model.verdict.weight.copy_(torch.cat([tensor[f"verdict.{part}"] for part in ("mean", "most", "focus")]).T)
        model.verdict.bias.copy_(tensor["verdict.bias"])
        model.attend_ahead.weight.copy_(tensor["ahead.attend.weight"].T)
        model.attend_ahead.bias.copy_(tensor["ahead.attend.bias"])
        model.verdict_ahead.weight.copy_(torch.cat([tensor["ahead.mean"], tensor["ahead.focus"]]).T)
        model.verdict_ahead.bias.copy_(tensor["ahead.verdict.bias"])
    return model


def version(bundle):
    return _manifest(bundle)["version"]


def _manifest(bundle):
    with open(os.path.join(bundle, "manifest.json"), encoding="utf-8") as file:
        return json.load(file)


def _check(bundle, prepared, fold):
    words = []
    for folder in (bundle, prepared):
        with open(os.path.join(folder, "vocabulary.txt"), encoding="ascii") as file:
            words.append(file.read().split())
    if words[0] != words[1]:
        raise SystemExit(f"{bundle} and {prepared} do not hold the same words in the same order.")
    held = _manifest(bundle)["hyperparameters"]["held-out fold"]
    if fold not in (held, "none"):
        raise SystemExit(f"{bundle} was measured on fold {held} and has learnt from fold {fold}: its opinion would leak.")


def _gates(weight, hidden):
    """ONNX's order i, o, f, g to PyTorch's i, f, g, o."""
    i, o, f, g = weight.split(hidden)
    return torch.cat([i, f, g, o])
