"""Writes the trained writer for the application.

`lyrics.onnx`: `ids` int64 [batch, time], `h` and `c` [layers, batch, hidden] ->
`logits` [batch, time, vocabulary], `h_out`, `c_out`. Weights are kept in 16 bits and widened once, when it is loaded.
"""
import hashlib
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import former


def rounded(model):
    """Replaces the weights by what the graph will hold."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())
    return model


def _graph(model):
    nodes, tensors = [], []
    vocabulary, _, hidden, layers = model.sizes

    def add(kind, inputs, outputs, **attributes):
        nodes.append(helper.make_node(kind, inputs, outputs, **attributes))
        return outputs[0]

    def half(name, array):
        tensors.append(numpy_helper.from_array(array.detach().numpy().astype(np.float16), name + ".half"))
        return add("Cast", [name + ".half"], [name], to=TensorProto.FLOAT)

    def axes(name, values):
        tensors.append(numpy_helper.from_array(np.array(values, np.int64), name))
        return name

    def gates(weight):  # PyTorch's order i, f, g, o to ONNX's i, o, f, g
        i, f, g, o = weight.detach().split(hidden)
        return torch.cat([i, o, f, g])

    table = half("tokens", model.embedding.weight)
    add("Transpose", ["ids"], ["turned"], perm=[1, 0])
    x, one = add("Gather", [table, "turned"], ["vectors"]), axes("one", [1])
    names = [f"{side}{n}" for side in "hc" for n in range(layers)]
    for side in "hc":
        add("Split", [side, axes(side + ".sizes", [1] * layers)], [f"{side}{n}" for n in range(layers)], axis=0)
    assert len(names) == 2 * layers
    for n, lstm in enumerate(model.layers):
        bias = torch.cat([gates(lstm.bias_ih_l0), gates(lstm.bias_hh_l0)])[None]
        add("LSTM", [x, half(f"input{n}", gates(lstm.weight_ih_l0)[None]), half(f"state{n}", gates(lstm.weight_hh_l0)[None]),
                     half(f"bias{n}", bias), "", f"h{n}", f"c{n}"],
            [f"y{n}", f"h{n}.out", f"c{n}.out"], hidden_size=hidden)
        x = add("Squeeze", [f"y{n}", one], [f"x{n}"])
    for side in "hc":
        add("Concat", [f"{side}{n}.out" for n in range(layers)], [side + "_out"], axis=0)
    add("MatMul", [x, half("narrow", model.narrow.weight.t())], ["narrow.product"])
    add("Add", ["narrow.product", half("narrow.bias", model.narrow.bias)], ["narrowed"])
    add("Transpose", [table], ["tokens.turned"], perm=[1, 0])
    add("MatMul", ["narrowed", "tokens.turned"], ["scores"])
    add("Add", ["scores", half("bias", model.bias)], ["time.first"])
    add("Transpose", ["time.first"], ["logits"], perm=[1, 0, 2])
    f = TensorProto.FLOAT
    state = [layers, "batch", hidden]
    graph = helper.make_graph(
        nodes, "lyrics",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "time"]),
         helper.make_tensor_value_info("h", f, state), helper.make_tensor_value_info("c", f, state)],
        [helper.make_tensor_value_info("logits", f, ["batch", "time", vocabulary]),
         helper.make_tensor_value_info("h_out", f, state), helper.make_tensor_value_info("c_out", f, state)], tensors)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], producer_name="train_lyrics")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def _golden(model, tokens):
    """Made-up lines with their tokens, bits and the logits behind the last token."""
    model.eval()
    lines = ["", "a", "The river runs", "The river runs, and all the willows weep\nFor one who went below its waves to sleep.\n",
             "Caf\u00e9 na\u00efve \u2603 \U0001F600", "1914 -- 1918!?", "   two  spaces\n\n\nthree breaks", "O'er th' hill I'll go, e'en so.",
             "SHOUTED ALOUD", "\tTab\u00a0and\u2003space"]
    rows = []
    for text in lines:
        ids = [0] + tokens.encode(text)
        with torch.no_grad():
            logits = model(torch.tensor([ids]), *model.empty(1))[0][0]
        chance = torch.log_softmax(logits.double(), -1)
        total = -sum(float(chance[t, i]) for t, i in enumerate(ids[1:])) / np.log(2)
        rows.append({"text": text, "ids": ids, "totalBits": total, "logits": [round(float(v), 6) for v in logits[-1, :64]]})
    return rows


def write(model, tokens, held, epochs, total, characters, training_tokens, args):
    folder = os.path.join(args.out, "export")
    os.makedirs(folder, exist_ok=True)
    onnx.save(_graph(model), os.path.join(folder, "lyrics.onnx"))
    tokens.save(os.path.join(folder, "tokens.txt"), os.path.join(folder, "merges.txt"))
    with open(os.path.join(folder, "golden.jsonl"), "w", encoding="ascii", newline="\n") as file:
        file.writelines(json.dumps(row) + "\n" for row in _golden(model, tokens))
    with open(args.corpus, "rb") as file:
        corpus = hashlib.sha256(file.read()).hexdigest()
    vocabulary, embedding, hidden, layers = model.sizes
    manifest = {
        "layers": layers, "hidden": hidden, "embedding": embedding, "vocabulary": vocabulary, "seed": args.seed,
        "corpus_sha256": corpus, "training_tokens": training_tokens, "epochs": epochs, "held_out_poems": len(held),
        "split": f"poems whose SHA-256 falls into {args.held_out} of 1,000 parts are held out",
        "metrics": {"bits_per_character": total / characters, "characters": characters,
                    "protocol": "total bits of each held-out poem from the empty state over its characters"},
        "settings": {k: v for k, v in vars(args).items() if k not in ("corpus", "out", "former", "epochs")}}
    if args.former:
        manifest["settings"]["former"] = former.version(args.former)
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=1)
