"""Reviews as token identifiers, cached once, with folds that never share a film."""
import collections
import gzip
import os

import numpy as np

from tokenizer import Vocabulary, tokens


def _rows(path):
    # Texts hold U+0085 and bare quotes: only "\n" ends a line and only tabs separate.
    with gzip.open(path, "rb") as file:
        lines = file.read().decode("utf-8").split("\n")
    return [line.split("\t") for line in lines[1:] if line]


def _films(folder, ids):
    lines = {}
    for side in ("pos", "neg"):
        with gzip.open(os.path.join(folder, f"train_urls_{side}.txt.gz"), "rb") as file:
            lines[side] = file.read().decode("ascii").split("\n")
    names = [lines[i.split("_")[0]][int(i.split("_")[1])] for i in ids]
    return [name.split("/title/")[1].split("/")[0] for name in names]


def _folds(films, count, seed):
    """Whole films to folds, the largest first, always to the smallest fold."""
    sizes = collections.Counter(films)
    generator = np.random.RandomState(seed)
    order = sorted(sizes, key=lambda f: (-sizes[f], f))
    noise = {f: generator.rand() for f in order}
    order.sort(key=lambda f: (-sizes[f], noise[f]))
    load, where = np.zeros(count), {}
    for film in order:
        where[film] = int(load.argmin())
        load[where[film]] += sizes[film]
    return np.array([where[f] for f in films], np.int8)


class Corpus:
    """Token identifiers of all reviews: the labelled first, then the unlabelled."""

    def __init__(self, arrays):
        self.flat, self.start = arrays["flat"], arrays["start"]
        self.label, self.rating, self.fold = (arrays[k] for k in ("label", "rating", "fold"))
        self.labelled, self.count = len(self.label), len(self.start) - 1

    def ids(self, i):
        return self.flat[self.start[i]:self.start[i + 1]]

    def lengths(self):
        return np.diff(self.start)


def load(folder, out, vocabulary_size=40000, folds=10, seed=1):
    """The corpus and its vocabulary; built from `folder` unless `out` has them."""
    cache = os.path.join(out, "corpus.npz")
    words = os.path.join(out, "vocabulary.txt")
    if not os.path.exists(cache):
        os.makedirs(out, exist_ok=True)
        train = _rows(os.path.join(folder, "train.tsv.gz"))
        other = _rows(os.path.join(folder, "unsup.tsv.gz"))
        texts = [tokens(r[3]) for r in train] + [tokens(r[1]) for r in other]
        counts = collections.Counter()
        for text in texts:
            counts.update(text)
        vocabulary = Vocabulary.build(counts, vocabulary_size)
        index = vocabulary.index
        coded = [np.array([index.get(t, 1) for t in text] or [1], np.int32) for text in texts]
        vocabulary.save(words)
        np.savez(cache + ".tmp.npz", flat=np.concatenate(coded),
                 start=np.concatenate([[0], np.cumsum([len(c) for c in coded])]),
                 label=np.array([int(r[1]) for r in train], np.int8),
                 rating=np.array([int(r[2]) for r in train], np.int8),
                 fold=_folds(_films(folder, [r[0] for r in train]), folds, seed))
        os.replace(cache + ".tmp.npz", cache)
    return Corpus(dict(np.load(cache))), Vocabulary.load(words)


def shorten(ids, limit):
    """The beginning and the (more telling) end of a long text."""
    if len(ids) <= limit:
        return ids
    head = limit * 2 // 5
    return np.concatenate([ids[:head], ids[len(ids) - (limit - head):]])


def batches(corpus, members, limit, tokens_per_batch, generator=None, noise=0.1):
    """Lists of reviews of about equal length; shuffled when a generator is given.

    Buckets keep the padding small, which is far quicker on a CPU than packed sequences.
    """
    members = np.asarray(members)
    length = np.minimum(corpus.lengths()[members], limit).astype(float)
    if generator is not None:
        length *= 1 + noise * generator.rand(len(length))
    members = members[np.argsort(length, kind="stable")]
    groups, current, widest = [], [], 0
    for i in members:
        size = min(int(corpus.start[i + 1] - corpus.start[i]), limit)
        if current and max(widest, size) * (len(current) + 1) > tokens_per_batch:
            groups.append(current)
            current, widest = [], 0
        current.append(i)
        widest = max(widest, size)
    groups.append(current)
    if generator is not None:
        generator.shuffle(groups)
    return groups


def pad(corpus, group, limit):
    """One batch as a [batch, time] array of identifiers, zero-padded at the end."""
    rows = [shorten(corpus.ids(i), limit) for i in group]
    out = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for row, ids in zip(out, rows):
        row[:len(ids)] = ids
    return out
