"""The network: word vectors, two LSTMs (one reads forwards, one backwards) and pooling.

`ReviewReader` gives two answers. `full` is the verdict: both directions pooled over the
text. `running` is what the forward LSTM alone makes of the words up to each position; its
pools are sums over the prefix, so the value at a position never depends on later words.

Padding stands at the end. The backward LSTM reads each text reversed within its own
length, so no state ever passes through padding and a batch equals single texts exactly.
"""
import os
import sys

import torch
from torch import nn

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recurrent"))
import fused_lstm  # noqa: E402


def reverse_index(mask):
    """For each position the mirrored position inside the text; padding stays put."""
    length = mask.sum(1, keepdim=True)
    position = torch.arange(mask.shape[1], device=mask.device)[None]
    return torch.where(mask, length - 1 - position, position)


def turn(states, index):
    return states.gather(1, index[..., None].expand_as(states))


class Encoder(nn.Module):
    """Word vectors and the two LSTMs; learnt on unlabelled text first."""

    def __init__(self, vocabulary, embedding=160, hidden=128):
        super().__init__()
        self.sizes = (vocabulary, embedding, hidden)
        self.embedding = nn.Embedding(vocabulary, embedding, padding_idx=0)
        self.forwards = nn.LSTM(embedding, hidden)
        self.backwards = nn.LSTM(embedding, hidden)
        nn.init.normal_(self.embedding.weight, std=0.3)
        with torch.no_grad():
            self.embedding.weight[0] = 0
        for lstm in (self.forwards, self.backwards):
            nn.init.orthogonal_(lstm.weight_hh_l0)
            nn.init.zeros_(lstm.bias_ih_l0)
            # The second bias is redundant; an open forget gate helps at the start.
            nn.init.zeros_(lstm.bias_hh_l0)
            with torch.no_grad():
                lstm.bias_ih_l0[hidden:2 * hidden] = 1.0

    def states(self, vectors, mask):
        index = reverse_index(mask)
        ahead, _ = fused_lstm.layer(self.forwards, vectors.transpose(0, 1))
        back, _ = fused_lstm.layer(self.backwards, turn(vectors, index).transpose(0, 1))
        return ahead.transpose(0, 1), turn(back.transpose(0, 1), index)


class SharedMask(nn.Module):
    """Dropout with one mask for all positions of a text."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        keep = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.rate)
        return x * keep / (1 - self.rate)


class ReviewReader(nn.Module):
    def __init__(self, encoder, vector_dropout=0.2, state_dropout=0.4, word_dropout=0.1):
        super().__init__()
        self.encoder = encoder
        hidden = encoder.sizes[2]
        self.vector_dropout = SharedMask(vector_dropout)
        self.pool_dropout = nn.Dropout(state_dropout)
        self.word_dropout = word_dropout
        self.attend = nn.Linear(2 * hidden, 1)
        self.verdict = nn.Linear(6 * hidden, 1)
        self.attend_ahead = nn.Linear(hidden, 1)
        self.verdict_ahead = nn.Linear(2 * hidden, 1)
        for layer in (self.verdict, self.verdict_ahead):
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)
        for layer in (self.attend, self.attend_ahead):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def vectors(self, ids):
        if self.training and self.word_dropout:
            lost = torch.rand(ids.shape, device=ids.device) < self.word_dropout
            ids = torch.where(lost & (ids != 0), torch.ones_like(ids), ids)
        return self.encoder.embedding(ids)

    def forward(self, ids):
        return self.read(self.vectors(ids), ids != 0)

    def read(self, vectors, mask):
        """Logit of each text and, for each position, the logit of the words so far."""
        ahead, back = self.encoder.states(self.vector_dropout(vectors), mask)
        both = torch.cat([ahead, back], 2)
        real = mask[..., None]
        number = real.sum(1).to(both.dtype)
        mean = (both * real).sum(1) / number
        most = both.masked_fill(~real, -1.0).amax(1)  # states lie in (-1, 1)
        # A bounded score keeps exp() tame, so that prefix sums need no maximum.
        weight = torch.exp(4 * torch.tanh(self.attend(both))) * real
        focus = (weight * both).sum(1) / weight.sum(1)
        full = self.verdict(self.pool_dropout(torch.cat([mean, most, focus], 1)))[:, 0]
        return full, self.running(ahead, real)

    def running(self, ahead, real):
        ahead = ahead * real
        count = torch.cumsum(real.to(ahead.dtype), 1)
        weight = torch.exp(4 * torch.tanh(self.attend_ahead(ahead))) * real
        # Linear after the pools, so projecting first sums scalars instead of vectors.
        mean_part, focus_part = self.verdict_ahead.weight[0].chunk(2)
        mean = torch.cumsum(ahead @ mean_part, 1) / count[..., 0]
        focus = torch.cumsum((weight * ahead) @ focus_part, 1) / torch.cumsum(weight, 1)[..., 0]
        return mean + focus + self.verdict_ahead.bias
