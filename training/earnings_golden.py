"""Golden rows: synthetic inputs with every intermediate result, to hold the serving side against.

Inputs are drawn from the marginal distributions, each independently of the others: they are no rows of the data,
and they visit combinations that the data does not have.
"""

import numpy as np

import earnings_explain
import earnings_model
from earnings_data import Inputs, Programmes

ROWS = 1000
EXPLAINED = 100
UNKNOWN_SHARE = 0.15
# Fields without any cell in the tables, and numbers beyond the clipping range, belong into the golden rows too.
STRANGE_SHARE = 0.03
STRANGE_FIELDS = (999, 2899, 5290)


def inputs(programmes: Programmes, seed: int) -> Inputs:
    random = np.random.RandomState(seed)
    source = programmes.inputs
    columns = {
        part: random.choice(getattr(source, part), ROWS)
        for part in ("region", "locale", "college_type", "field", "credential")
    }
    for part, digits in (("admission_rate", 3), ("sat", 0), ("tuition", 0)):
        values = getattr(source, part)
        known = values[values > 0]
        low, high = known.min(), known.max()
        drawn = np.quantile(known, random.uniform(size=ROWS)) + random.normal(0, 0.05 * known.std(), ROWS)
        columns[part] = np.round(np.clip(drawn, low, high), digits)
    for part in ("region", "locale", "admission_rate", "sat", "tuition"):
        columns[part][random.uniform(size=ROWS) < UNKNOWN_SHARE] = 0
    strange = random.uniform(size=ROWS) < STRANGE_SHARE
    columns["field"][strange] = random.choice(STRANGE_FIELDS, int(strange.sum()))
    columns["tuition"][strange] = 90000.0
    return Inputs(**columns)


def document(model: earnings_model.Model, rows: Inputs, factors: dict, references: Inputs, paths: list) -> dict:
    """Column by column; contributions only for the first EXPLAINED rows, in the order of PARTS."""
    outputs = model.outputs(rows)
    usd = earnings_model.point(outputs)
    group = earnings_model.calibration_group(rows.credential)
    ends = earnings_model.interval(outputs, usd, group, factors)
    predict = lambda some: earnings_model.point(model.outputs(some))
    explained = earnings_explain.contributions(predict, rows.take(slice(0, EXPLAINED)), references, paths)
    estimate, field = model.tables.estimate(rows)
    return {
        "inputs": {part: getattr(rows, part).tolist() for part in earnings_explain.PARTS},
        "tablesLogEarnings": estimate.tolist(),
        "tablesLogField": field.tolist(),
        "outputs": {name: values.tolist() for name, values in outputs.items() if name != "tables"},
        "usd": usd.tolist(),
        "interval": {side: values.tolist() for side, values in ends.items()},
        "contributions": explained.tolist(),
    }
