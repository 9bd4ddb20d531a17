"""What the page shows around a prediction: names, fields with their aliases, counts and histograms.

Everything here is an aggregate. A field's histogram is left out where fewer than `MIN_COLLEGES` institutions
stand behind it; its number of programmes is still given, because the warning "few programmes" needs it.
"""

from pathlib import Path

import numpy as np
import pandas as pd

import earnings_data
from earnings_data import Programmes
from earnings_tables import MIN_COLLEGES

TITLES = "cip_titles.csv.gz"
ALL_FIELDS = "field_of_study.csv.gz"
BIN_WIDTH = 2500
BINS = 60
APOSTROPHES = "\u0092\u2018\u2019\u02bc\u00b4`'"


def normalised(text: str) -> str:
    """The form in which names are compared: no apostrophes, no final full stop, one space, no case."""
    for mark in APOSTROPHES:
        text = text.replace(mark, "")
    return " ".join(text.split()).rstrip(".").casefold()


def histogram(earnings: np.ndarray) -> list:
    """Counts in BINS bins of BIN_WIDTH dollars from zero, and one more for everything above."""
    at = np.minimum(earnings // BIN_WIDTH, BINS).astype(np.int64)
    return np.bincount(at, minlength=BINS + 1).tolist()


def _trimmed(counts: list) -> dict:
    used = np.flatnonzero(counts)
    return {"firstBin": int(used[0]), "counts": counts[used[0]:used[-1] + 1]}


def _cip_titles(folder: Path) -> pd.DataFrame:
    """Code and title of every CIP entry.

    The title is what comes before the first full stop and blank; that of a family is in capitals, and ends where
    they end (one entry lacks the full stop).
    """
    frame = pd.read_csv(folder / TITLES, dtype=str, keep_default_na=False, encoding="utf-8")
    code = frame["CIP Code"].str.strip('="').str.strip()
    title = frame["Title & Definition"].str.split(". ", n=1, regex=False).str[0].str.strip().str.rstrip(".")
    capitals = title.str.extract(r"^((?:[^a-z\s]+\s*)+)(?=[A-Z][a-z]|$)", expand=False).str.strip()
    title = title.where(code.str.len() > 2, capitals.fillna(title))
    return pd.DataFrame({"code": code, "title": title, "action": frame["Action"]})


def _four_digits(code: str) -> int:
    """`52.0305` and `52.03` are 5203; a two-digit code has no field."""
    head, _, tail = code.partition(".")
    return int(head) * 100 + int((tail + "00")[:2]) if tail else 0


def fields(folder: Path, programmes: Programmes) -> tuple:
    """All fields with earnings, then those without, and the aliases that lead to them."""
    titles = dict(programmes.titles)
    everything = pd.read_csv(folder / ALL_FIELDS, dtype=str, keep_default_na=False, encoding="utf-8")
    for code, title in zip(everything["CIPCODE"], everything["CIPDESC"]):
        titles.setdefault(int(code), title)
    cip = _cip_titles(folder)
    families = {int(row.code): row.title for row in cip.itertuples() if len(row.code) == 2}
    for code in sorted(titles):
        families.setdefault(code // 100, titles[code].rstrip("."))
    entries = [_field_entry(code, titles[code], programmes) for code in sorted(titles)]
    own = {normalised(title) for title in titles.values()}
    aliases = {}
    # Longer codes first give way to shorter ones; a title that leads to several fields is dropped.
    for row in cip[cip["action"] != "Deleted"].itertuples():
        code, name = _four_digits(row.code), normalised(row.title)
        if code in titles and name not in own:
            aliases.setdefault(name, set()).add(code)
    single = {name: min(codes) for name, codes in sorted(aliases.items()) if len(codes) == 1}
    used = sorted({entry["family"] for entry in entries})
    named = [{"code": code, "title": families[code].capitalize()} for code in used]
    return entries, named, single


def _field_entry(code: int, title: str, programmes: Programmes) -> dict:
    rows = programmes.inputs.field == code
    credentials = np.bincount(programmes.inputs.credential[rows], minlength=9)
    return {
        "code": code,
        "cip": f"{code:04d}",
        "title": title.rstrip("."),
        "family": code // 100,
        "programmes": int(rows.sum()),
        "institutions": int(len(np.unique(programmes.institution[rows]))),
        "byCredential": {str(level): int(count) for level, count in enumerate(credentials) if count},
        "tooSmall": code in programmes.too_small,
    }


def too_small_field(programmes: Programmes) -> int:
    """The field that stands for the source's `TooSmall`: of those folded into it, the one of median earnings."""
    medians = sorted(
        (float(np.median(programmes.earnings[programmes.inputs.field == code])), code)
        for code in programmes.too_small
    )
    return int(medians[len(medians) // 2][1])


def histograms(programmes: Programmes) -> dict:
    inputs = programmes.inputs
    by_credential, by_cell = {}, {}
    for credential in np.unique(inputs.credential):
        rows = inputs.credential == credential
        by_credential[str(credential)] = _trimmed(histogram(programmes.earnings[rows]))
        for field in np.unique(inputs.field[rows]):
            cell = rows & (inputs.field == field)
            if len(np.unique(programmes.institution[cell])) >= MIN_COLLEGES:
                by_cell[f"{field}-{credential}"] = _trimmed(histogram(programmes.earnings[cell]))
    return {"binWidthUsd": BIN_WIDTH, "bins": BINS, "byCredential": by_credential, "byFieldCredential": by_cell}


def ranges(programmes: Programmes) -> dict:
    """Smallest and largest known value, missing share, and a histogram of each numeric input."""
    report = {}
    for name, values in (
        ("admissionRate", programmes.inputs.admission_rate), ("sat", programmes.inputs.sat),
        ("tuition", programmes.inputs.tuition),
    ):
        known = values[values > 0]
        counts, edges = np.histogram(known, bins=20)
        report[name] = {
            "min": float(known.min()), "max": float(known.max()), "median": float(np.median(known)),
            "unknownShare": float(np.mean(values == 0)), "edges": edges.tolist(), "counts": counts.tolist(),
        }
    for name, values in (
        ("region", programmes.inputs.region), ("locale", programmes.inputs.locale),
        ("collegeType", programmes.inputs.college_type), ("credential", programmes.inputs.credential),
    ):
        codes, counts = np.unique(values, return_counts=True)
        report[name] = {"codes": codes.tolist(), "counts": counts.tolist()}
    return report


def build(folder: Path, programmes: Programmes) -> dict:
    entries, families, aliases = fields(folder, programmes)
    pair = programmes.inputs.college_type * 10 + programmes.inputs.credential
    codes, counts = np.unique(pair, return_counts=True)
    return {
        "regions": [{"code": code, "name": name} for code, name in earnings_data.REGIONS.items()],
        "locales": [{"code": code, "name": name} for code, name in earnings_data.LOCALES.items()],
        "collegeTypes": [{"code": code, "name": name} for code, name in earnings_data.COLLEGE_TYPES.items()],
        "credentials": [{"code": code, "name": name} for code, name in earnings_data.CREDENTIALS.items()],
        "families": families,
        "fields": entries,
        "fieldAliases": aliases,
        "tooSmallField": too_small_field(programmes),
        "collegeTypeCredentials": {f"{code // 10}-{code % 10}": int(n) for code, n in zip(codes, counts)},
        "histograms": histograms(programmes),
        "inputs": ranges(programmes),
    }
