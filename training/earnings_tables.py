"""The structured part of the model: log earnings as a sum of small tables.

A field's level and its response to selectivity and price differ by field and credential. Trees need many splits
to find one slope per field; a ridge regression with nested tables finds them directly, because a rare field
borrows from its family (the first two digits of its CIP code), and a family from the credential. The trees
then receive its estimate as a feature and correct it.

Every college in training gets an intercept of its own, so that a field taught mostly at strong colleges is not
credited with their strength. The intercepts are thrown away: at prediction time the college is new.

A cell of a table is kept only if at least `MIN_COLLEGES` colleges stand behind it. A missing cell counts as zero,
which leaves the coarser tables to answer; that is also how a field unknown to the tables is handled.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import cg

from earnings_data import Inputs

MIN_COLLEGES = 3
SOLVER_STEPS = 120
DIGITS = 7
NUMBERS = ("sat", "satUnknown", "admissionRate", "admissionRateUnknown", "tuition", "tuitionUnknown")
# Centre and scale of the three numbers: round values near the median and the standard deviation.
SCALES = {"sat": (1100.0, 130.0), "admissionRate": (0.65, 0.2), "tuition": (18000.0, 8000.0)}

# Table, the inputs whose joint value names the cell, ridge penalty of its level, and of its six slopes.
# The first five are the field's own worth; the others say what the college adds.
TABLES = (
    ("credential", ("credential",), 0.15, 2.0),
    ("family", ("family",), 1.5, None),
    ("field", ("field",), 1.5, None),
    ("familyCredential", ("family", "credential"), 4.5, 10.0),
    ("fieldCredential", ("field", "credential"), 4.5, 20.0),
    ("collegeTypeCredential", ("college_type", "credential"), 1.5, None),
    ("region", ("region",), 1.5, None),
    ("locale", ("locale",), 1.5, None),
    ("familyCollegeType", ("family", "college_type"), 4.5, None),
    ("fieldCollegeType", ("field", "college_type"), 9.0, None),
    ("familyRegion", ("family", "region"), 7.5, None),
    ("fieldRegion", ("field", "region"), 18.0, None),
)
FIELD_TABLES = 5
COLLEGE_PENALTY = 10.0
SHARED_SLOPE_PENALTY = 1.0


@dataclass
class Tables:
    """Fitted tables: cell keys (sorted) with level and slopes, the shared slopes and the mean."""

    mean: float
    shared: np.ndarray
    keys: list
    levels: list
    slopes: list
    ranges: dict

    def numbers(self, inputs: Inputs) -> np.ndarray:
        """The six numbers of a college: three scaled values (zero when unknown) and three flags."""
        columns = []
        for name, values in (
            ("sat", inputs.sat), ("admissionRate", inputs.admission_rate), ("tuition", inputs.tuition),
        ):
            centre, scale = SCALES[name]
            unknown = values == 0
            low, high = self.ranges[name]
            columns.append(np.where(unknown, 0.0, (np.clip(values, low, high) - centre) / scale))
            columns.append(unknown.astype(np.float64))
        return np.column_stack(columns)

    def estimate(self, inputs: Inputs) -> tuple:
        """Log earnings by the tables, and the part of it that is the field's and credential's alone."""
        numbers = self.numbers(inputs)
        total = self.mean + numbers @ self.shared
        field = np.full(len(inputs), self.mean)
        for index, (_, parts, _, _) in enumerate(TABLES):
            cell, found = _lookup(self.keys[index], cell_keys(inputs, parts))
            level = np.where(found, self.levels[index][cell], 0.0)
            total += level
            if index < FIELD_TABLES:
                field += level
            if self.slopes[index] is not None:
                total += np.where(found, np.sum(self.slopes[index][cell] * numbers, axis=1), 0.0)
        return total, field


def cell_keys(inputs: Inputs, parts: tuple) -> np.ndarray:
    """One integer per row: the parts joined, two decimal digits for each after the first."""
    key = np.zeros(len(inputs), dtype=np.int64)
    for part in parts:
        key = key * 100 + getattr(inputs, part)
    return key


def _lookup(keys: np.ndarray, wanted: np.ndarray) -> tuple:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return at, keys[at] == wanted


def _supported(keys: np.ndarray, institution: np.ndarray) -> np.ndarray:
    """The keys that at least MIN_COLLEGES institutions have."""
    pairs = np.unique(np.column_stack([keys, institution]), axis=0)
    names, counts = np.unique(pairs[:, 0], return_counts=True)
    return names[counts >= MIN_COLLEGES]


def _indicator(cell: np.ndarray, found: np.ndarray, width: int, values=None) -> sparse.csr_matrix:
    values = found.astype(np.float64) if values is None else values * found
    return sparse.csr_matrix((values, (np.arange(len(cell)), cell)), shape=(len(cell), width))


def fit(inputs: Inputs, log_earnings: np.ndarray, institution: np.ndarray, ranges: dict) -> Tables:
    """Ridge regression over all tables at once, by conjugate gradients on the normal equations."""
    tables = Tables(float(log_earnings.mean()), np.zeros(len(NUMBERS)), [], [], [], ranges)
    numbers = tables.numbers(inputs)
    blocks, penalties = [], []
    for _, parts, level_penalty, slope_penalty in TABLES:
        wanted = cell_keys(inputs, parts)
        keys = _supported(wanted, institution)
        cell, found = _lookup(keys, wanted)
        tables.keys.append(keys)
        blocks.append(_indicator(cell, found, len(keys)))
        penalties.append(np.full(len(keys), level_penalty))
        if slope_penalty is not None:
            for column in numbers.T:
                blocks.append(_indicator(cell, found, len(keys), column))
                penalties.append(np.full(len(keys), slope_penalty))
    blocks.append(sparse.csr_matrix(numbers))
    penalties.append(np.full(len(NUMBERS), SHARED_SLOPE_PENALTY))
    own = np.unique(institution, return_inverse=True)[1]
    blocks.append(_indicator(own, np.ones(len(own), dtype=bool), own.max() + 1))
    penalties.append(np.full(own.max() + 1, COLLEGE_PENALTY))

    weights = iter(_solve(blocks, np.concatenate(penalties), log_earnings - tables.mean))
    take = lambda count: np.fromiter(weights, dtype=np.float64, count=count)
    for index, (_, _, _, slope_penalty) in enumerate(TABLES):
        count = len(tables.keys[index])
        tables.levels.append(take(count))
        tables.slopes.append(None if slope_penalty is None else np.column_stack([take(count) for _ in NUMBERS]))
    tables.shared = take(len(NUMBERS))
    return tables


def _solve(blocks: list, penalty: np.ndarray, target: np.ndarray) -> np.ndarray:
    design = sparse.hstack(blocks).tocsr()
    gram = (design.T @ design + sparse.diags(penalty)).tocsr()
    scale = sparse.diags(1.0 / gram.diagonal())
    weights, _ = cg(gram, design.T @ target, maxiter=SOLVER_STEPS, tol=1e-7, M=scale)
    # Rounded here and not on writing, so that what is written is exactly what the boosters were fitted on.
    return np.round(weights, DIGITS)
