"""What moved a prediction: ordered ablation against a few typical programmes.

A contribution is the change of the prediction when one input goes from a typical programme's value to the one
asked about, averaged over several typical programmes ("references"). Each is walked twice: in an order of its own
and in the reverse of it, which cancels most of what depends on the order (the rest is a fifth of what single walks
leave, measured against exact Shapley values). A walk starts at the reference and ends at the programme asked about,
so the contributions add up exactly to the prediction minus the mean prediction of the references; the references
are chosen so that this mean is close to the data's mean.

References are synthetic: medians of groups of colleges, and frequent fields. None is a row of the data.
"""

import numpy as np

import earnings_model
from earnings_data import Inputs, Programmes
from earnings_tables import MIN_COLLEGES

PARTS = (
    "region", "locale", "college_type", "field", "credential", "admission_rate", "sat", "tuition",
)
REFERENCES = 8
CANDIDATES = 400
DRAWS = 20000
SAT_BINS = (1.0, 1000.0, 1100.0, 1200.0, 1300.0)
# How much one standard error of a mean input weighs against 100 USD of difference from the mean earnings.
BALANCE = 1.0


def walks(seed: int) -> list:
    """Pairs of a reference and an order of the eight inputs: for every reference an order and its reverse."""
    random = np.random.RandomState(seed)
    drawn = [random.permutation(len(PARTS)).tolist() for _ in range(REFERENCES)]
    return [(number, way) for number, order in enumerate(drawn) for way in (order, order[::-1])]


def contributions(predict, inputs: Inputs, references: Inputs, paths: list) -> np.ndarray:
    """USD per input (columns as PARTS) for every row; `predict` maps Inputs to USD."""
    result = np.zeros((len(inputs), len(PARTS)))
    for number, order in paths:
        columns = {part: np.repeat(getattr(references, part)[number], len(inputs)) for part in PARTS}
        before = predict(Inputs(**columns))
        for index in order:
            columns[PARTS[index]] = getattr(inputs, PARTS[index])
            after = predict(Inputs(**columns))
            result[:, index] += (after - before) / len(paths)
            before = after
    return result


def choose_references(model: earnings_model.Model, programmes: Programmes, seed: int) -> Inputs:
    """The set of typical programmes whose mean prediction and mean inputs are closest to those of the data."""
    random = np.random.RandomState(seed)
    pool = _candidates(programmes, random)
    usd = earnings_model.point(model.outputs(pool))
    wanted = _moments(model, programmes.inputs)
    offered = (_moments(model, pool) - wanted.mean(axis=0)) / (wanted.std(axis=0) / np.sqrt(REFERENCES))
    best, chosen = np.inf, None
    for _ in range(DRAWS):
        rows = random.choice(len(pool), REFERENCES, replace=False)
        balance = np.mean(offered[rows].mean(axis=0) ** 2)
        gap = (usd[rows].mean() - programmes.earnings.mean()) / 100.0
        score = gap * gap + BALANCE * balance
        if score < best:
            best, chosen = score, rows
    return pool.take(chosen)


def _moments(model: earnings_model.Model, inputs: Inputs) -> np.ndarray:
    """What the references should have in common with the data: numbers, credentials, types, tables' estimate."""
    kinds = [inputs.credential == code for code in (1, 2, 3, 5)] + [inputs.college_type == code for code in (1, 2, 3)]
    return np.column_stack([model.tables.numbers(inputs), *model.tables.estimate(inputs), *kinds]).astype(np.float64)


def _candidates(programmes: Programmes, random: np.random.RandomState) -> Inputs:
    """Typical programmes: a group of like colleges by its medians, a credential and a field frequent among them."""
    inputs = programmes.inputs
    group = inputs.college_type * 10 + np.digitize(inputs.sat, SAT_BINS)
    rows = {part: [] for part in PARTS}
    names, counts = np.unique(group, return_counts=True)
    while len(rows["field"]) < CANDIDATES:
        members = np.flatnonzero(group == random.choice(names, p=counts / counts.sum()))
        credential = _drawn(inputs.credential[members], random)
        cell = members[inputs.credential[members] == credential]
        field = _drawn(inputs.field[cell], random)
        if len(np.unique(programmes.institution[cell[inputs.field[cell] == field]])) < MIN_COLLEGES:
            continue
        values = {
            "region": _drawn(inputs.region[members], random),
            "locale": _drawn(inputs.locale[members], random),
            "college_type": inputs.college_type[members[0]],
            "field": field,
            "credential": credential,
            "admission_rate": _typical(inputs.admission_rate[members], 2),
            "sat": _typical(inputs.sat[members], -1),
            "tuition": _typical(inputs.tuition[members], -2),
        }
        for part, value in values.items():
            rows[part].append(value)
    return Inputs(**{part: np.array(values) for part, values in rows.items()})


def _drawn(values: np.ndarray, random: np.random.RandomState):
    names, counts = np.unique(values, return_counts=True)
    return names[np.searchsorted(np.cumsum(counts), random.randint(counts.sum()), side="right")]


def _typical(values: np.ndarray, digits: int) -> float:
    """The rounded median of the known values, or unknown where most are."""
    known = values[values != 0]
    return 0.0 if 2 * len(known) < len(values) else float(np.round(np.median(known), digits))
