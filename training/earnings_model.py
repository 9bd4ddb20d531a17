"""The `trees` model: tables, boosted trees on top of them, and conformal intervals.

Point prediction: the average of two boosted ensembles. One learns the ratio of earnings to the tables' estimate
(a multiplicative correction), the other the logarithm of the mean directly (Poisson loss), without being shown
that estimate: the two then err differently, and their average errs less than either. Both estimate a mean, so
nothing has to be corrected when going back from logarithms to dollars.

Interval: five quantile ensembles on log(earnings / tables' estimate), then conformalised (Romano et al. 2019) on
colleges that the ensembles have not seen: each side of an interval is stretched by the factor that would have
covered its share of the calibration programmes. Factors are found per group of credentials.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

import earnings_tables
from earnings_data import OPTIONAL, Inputs, grouped_folds

FEATURES = (
    "region", "locale", "collegeType", "credential", "admissionRate", "sat", "tuition",
    "family", "field", "tablesLogEarnings", "tablesLogField",
)
QUANTILES = {"q05": 0.05, "q25": 0.25, "q50": 0.50, "q75": 0.75, "q95": 0.95}
POINT = dict(
    learning_rate=0.08, max_iter=200, max_leaf_nodes=31, min_samples_leaf=40, l2_regularization=10.0,
    early_stopping=False,
)
SPREAD = dict(
    learning_rate=0.05, max_iter=200, max_leaf_nodes=15, min_samples_leaf=80, early_stopping=False,
)
TABLE_FOLDS = 5
RATIO_SCALE = 40000.0
# "Unknown" in the data says something (no SAT: an open-admission college). A visitor who leaves a field empty does
# not. Copies of some programmes with inputs blanked at random teach the boosters the difference in what to expect.
BLANKED_SHARE = 0.3
BLANKED_CHANCE = 0.5
# Credentials that share stretch factors; the graduate ones are too few to stand alone.
CALIBRATION_GROUPS = {1: 0, 2: 1, 3: 2, 5: 3, 4: 4, 6: 4, 7: 4, 8: 4}
SIDES = {"low90": ("q05", 0.95), "low50": ("q25", 0.75), "high50": ("q75", 0.75), "high90": ("q95", 0.95)}
SMALLEST_SIDE = 0.005


@dataclass
class Model:
    """What a fit yields: tables, and one booster per name in `ratio`, `mean`, `q05` … `q95`."""

    tables: earnings_tables.Tables
    boosters: dict

    def vector(self, inputs: Inputs) -> np.ndarray:
        return vector(inputs, *self.tables.estimate(inputs))

    def outputs(self, inputs: Inputs) -> dict:
        """The raw output of every ensemble, as the exported trees give it, plus the tables' estimate."""
        estimate, field = self.tables.estimate(inputs)
        x = vector(inputs, estimate, field)
        raw = {name: booster._raw_predict(x)[:, 0] for name, booster in self.boosters.items()}
        return {"tables": estimate, **raw}


def vector(inputs: Inputs, estimate: np.ndarray, field: np.ndarray) -> np.ndarray:
    """The ensembles' input, in the order of FEATURES, as floats."""
    return np.column_stack([
        inputs.region, inputs.locale, inputs.college_type, inputs.credential, inputs.admission_rate,
        inputs.sat, inputs.tuition, inputs.family, inputs.field, estimate, field,
    ]).astype(np.float32)


def fit(inputs: Inputs, earnings: np.ndarray, institution: np.ndarray, seed: int) -> Model:
    """Tables on all rows; boosters on rows whose tables come from other institutions (out of fold)."""
    log_earnings = np.log(earnings)
    ranges = number_ranges(inputs)
    source, blanked = blanked_copies(inputs, seed)
    rows = np.concatenate([np.arange(len(earnings)), source])
    seen = inputs.join(blanked)
    estimate, field = np.zeros(len(rows)), np.zeros(len(rows))
    fold = grouped_folds(institution, TABLE_FOLDS, seed)
    for number in range(TABLE_FOLDS):
        kept, held = np.flatnonzero(fold != number), np.flatnonzero(fold[rows] == number)
        tables = earnings_tables.fit(inputs.take(kept), log_earnings[kept], institution[kept], ranges)
        estimate[held], field[held] = tables.estimate(seen.take(held))
    x = vector(seen, estimate, field)
    boosters = fit_point(x, earnings[rows], np.exp(estimate), seed)
    boosters.update(fit_spread(x, log_earnings[rows] - estimate, seed))
    return Model(earnings_tables.fit(inputs, log_earnings, institution, ranges), boosters)


