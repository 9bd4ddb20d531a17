"""Figures: how good the point prediction is, how often the intervals cover, and how much they vary.

Nothing is tuned here. Every figure of a fold comes from a model that saw no college of that fold, and its
intervals from stretch factors found on the other folds.
"""

import numpy as np

import earnings_model
from earnings_data import Programmes, grouped_folds


def r_squared(truth: np.ndarray, prediction: np.ndarray) -> float:
    return float(1.0 - np.sum((truth - prediction) ** 2) / np.sum((truth - truth.mean()) ** 2))


def out_of_fold(programmes: Programmes, fold: np.ndarray, seed: int, say, blanked: dict) -> dict:
    """The ensembles' outputs for every programme, each from a model fitted on the other folds.

    Next to the inputs as they are (`asGiven`), each entry of `blanked` names inputs that are taken as unknown.
    """
    variants = {"asGiven": (), **blanked}
    outputs = {variant: {} for variant in variants}
    for number in range(int(fold.max()) + 1):
        kept, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        model = earnings_model.fit(
            programmes.inputs.take(kept), programmes.earnings[kept], programmes.institution[kept], seed
        )
        for variant, parts in variants.items():
            for name, values in model.outputs(programmes.inputs.take(held).without(parts)).items():
                outputs[variant].setdefault(name, np.zeros(len(programmes)))[held] = values
        usd = earnings_model.point(_rows(outputs["asGiven"], held))
        say(f"fold {number}: {len(held)} programmes, R2 {r_squared(programmes.earnings[held], usd):.4f}")
    return outputs


def cross_calibrated(outputs: dict, programmes: Programmes, fold: np.ndarray, calibration: dict = None) -> dict:
    """Intervals of every programme with factors from the other folds: an honest look at the coverage.

    The factors come from `calibration` (by default the same outputs): the served factors come from inputs as
    they are, also for a visitor who leaves some out.
    """
    calibration = outputs if calibration is None else calibration
    log_earnings = np.log(programmes.earnings)
    group = earnings_model.calibration_group(programmes.inputs.credential)
    ends = {}
    for number in range(int(fold.max()) + 1):
        kept, held = fold != number, fold == number
        factors = earnings_model.calibrate(_rows(calibration, kept), log_earnings[kept], group[kept])
        part = _rows(outputs, held)
        usd = earnings_model.point(part)
        for side, values in earnings_model.interval(part, usd, group[held], factors).items():
            ends.setdefault(side, np.zeros(len(programmes)))[held] = values
    return ends


def _rows(outputs: dict, rows: np.ndarray) -> dict:
    return {name: values[rows] for name, values in outputs.items()}


def figures(programmes: Programmes, outputs: dict, ends: dict, fold: np.ndarray) -> dict:
    """Mean and standard deviation over folds of each metric."""
    truth, usd = programmes.earnings, earnings_model.point(outputs)
    inside90 = (truth >= ends["low90"]) & (truth <= ends["high90"])
    inside50 = (truth >= ends["low50"]) & (truth <= ends["high50"])
    per_fold = []
    for number in range(int(fold.max()) + 1):
        rows = fold == number
        per_fold.append({
            "r2": r_squared(truth[rows], usd[rows]),
            "meanAbsoluteErrorUsd": float(np.abs(truth - usd)[rows].mean()),
            "biasUsd": float((usd - truth)[rows].mean()),
            "coverage90": float(inside90[rows].mean()),
            "coverage50": float(inside50[rows].mean()),
            "medianWidth90Usd": float(np.median((ends["high90"] - ends["low90"])[rows])),
            "medianWidth50Usd": float(np.median((ends["high50"] - ends["low50"])[rows])),
        })
    return {
        name: {
            "mean": float(np.mean([part[name] for part in per_fold])),
            "standardDeviation": float(np.std([part[name] for part in per_fold], ddof=1)),
        }
        for name in per_fold[0]
    }


def coverage_by(programmes: Programmes, outputs: dict, ends: dict, key: np.ndarray) -> dict:
    """Coverage, error and number of programmes per value of a key (for the calibration report)."""
    truth, usd = programmes.earnings, earnings_model.point(outputs)
    report = {}
    for value in np.unique(key):
        rows = key == value
        report[str(value)] = {
            "programmes": int(rows.sum()),
            "coverage90": float(((truth >= ends["low90"]) & (truth <= ends["high90"]))[rows].mean()),
            "coverage50": float(((truth >= ends["low50"]) & (truth <= ends["high50"]))[rows].mean()),
            "below90": float((truth < ends["low90"])[rows].mean()),
            "above90": float((truth > ends["high90"])[rows].mean()),
            "meanAbsoluteErrorUsd": float(np.abs(truth - usd)[rows].mean()),
        }
    return report


def random_split(programmes: Programmes, share: float, splits: int, seed: int) -> dict:
    """R² on random rows, colleges on both sides: the source's own protocol, for comparison only."""
    scores, errors = [], []
    for number in range(splits):
        order = np.random.RandomState(seed + number).permutation(len(programmes))
        held, kept = order[: int(share * len(order))], np.sort(order[int(share * len(order)):])
        model = earnings_model.fit(
            programmes.inputs.take(kept), programmes.earnings[kept], programmes.institution[kept], seed
        )
        usd = earnings_model.point(model.outputs(programmes.inputs.take(held)))
        scores.append(r_squared(programmes.earnings[held], usd))
        errors.append(float(np.abs(usd - programmes.earnings[held]).mean()))
    return {
        "splits": splits,
        "r2": {"mean": float(np.mean(scores)), "standardDeviation": float(np.std(scores, ddof=1))},
        "meanAbsoluteErrorUsd": {"mean": float(np.mean(errors)), "standardDeviation": float(np.std(errors, ddof=1))},
    }
