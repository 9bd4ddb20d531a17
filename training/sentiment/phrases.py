"""The phrase channel: what single words and runs of two and three say for themselves, added to the LSTM's logit.

A recurrent reader is slow to learn fixed phrases of a few texts; naive-Bayes-weighted logistic regression (Wang and
Manning, ACL 2012) knows them at once. It is fitted to the labelled reviews and to the teachers' opinion on the others.
Every phrase has one 8-bit weight in a hashed table, so that the graph needs the words' identifiers alone. A phrase
counts once a text, and the sum is divided by the square root of how many phrases the text has.
"""
import numpy as np
import torch
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from torch import nn

SIZES = (40000, 1048573, 2097143)  # single words by identifier; pairs and triples by their hash, a prime number of places
FACTORS = ((1,), (1000003, 7919), (1000003, 7919, 3246599))


def hashes(ids):
    """The place of each run that ends at a position, [texts, time] for runs of 1, 2 and 3; -1 where there is none."""
    known = ids > 1  # neither padding nor unknown
    places = []
    for size, factors in zip(SIZES, FACTORS):
        length = len(factors)
        place = torch.zeros_like(ids)
        whole = known.clone()
        for back, factor in zip(range(length - 1, -1, -1), factors):
            place[:, back:] += ids[:, :ids.shape[1] - back] * factor
            whole[:, back:] &= known[:, :ids.shape[1] - back]
            whole[:, :back] = False
        places.append(torch.where(whole, place % size, torch.full_like(ids, -1)))
    return places


def first(place):
    """Where a run stands for the first time in its text."""
    same = place[:, :, None] == place[:, None, :]
    earlier = torch.ones(place.shape[1], place.shape[1], dtype=torch.bool, device=place.device).tril(-1)
    return ~(same & earlier).any(2) & (place >= 0)


class PhraseChannel(nn.Module):
    def __init__(self, tables, scale, bias):
        """tables: int8 arrays of SIZES; scale: of a unit in each; bias: the logit of a text without phrases."""
        super().__init__()
        for number, table in enumerate(tables):
            self.register_buffer(f"table{number}", torch.from_numpy(table))
        self.scale, self.bias = float(scale), float(bias)

    def tables(self):
        return [getattr(self, f"table{number}") for number in range(len(SIZES))]

    def forward(self, ids):
        """The logit of each text [texts]."""
        total, count = 0, 0
        for table, place in zip(self.tables(), hashes(ids)):
            here = first(place)
            total = total + (table[place.clamp_min(0)].float() * here).sum(1)
            count = count + here.sum(1)
        return total * self.scale / count.clamp_min(1).sqrt() + self.bias


def presence(corpus):
    """Which phrases each text has: sparse [texts, sum of SIZES], each row of length one."""
    offsets = np.concatenate([[0], np.cumsum(SIZES)])
    rows = []
    for i in range(corpus.count):
        found = hashes(torch.from_numpy(corpus.ids(i).astype(np.int64))[None])
        rows.append(np.unique(np.concatenate([(p[p >= 0] + o).numpy() for p, o in zip(found, offsets)])))
    length = np.array([len(row) for row in rows])
    values = np.repeat(1 / np.sqrt(np.maximum(length, 1)), length).astype(np.float32)
    return sparse.csr_matrix((values, np.concatenate(rows), np.concatenate([[0], np.cumsum(length)])),
                             (corpus.count, offsets[-1]))


def fit(corpus, train, opinion, log, held, strength=50.0, least=2):
    """A channel from the labels of `train` and the logits `opinion` on the unlabelled texts."""
    matrix = presence(corpus)
    unlabelled = np.arange(corpus.labelled, corpus.count)
    chance = 1 / (1 + np.exp(-opinion[unlabelled]))
    sure = np.abs(chance - 0.5) > 0.2
    rows = np.concatenate([train, unlabelled[sure]])
    target = np.concatenate([corpus.label[train].astype(float), chance[sure]])
    x = matrix[rows]
    once = (x > 0).astype(np.float32)
    positive, negative = 1 + once.T @ target, 1 + once.T @ (1 - target)
    ratio = np.log(positive / positive.sum()) - np.log(negative / negative.sum())
    ratio[np.asarray(once.sum(0)).ravel() < least] = 0
    spread = sparse.diags(ratio.astype(np.float32))
    model = LogisticRegression(C=strength, solver="liblinear", dual=True, tol=0.02, max_iter=60, random_state=1)
    weight = np.where(rows < corpus.labelled, 1.0, 0.5 * np.abs(2 * target - 1))
    model.fit(x @ spread, target > 0.5, sample_weight=weight)
    weights, bias = ratio * model.coef_[0], model.intercept_[0]
    scale = np.quantile(np.abs(weights[weights != 0]), 0.9999) / 127  # the few larger ones are cut
    whole = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    if len(held):
        truth = corpus.label[held] > 0
        log(f"phrases: accuracy {np.mean((matrix[held] @ (whole * scale) + bias > 0) == truth):.4f}, in full precision "
            f"{np.mean((matrix[held] @ weights + bias > 0) == truth):.4f}, {np.mean(whole != 0):.3f} of the places used")
    return np.split(whole, np.cumsum(SIZES)[:-1]), scale, bias


class Combined(nn.Module):
    """The reader's logit plus `share` times the channel's."""

    def __init__(self, reader, channel, share):
        super().__init__()
        self.reader, self.channel, self.share = reader, channel, float(share)

    def forward(self, ids):
        full, running = self.reader(ids)
        return full + self.share * self.channel(ids), running