def blanked_copies(inputs: Inputs, seed: int) -> tuple:
    """Some rows (their numbers, and copies) in which every optional input is unknown by chance."""
    random = np.random.RandomState(seed)
    source = np.flatnonzero(random.uniform(size=len(inputs)) < BLANKED_SHARE)
    where = random.uniform(size=(len(source), len(OPTIONAL))) < BLANKED_CHANCE
    return source, inputs.take(source).without(OPTIONAL, where)


def number_ranges(inputs: Inputs) -> dict:
    """Known values outside these are clipped in the tables, so that no slope runs away."""
    ranges = {}
    for name, values in (
        ("sat", inputs.sat), ("admissionRate", inputs.admission_rate), ("tuition", inputs.tuition),
    ):
        low, high = np.quantile(values[values != 0], [0.002, 0.998])
        ranges[name] = (float(low), float(high))
    return ranges


def fit_point(x: np.ndarray, earnings: np.ndarray, expected: np.ndarray, seed: int) -> dict:
    ratio = HistGradientBoostingRegressor(random_state=seed, **POINT)
    ratio.fit(x, earnings / expected, sample_weight=expected / RATIO_SCALE)
    # The same vector, but with the tables' estimate blanked, so that no tree of this ensemble splits on it.
    blind = x.copy()
    blind[:, FEATURES.index("tablesLogEarnings")] = 0.0
    mean = HistGradientBoostingRegressor(random_state=seed, loss="poisson", **POINT)
    mean.fit(blind, earnings)
    return {"ratio": ratio, "mean": mean}


def fit_spread(x: np.ndarray, log_ratio: np.ndarray, seed: int) -> dict:
    boosters = {}
    for name, level in QUANTILES.items():
        boosters[name] = HistGradientBoostingRegressor(loss="quantile", quantile=level, random_state=seed, **SPREAD)
        boosters[name].fit(x, log_ratio)
    return boosters


def point(outputs: dict) -> np.ndarray:
    """USD: the mean of the multiplicative and the direct ensemble."""
    return 0.5 * (np.exp(outputs["tables"]) * outputs["ratio"] + np.exp(outputs["mean"]))


def sides(outputs: dict) -> tuple:
    """The middle of the distribution and its four half-widths in logarithms, before stretching."""
    raw = np.sort(np.column_stack([outputs[name] for name in QUANTILES]), axis=1)
    columns = dict(zip(QUANTILES, raw.T))
    middle = columns["q50"]
    widths = {
        side: np.maximum(np.abs(columns[name] - middle), SMALLEST_SIDE) for side, (name, _) in SIDES.items()
    }
    return middle, widths


def calibrate(outputs: dict, log_earnings: np.ndarray, group: np.ndarray) -> dict:
    """Stretch factor of each side and credential group, from programmes of colleges not trained on."""
    middle, widths = sides(outputs)
    residual = log_earnings - outputs["tables"] - middle
    factors = {}
    for side, (_, level) in SIDES.items():
        score = (residual if side.startswith("high") else -residual) / widths[side]
        factors[side] = [_rank_quantile(score[group == number], level) for number in range(group.max() + 1)]
    return factors


def _rank_quantile(scores: np.ndarray, level: float) -> float:
    """The conformal quantile: the ceil((n + 1) * level)-th smallest score, never negative."""
    rank = min(int(np.ceil((len(scores) + 1) * level)), len(scores))
    return float(max(np.sort(scores)[rank - 1], 0.0))


def interval(outputs: dict, usd: np.ndarray, group: np.ndarray, factors: dict) -> dict:
    """The four ends in USD. The point lies inside the 50 % interval, and that inside the 90 % interval."""
    middle, widths = sides(outputs)
    centre = outputs["tables"] + middle
    ends = {}
    for side in SIDES:
        sign = 1.0 if side.startswith("high") else -1.0
        ends[side] = np.exp(centre + sign * np.array(factors[side])[group] * widths[side])
    ends["low50"] = np.minimum(ends["low50"], usd)
    ends["high50"] = np.maximum(ends["high50"], usd)
    ends["low90"] = np.minimum(ends["low90"], ends["low50"])
    ends["high90"] = np.maximum(ends["high90"], ends["high50"])
    return ends


def calibration_group(credential: np.ndarray) -> np.ndarray:
    table = np.zeros(max(CALIBRATION_GROUPS) + 1, dtype=np.int64)
    for code, group in CALIBRATION_GROUPS.items():
        table[code] = group
    return table[credential]
