"""The network: token vectors, an LSTM, a narrower layer and the token vectors again as output."""
import os
import sys

import torch
from torch import nn

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recurrent"))
import fused_lstm  # noqa: E402


class Writer(nn.Module):
    def __init__(self, vocabulary, embedding=320, hidden=512, layers=1, dropout=0.1):
        super().__init__()
        self.sizes = (vocabulary, embedding, hidden, layers)
        self.embedding = nn.Embedding(vocabulary, embedding)
        self.layers = nn.ModuleList(nn.LSTM(embedding if n == 0 else hidden, hidden) for n in range(layers))
        self.narrow = nn.Linear(hidden, embedding)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.dropout = dropout
        nn.init.normal_(self.embedding.weight, std=0.1)
        for lstm in self.layers:
            nn.init.orthogonal_(lstm.weight_hh_l0)
            nn.init.zeros_(lstm.bias_hh_l0)
            with torch.no_grad():
                lstm.bias_ih_l0.zero_()
                lstm.bias_ih_l0[hidden:2 * hidden] = 1.0

    def empty(self, batch):
        """h and c, each [layers, batch, hidden]."""
        zero = torch.zeros(self.sizes[3], batch, self.sizes[2], device=self.bias.device)
        return zero, zero

    def _drop(self, x):
        return nn.functional.dropout(x, self.dropout, self.training)

    def states(self, ids, state):
        """What the output layer sees, [time, batch, embedding], for ids [time, batch]; and the new state."""
        x, h, c = self._drop(self.embedding(ids)), [], []
        for n, lstm in enumerate(self.layers):
            x, (last_h, last_c) = fused_lstm.layer(lstm, x, (state[0][n:n + 1], state[1][n:n + 1]))
            x = self._drop(x)
            h.append(last_h)
            c.append(last_c)
        return self.narrow(x), (torch.cat(h), torch.cat(c))

    def loss(self, ids, target, state):
        """Mean loss in nats a token and the new state."""
        x, state = self.states(ids, state)
        return fused_lstm.cross_entropy(x.flatten(0, 1), self.embedding.weight, self.bias, target.flatten()), state

    def forward(self, ids, h, c):
        """logits [batch, time, vocabulary] for ids [batch, time]."""
        x, (h, c) = self.states(ids.t(), (h, c))
        return (x @ self.embedding.weight.t() + self.bias).transpose(0, 1), h, c


def bits(model, tokens, texts):
    """Total bits of texts, each from the empty state, and their characters; in batches of about equal length."""
    model.eval()
    coded = sorted(([0] + tokens.encode(text) for text in texts), key=len)
    total = 0.0
    with torch.no_grad():
        for start in range(0, len(coded), 16):
            rows = coded[start:start + 16]
            state, width = model.empty(len(rows)), max(map(len, rows))
            ids = torch.zeros(width, len(rows), dtype=torch.long)
            for r, row in enumerate(rows):
                ids[:len(row), r] = torch.tensor(row)
            length = torch.tensor([len(row) for row in rows])
            for at in range(0, width - 1, 256):
                part = ids[at:at + 257]
                x, state = model.states(part[:-1], state)
                logits = x @ model.embedding.weight.t() + model.bias
                loss = nn.functional.cross_entropy(logits.flatten(0, 1), part[1:].flatten(), reduction="none")
                position = torch.arange(at + 1, at + len(part))[:, None]
                total += float((loss.view(len(part) - 1, -1) * (position < length)).double().sum())
    model.train()
    return total / 0.6931471805599453, sum(map(len, texts))
