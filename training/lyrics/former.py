"""Reads the writer of a bundle back, so that training can go on from it."""
import json
import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Writer
from tokens import Tokens


def version(bundle):
    with open(os.path.join(bundle, "manifest.json"), encoding="utf-8") as file:
        return json.load(file)["version"]


def tokens(bundle):
    return Tokens.load(os.path.join(bundle, "merges.txt"))


def writer(bundle, dropout):
    """The network of a bundle as it was rounded."""
    graph = onnx.load(os.path.join(bundle, "lyrics.onnx")).graph
    kept = {t.name[:-len(".half")]: torch.from_numpy(numpy_helper.to_array(t).astype(np.float32))
            for t in graph.initializer if t.name.endswith(".half")}
    vocabulary, embedding = kept["tokens"].shape
    layers, hidden = sum(name.startswith("state") for name in kept), kept["state0"].shape[2]
    model = Writer(vocabulary, embedding, hidden, layers, dropout)
    with torch.no_grad():
        model.embedding.weight.copy_(kept["tokens"])
        for n, lstm in enumerate(model.layers):
            lstm.weight_ih_l0.copy_(_gates(kept[f"input{n}"][0]))
            lstm.weight_hh_l0.copy_(_gates(kept[f"state{n}"][0]))
            one, other = kept[f"bias{n}"][0].chunk(2)
            lstm.bias_ih_l0.copy_(_gates(one))
            lstm.bias_hh_l0.copy_(_gates(other))
        model.narrow.weight.copy_(kept["narrow"].t())
        model.narrow.bias.copy_(kept["narrow.bias"])
        model.bias.copy_(kept["bias"])
    return model


def _gates(weight):
    """ONNX's order i, o, f, g to PyTorch's i, f, g, o."""
    i, o, f, g = weight.chunk(4)
    return torch.cat([i, f, g, o])
