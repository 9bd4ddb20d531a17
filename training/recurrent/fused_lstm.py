"""An LSTM layer that trains several times as fast as PyTorch's own on a CPU that multiplies bfloat16.

`layer(module, x)` is `module(x)` of a one-layer, time-major `nn.LSTM`, whose weights it uses. On a GPU, without a C
compiler or when no gradient is needed it is exactly that; in training on a CPU the gates are computed by fused_lstm.c,
compiled once, and the products in bfloat16, which rounds each to three digits.
"""
import contextlib
import ctypes
import hashlib
import os
import subprocess
import tempfile

import torch

_SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fused_lstm.c")


def _compiled():
    with open(_SOURCE, "rb") as file:
        name = "fused_lstm_" + hashlib.sha256(file.read()).hexdigest()[:16] + ".so"
    path = os.path.join(tempfile.gettempdir(), name)
    if not os.path.exists(path):
        made = f"{path}.{os.getpid()}"
        try:
            subprocess.run(["gcc", "-Ofast", "-march=native", "-mprefer-vector-width=512", "-shared", "-fPIC", _SOURCE, "-o", made],
                           check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return None
        os.replace(made, path)
    library = ctypes.CDLL(path)
    library.softmax.restype = ctypes.c_double
    return library


_LIBRARY = _compiled()
_rough = False


@contextlib.contextmanager
def rough():
    """Inside, answers that need no gradient are computed in bfloat16 as well: good enough for opinions on many texts."""
    global _rough
    _rough = True
    try:
        yield
    finally:
        _rough = False


def _at(tensor, index=0):
    """Address of tensor[index]."""
    return ctypes.c_void_p(tensor.data_ptr() + index * tensor.stride(0) * tensor.element_size())


class _Layer(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, h, c, input_weight, state_weight, bias):
        time, batch, _ = x.shape
        hidden = state_weight.shape[1]
        short = x.to(torch.bfloat16).contiguous()
        into, across = input_weight.to(torch.bfloat16), state_weight.to(torch.bfloat16)
        gates = torch.mm(short.view(time * batch, -1), into.t().contiguous()).view(time, batch, 4 * hidden)
        states = torch.empty(time + 1, batch, hidden, dtype=torch.bfloat16)
        cells = torch.empty(time + 1, batch, hidden)
        states[0], cells[0] = h, c
        turned, recurrent = across.t().contiguous(), torch.empty(batch, 4 * hidden, dtype=torch.bfloat16)
        size, width = ctypes.c_long(batch), ctypes.c_long(hidden)
        whole_bias = bias.detach().contiguous()
        for t in range(time):
            torch.mm(states[t], turned, out=recurrent)
            _LIBRARY.step_forward(size, width, _at(gates, t), _at(recurrent), _at(whole_bias), _at(cells, t),
                                  _at(cells, t + 1), _at(states, t + 1))
        ctx.save_for_backward(short, into, across, gates, states, cells)
        return states[1:].float(), states[time].float(), cells[time].clone()

    @staticmethod
    def backward(ctx, above, last_state, last_cell):
        short, into, across, saved, states, cells = ctx.saved_tensors
        time, batch, hidden = above.shape
        above, gates = above.contiguous(), saved.clone()
        later = torch.zeros(batch, hidden, dtype=torch.bfloat16) if last_state is None else last_state.to(torch.bfloat16)
        cell = torch.zeros(batch, hidden) if last_cell is None else last_cell.clone()
        size, width = ctypes.c_long(batch), ctypes.c_long(hidden)
        for t in range(time - 1, -1, -1):
            _LIBRARY.step_backward(size, width, _at(gates, t), _at(cells, t), _at(cells, t + 1), _at(above, t),
                                   _at(later), _at(cell))
            torch.mm(gates[t], across, out=later)
        flat = gates.view(time * batch, 4 * hidden)
        turned = flat.t()
        input_gradient = torch.mm(flat, into).view(time, batch, -1).float() if ctx.needs_input_grad[0] else None
        return (input_gradient, later.float(), cell, torch.mm(turned, short.view(time * batch, -1)).float(),
                torch.mm(turned, states[:-1].reshape(time * batch, hidden)).float(), torch.mm(torch.ones(1, len(flat), dtype=torch.bfloat16), flat)[0].float())


def layer(module, x, state=None):
    """Outputs [time, batch, hidden] and (h, c), each [1, batch, hidden], of a one-layer time-major nn.LSTM."""
    if _LIBRARY is None or x.is_cuda or not (torch.is_grad_enabled() or _rough):
        return module(x, state)
    if state is None:
        zero = x.new_zeros(x.shape[1], module.hidden_size)
        h, c = zero, zero
    else:
        h, c = state[0][0], state[1][0]
    out, h, c = _Layer.apply(x, h, c, module.weight_ih_l0, module.weight_hh_l0,
                             module.bias_ih_l0 + module.bias_hh_l0)
    return out, (h[None], c[None])


class _CrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(ctx, states, table, bias, target):
        short, words = states.to(torch.bfloat16), table.to(torch.bfloat16)
        logits = torch.addmm(bias.to(torch.bfloat16), short, words.t())
        target = target.contiguous()
        rows = len(target)
        loss = _LIBRARY.softmax(ctypes.c_long(rows), ctypes.c_long(len(table)), _at(logits), _at(target),
                                ctypes.c_float(1 / rows))
        ctx.save_for_backward(short, words, logits)
        return torch.tensor(loss / rows, dtype=torch.float32)

    @staticmethod
    def backward(ctx, above):
        short, words, gradient = ctx.saved_tensors
        scale = float(above)
        return (torch.mm(gradient, words).float() * scale, torch.mm(gradient.t(), short).float() * scale,
                torch.mm(torch.ones(1, len(gradient), dtype=torch.bfloat16), gradient)[0].float() * scale, None)


def cross_entropy(states, table, bias, target):
    """Mean loss in nats of the softmax over states @ table.T + bias; states [rows, hidden], target [rows]."""
    if _LIBRARY is None or states.is_cuda or not torch.is_grad_enabled():
        return torch.nn.functional.cross_entropy(states @ table.t() + bias, target)
    return _CrossEntropy.apply(states, table, bias, target)


class _LogSumExp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, states, table):
        short, words = states.to(torch.bfloat16), table.to(torch.bfloat16)
        logits, sums = torch.mm(short, words.t()), torch.empty(len(states))
        _LIBRARY.log_sum_exp(ctypes.c_long(len(states)), ctypes.c_long(len(table)), _at(logits), _at(sums))
        ctx.save_for_backward(short, words, logits)
        return sums

    @staticmethod
    def backward(ctx, above):
        short, words, share = ctx.saved_tensors
        gradient = share * above[:, None].to(torch.bfloat16)
        return torch.mm(gradient, words).float(), torch.mm(gradient.t(), short).float()


def log_sum_exp(states, table):
    """log(sum(exp(states @ table.T))) of each row of states [rows, hidden]."""
    if _LIBRARY is None or states.is_cuda or not torch.is_grad_enabled():
        return torch.logsumexp(states @ table.t(), -1)
    return _LogSumExp.apply(states, table)
