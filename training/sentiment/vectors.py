"""Word vectors by counting: positive pointwise mutual information, then a truncated SVD.

Minutes of one core give vectors that would take a gradient method far longer, and they
bring the LSTMs' pre-training off the ground at once.
"""
import os

import numpy as np
from scipy import sparse


def _counts(flat, size, window):
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for offset in range(1, window + 1):
        left, right = flat[:-offset], flat[offset:]
        known = (left > 1) & (right > 1)  # neither padding nor unknown
        left, right = left[known], right[known]
        # The farther apart, the less two words have to do with each other.
        value = np.full(len(left), 1.0 / offset, np.float32)
        total = total + sparse.coo_matrix((value, (left, right)), (size, size)).tocsr()
    return total + total.T


def _ppmi(counts, smoothing=0.75, least=1.0):
    rows = np.asarray(counts.sum(1)).ravel()
    context = rows ** smoothing
    context = context / context.sum()
    m = counts.tocoo()
    keep = m.data >= least  # chance meetings cost memory and teach nothing
    row, col, data = m.row[keep], m.col[keep], m.data[keep]
    value = np.log(data / (rows[row] * context[col]))
    good = value > 0
    return sparse.csr_matrix((value[good].astype(np.float32), (row[good], col[good])), m.shape)


def _svd(matrix, rank, generator, extra=20, rounds=2):
    """Halko's randomised range finder with power rounds, for a symmetric matrix."""
    q = generator.randn(matrix.shape[1], rank + extra).astype(np.float32)
    q = np.linalg.qr(matrix @ q)[0]
    for _ in range(rounds):
        q = np.linalg.qr(matrix @ q)[0]
    # PPMI with a smoothed context is not quite symmetric: B = Q'M.
    u, s, _ = np.linalg.svd((matrix.T @ q).T, full_matrices=False)
    return (q @ u)[:, :rank], s[:rank]


def build(corpus, size, rank, out, window=5, seed=1):
    """[size, rank] vectors of root mean square 0.3, cached in `out`."""
    path = os.path.join(out, "vectors.npy")
    if not os.path.exists(path):
        matrix = _ppmi(_counts(corpus.flat, size, window))
        u, s = _svd(matrix, rank, np.random.RandomState(seed))
        vectors = u * np.sqrt(s)
        norm = np.linalg.norm(vectors, axis=1, keepdims=True)
        # Half-way to equal lengths: rare words would otherwise be almost zero.
        vectors = vectors / np.sqrt(np.maximum(norm, 1e-3))
        vectors *= 0.3 / np.sqrt(np.mean(vectors ** 2))
        vectors[:2] = 0
        np.save(path + ".tmp.npy", vectors.astype(np.float32))
        os.replace(path + ".tmp.npy", path)
    return np.load(path)
