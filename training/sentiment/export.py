"""Writes the reader as ONNX graphs that ONNX Runtime runs without further help.

`sentiment.onnx`: `ids` int64 [batch, time], 0 pads at the end, at least one token a row ->
  `probability` [batch]        calibrated probability that the review is positive
  `logit` [batch]              the same before the temperature and the sigmoid
  `running` [batch, time]      calibrated probability after each word, forward LSTM alone
  `contribution` [batch, time] what each position's states add to the logit; exact:
                               their sum plus the output `base` [1] is the logit
Only requested outputs are computed. What a phrase of the phrase channel adds is shared
evenly among its words.

The word vectors are stored in 8 bits with a scale for each word, the rest in 16 bits; all
arithmetic is in 32 bits, so a text alone and in a batch give the same result.
"""
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import phrases


def quantised(table):
    """int8 rows and their float16 scales."""
    table = table.detach().cpu().numpy()
    scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-4).astype(np.float16)
    whole = np.clip(np.rint(table / scale.astype(np.float32)), -127, 127).astype(np.int8)
    return whole, scale


def rounded(model):
    """Replaces the weights by what the graphs will hold, so that both can be compared."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("embedding.weight"):
                whole, scale = quantised(parameter)
                parameter.copy_(torch.from_numpy(whole * scale.astype(np.float32)))
            else:
                parameter.copy_(parameter.half().float())
    return model


class _Graph:
    def __init__(self):
        self.nodes, self.tensors, self.count = [], [], 0

    def add(self, kind, *inputs, out=None, outputs=1, **attributes):
        names = [out] if out else []
        while len(names) < outputs:
            self.count += 1
            names.append(f"{kind.lower()}_{self.count}")
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def tensor(self, name, array):
        if any(known.name == name for known in self.tensors):
            return name
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def half(self, name, array):
        """A float tensor kept in 16 bits; widened once, when the session loads."""
        array = array.detach().cpu().numpy() if torch.is_tensor(array) else array
        return self.add("Cast", self.tensor(name, array.astype(np.float16)),
                        to=TensorProto.FLOAT)


def _gates(weight, hidden):
    """PyTorch's order i, f, g, o to ONNX's i, o, f, g."""
    i, f, g, o = weight.detach().cpu().split(hidden)
    return torch.cat([i, o, f, g])


def _recurrent(graph, encoder):
    hidden = encoder.sizes[2]
    both = (encoder.forwards, encoder.backwards)
    stack = {}
    for part in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"):
        stack[part] = torch.stack([_gates(getattr(lstm, part), hidden) for lstm in both])
    bias = torch.cat([stack["bias_ih_l0"], stack["bias_hh_l0"]], 1)
    return (graph.half("lstm.input", stack["weight_ih_l0"]),
            graph.half("lstm.state", stack["weight_hh_l0"]), graph.half("lstm.bias", bias))


def _phrases(graph, combined, one, zero):
    """What the phrases at each position add to the logit, [batch, time]."""
    g = graph
    time = g.add("Gather", g.add("Shape", "ids"), g.tensor("ids.time", np.array(1, np.int64)), axis=0)
    position = g.add("Range", g.tensor("range.start", np.array(0, np.int64)), time,
                     g.tensor("range.step", np.array(1, np.int64)))
    earlier = g.add("Greater", g.add("Unsqueeze", position, one), g.add("Unsqueeze", position, zero))
    two = g.tensor("phrase.axis", np.array([2], np.int64))
    unknown = g.tensor("phrase.unknown", np.array(1, np.int64))
    none = g.tensor("phrase.none", np.array(-1, np.int64))
    ends = [g.tensor(f"phrase.end{back}", np.array([-back], np.int64)) for back in range(3)]
    starts = [g.tensor(f"phrase.start{back}", np.array([back], np.int64)) for back in range(3)]

    def later(values, back):
        """Moved `back` places towards the end; zeros come in at the beginning."""
        if back == 0:
            return values
        pads = g.tensor(f"{values}.before{back}", np.array([0, back, 0, 0], np.int64))
        return g.add("Slice", g.add("Pad", values, pads), zero, ends[back], one)

    def sooner(values, back):
        if back == 0:
            return values
        pads = g.tensor(f"{values}.after{back}", np.array([0, 0, 0, back], np.int64))
        far = g.tensor(f"{values}.far{back}", np.array([2 ** 31], np.int64))
        return g.add("Slice", g.add("Pad", values, pads), starts[back], far, one)

    shares, counts = [], []
    for number, (size, factors, table) in enumerate(zip(phrases.SIZES, phrases.FACTORS, combined.channel.tables())):
        length, place, whole = len(factors), None, None
        for back, factor in zip(range(length - 1, -1, -1), factors):
            word = later("ids", back)
            known = g.add("Greater", word, unknown)
            part = g.add("Mul", word, g.tensor(f"phrase.factor{number}{back}", np.array(factor, np.int64)))
            place = part if place is None else g.add("Add", place, part)
            whole = known if whole is None else g.add("And", whole, known)
        place = g.add("Mod", place, g.tensor(f"phrase.size{number}", np.array(size, np.int64)))
        place = g.add("Where", whole, place, none)
        same = g.add("And", g.add("Equal", g.add("Unsqueeze", place, two), g.add("Unsqueeze", place, one)), earlier)
        again = g.add("ReduceMax", g.add("Cast", same, to=TensorProto.UINT8), axes=[2], keepdims=0)
        here = g.add("And", whole, g.add("Not", g.add("Cast", again, to=TensorProto.BOOL)))
        real = g.add("Cast", here, to=TensorProto.FLOAT)
        weight = g.add("Cast", g.add("Gather", g.tensor(f"phrase.weights{number}", table.numpy()), place),
                       to=TensorProto.FLOAT)
        value = g.add("Mul", weight, real)
        counts.append(g.add("ReduceSum", real, one, keepdims=1))
        each = g.add("Mul", value, g.tensor(f"phrase.part{number}", np.array(1 / length, np.float32)))
        shares += [sooner(each, back) for back in range(length)]
    count = g.add("Max", g.add("Sum", *counts), g.tensor("phrase.least", np.array([[1]], np.float32)))
    unit = g.tensor("phrase.scale", np.array(combined.share * combined.channel.scale, np.float32))
    return g.add("Div", g.add("Mul", g.add("Sum", *shares), unit), g.add("Sqrt", count))


def _body(graph, combined, temperature, ahead_temperature):
    """From `vectors` [batch, time, e] and `lengths` int32 [batch] to the outputs."""
    model = combined.reader
    g, hidden = graph, model.encoder.sizes[2]
    one = g.tensor("one", np.array([1], np.int64))
    two = g.tensor("two", np.array([2], np.int64))
    zero = g.tensor("zero", np.array([0], np.int64))
    scalar_one = g.tensor("scalar.one", np.array(1, np.int64))
    scalar_zero = g.tensor("scalar.zero", np.array(0, np.int64))
    shape = g.add("Shape", "vectors")
    number = g.add("Gather", shape, scalar_one, axis=0)
    position = g.add("Range", scalar_zero, number, scalar_one)
    long_lengths = g.add("Cast", "lengths", to=TensorProto.INT64)
    column = g.add("Unsqueeze", long_lengths, one)
    real = g.add("Cast", g.add("Less", g.add("Unsqueeze", position, zero), column),
                 to=TensorProto.FLOAT)                                # [b, t]
    mask = g.add("Unsqueeze", real, two)                              # [b, t, 1]
    weight, state, bias = _recurrent(g, model.encoder)
    y = g.add("LSTM", g.add("Transpose", "vectors", perm=[1, 0, 2]), weight, state, bias,
              "lengths", hidden_size=hidden, direction="bidirectional",
              outputs=3)[0]                                           # [t, 2, b, h]
    y = g.add("Transpose", y, perm=[2, 0, 1, 3])
    width = g.tensor("width", np.array([0, 0, 2 * hidden], np.int64))
    both = g.add("Mul", g.add("Reshape", y, width), mask)             # [b, t, 2h]
    ahead = g.add("Slice", both, zero, g.tensor("hidden", np.array([hidden], np.int64)), two)

    def score(states, layer, name):
        linear = g.add("Add", g.add("MatMul", states, g.half(name + ".weight", layer.weight.t())),
                       g.half(name + ".bias", layer.bias))
        steep = g.add("Mul", g.add("Tanh", linear), four)
        return g.add("Mul", g.add("Exp", steep), mask)                # [b, t, 1]

    four = g.tensor("four", np.array(4, np.float32))
    # The verdict as a sum over positions: each pool is linear in the states it picks.
    mean_w, most_w, focus_w = model.verdict.weight.detach()[0].cpu().chunk(3)
    length = g.add("Cast", column, to=TensorProto.FLOAT)              # [b, 1]
    focus = score(both, model.attend, "attend")
    share = g.add("Div", focus, g.add("ReduceSum", focus, one, keepdims=1))

    def project(states, vector, name):
        return g.add("MatMul", states, g.half(name, vector[:, None]))  # [b, t, 1]

    mean = g.add("Div", g.add("Squeeze", project(both, mean_w, "verdict.mean"), two), length)
    focused = g.add("Squeeze", g.add("Mul", project(both, focus_w, "verdict.focus"), share), two)
    gone = g.add("Mul", g.add("Sub", mask, g.tensor("unit", np.array(1, np.float32))),
                 g.tensor("far", np.array(4, np.float32)))            # 0 or -4, below any state
    open_ = g.add("Add", both, gone)
    # The first position that reaches a channel's maximum owns it.
    owner = g.add("ArgMax", open_, axis=1, keepdims=1)                # [b, 1, 2h]
    here = g.add("Cast", g.add("Equal", owner, g.add("Unsqueeze", position, g.tensor(
        "axes", np.array([0, 2], np.int64)))), to=TensorProto.FLOAT)  # [b, t, 2h]
    most = g.add("Squeeze", project(g.add("Mul", here, both), most_w, "verdict.most"), two)
    contribution = g.add("Sum", mean, focused, most, _phrases(g, combined, one, zero), out="contribution")
    bias = model.verdict.bias.detach().numpy() + np.float32(combined.share * combined.channel.bias)
    base = g.add("Identity", g.tensor("verdict.bias", bias.astype(np.float32)), out="base")
    logit = g.add("Add", g.add("ReduceSum", contribution, one, keepdims=0), base, out="logit")
    g.add("Sigmoid", g.add("Div", logit, g.tensor("temperature", np.array(
        temperature, np.float32))), out="probability")

    mean_v, focus_v = model.verdict_ahead.weight.detach()[0].cpu().chunk(2)
    weight = score(ahead, model.attend_ahead, "ahead.attend")
    count = g.add("CumSum", real, scalar_one)
    mean = g.add("Div", g.add("CumSum", g.add("Squeeze", project(ahead, mean_v, "ahead.mean"),
                                              two), scalar_one), count)
    flat = g.add("Squeeze", weight, two)
    value = g.add("Mul", g.add("Squeeze", project(ahead, focus_v, "ahead.focus"), two), flat)
    focus = g.add("Div", g.add("CumSum", value, scalar_one), g.add("CumSum", flat, scalar_one))
    running = g.add("Add", g.add("Add", mean, focus),
                    g.half("ahead.verdict.bias", model.verdict_ahead.bias))
    g.add("Sigmoid", g.add("Div", running, g.tensor("ahead.temperature", np.array(
        ahead_temperature, np.float32))), out="running")


def write(combined, temperature, ahead_temperature, path, opset=15):
    """The graph of a model whose weights are already `rounded`."""
    g = _Graph()
    whole, scale = quantised(combined.reader.encoder.embedding.weight)
    row = g.add("Cast", g.add("Gather", g.tensor("words", whole), "ids"), to=TensorProto.FLOAT)
    factor = g.add("Cast", g.add("Gather", g.tensor("words.scale", scale), "ids"),
                   to=TensorProto.FLOAT)
    g.add("Mul", row, factor, out="vectors")
    used = g.add("Cast", g.add("Greater", "ids", g.tensor("pad", np.array(0, np.int64))),
                 to=TensorProto.INT32)
    g.add("ReduceSum", used, g.tensor("time.axis", np.array([1], np.int64)), keepdims=0,
          out="lengths")
    _body(g, combined, temperature, ahead_temperature)
    outputs = [("probability", ["batch"]), ("logit", ["batch"]),
               ("running", ["batch", "time"]), ("contribution", ["batch", "time"]), ("base", [1])]
    needed = {name for node in g.nodes for name in node.input}
    made = helper.make_graph(
        g.nodes, "sentiment", [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "time"])],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs], [t for t in g.tensors if t.name in needed])
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", opset)],
                              producer_name="train_sentiment")
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, path)
