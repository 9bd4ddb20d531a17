"""The linear teacher: naive-Bayes-weighted logistic regression over word 1- to 3-grams.

It knows fixed phrases that the LSTM is slow to learn. First trained on the labelled
reviews, then once more with the unlabelled reviews under its own verdicts (self-training).
"""
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression


def _keys(ids):
    """Distinct n-grams of a text as integers; unknown words take part in none."""
    a = ids.astype(np.int64)
    one = a
    two = (a[:-1] << 17) + a[1:] + (1 << 40)
    three = (a[:-2] << 34) + (a[1:-1] << 17) + a[2:] + (1 << 60)
    known = a > 1
    pair = known[:-1] & known[1:]
    return np.unique(np.concatenate([one[known], two[pair], three[pair[:-1] & pair[1:]]]))


def features(corpus, least=3):
    """Presence of each n-gram that `least` texts share, as a sparse matrix of all texts."""
    rows = [_keys(corpus.ids(i)) for i in range(corpus.count)]
    start = np.concatenate([[0], np.cumsum([len(r) for r in rows])])
    flat = np.concatenate(rows)
    del rows
    # Only n-grams of labelled texts can carry weight from labels.
    base, count = np.unique(flat[:start[corpus.labelled]], return_counts=True)
    names = base[count >= least]
    where = np.searchsorted(names, flat)
    where[where == len(names)] = 0
    hit = names[where] == flat
    indptr = np.concatenate([[0], np.cumsum(hit)])[start]
    matrix = sparse.csr_matrix((np.ones(hit.sum(), np.float32), where[hit], indptr),
                               (corpus.count, len(names)))
    return matrix


def _ratio(x, weight, smoothing=1.0):
    """Naive Bayes log-count ratio with texts that may belong to both sides in part."""
    positive = smoothing + x.T @ weight
    negative = smoothing + x.T @ (1 - weight)
    return np.log(positive / positive.sum()) - np.log(negative / negative.sum())


def _scaled(x, ratio):
    y = x.multiply(ratio[None]).tocsr()
    length = np.sqrt(np.maximum(np.asarray(y.multiply(y).sum(1)).ravel(), 1e-9))
    return sparse.diags(1 / length).dot(y).tocsr()


def logits(matrix, rows, target, strength=20.0, sample_weight=None):
    """Fits on `rows` (targets in 0..1, rounded for the regression); logits of all texts."""
    ratio = _ratio(matrix[rows], target).astype(np.float32)
    scaled = _scaled(matrix, ratio)
    model = LogisticRegression(C=strength, solver="liblinear", dual=True, tol=0.02,
                               max_iter=60, random_state=1)
    model.fit(scaled[rows], (target > 0.5).astype(int), sample_weight=sample_weight)
    return np.asarray(scaled @ model.coef_[0] + model.intercept_[0], np.float32)


def opinion(matrix, train, corpus, log, held):
    """Logits of all texts: the mean of the first fit and of the self-trained one."""
    label = corpus.label.astype(float)
    unlabelled = np.arange(corpus.labelled, corpus.count)
    first = logits(matrix, train, label[train])
    own = 1 / (1 + np.exp(-2 * first[unlabelled]))
    sure = np.abs(own - 0.5) > 0.25
    rows = np.concatenate([train, unlabelled[sure]])
    target = np.concatenate([label[train], own[sure]])
    weight = np.where(rows < corpus.labelled, 1.0, 0.5)
    second = logits(matrix, rows, target, sample_weight=weight)
    out = first / first[unlabelled].std() + second / second[unlabelled].std()
    if len(held):
        for name, z in (("first", first), ("self-trained", second), ("mean", out)):
            log(f"linear {name}: accuracy {np.mean((z[held] > 0) == (label[held] > 0)):.4f}")
    return out
