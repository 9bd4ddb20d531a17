"""Reading the College Scorecard extract: the eight inputs of the form, the target, and who the college is.

Only the eight inputs reach a model. The college's identity serves to split and to weigh, never to predict.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

PROGRAMMES = "cleaned_merged.csv.gz"
COLLEGE_TYPES = {1: "Public", 2: "Private, nonprofit", 3: "Private, for-profit", 4: "Foreign"}
CREDENTIALS = {
    1: "Undergraduate Certificate or Diploma",
    2: "Associate's Degree",
    3: "Bachelor's Degree",
    4: "Post-baccalaureate Certificate",
    5: "Master's Degree",
    6: "Doctoral Degree",
    7: "First Professional Degree",
    8: "Graduate/Professional Certificate",
}
# Region 0 ("service schools") has no programme with earnings; in this data 0 only ever means "unknown".
REGIONS = {
    1: "New England", 2: "Mid East", 3: "Great Lakes", 4: "Plains", 5: "Southeast",
    6: "Southwest", 7: "Rocky Mountains", 8: "Far West", 9: "Outlying areas",
}
LOCALES = {
    11: "City: large", 12: "City: midsize", 13: "City: small",
    21: "Suburb: large", 22: "Suburb: midsize", 23: "Suburb: small",
    31: "Town: fringe", 32: "Town: distant", 33: "Town: remote",
    41: "Rural: fringe", 42: "Rural: distant", 43: "Rural: remote",
}


# The inputs that may be unknown.
OPTIONAL = ("region", "locale", "admission_rate", "sat", "tuition")


@dataclass
class Inputs:
    """The eight inputs, column by column; 0 is "unknown" where that is allowed."""

    region: np.ndarray
    locale: np.ndarray
    college_type: np.ndarray
    field: np.ndarray
    credential: np.ndarray
    admission_rate: np.ndarray
    sat: np.ndarray
    tuition: np.ndarray

    def __len__(self) -> int:
        return len(self.field)

    def take(self, rows) -> "Inputs":
        return Inputs(**{name: column[rows] for name, column in vars(self).items()})

    def join(self, other: "Inputs") -> "Inputs":
        return Inputs(**{name: np.concatenate([column, getattr(other, name)]) for name, column in vars(self).items()})

    def without(self, parts, where=None) -> "Inputs":
        """A copy in which these inputs are unknown, in all rows or where a column of the mask says so."""
        columns = {name: column.copy() for name, column in vars(self).items()}
        for index, part in enumerate(parts):
            columns[part][slice(None) if where is None else where[:, index]] = 0
        return Inputs(**columns)

    @property
    def family(self) -> np.ndarray:
        """The two-digit family: fields are four-digit codes read as numbers (1107 is family 11)."""
        return self.field // 100


@dataclass
class Programmes:
    """All programmes: inputs, earnings in USD, the college (UNITID) and the Title IV institution (OPEID6)."""

    inputs: Inputs
    earnings: np.ndarray
    college: np.ndarray
    institution: np.ndarray
    titles: dict
    too_small: set

    def __len__(self) -> int:
        return len(self.earnings)


def _numbers(frame: pd.DataFrame, column: str) -> np.ndarray:
    return pd.to_numeric(frame[column], errors="coerce").fillna(0).to_numpy(dtype=np.float64)


def _codes(values) -> np.ndarray:
    return pd.factorize(np.asarray(values), sort=True)[0]


def load(folder: Path) -> Programmes:
    text = dict(dtype=str, keep_default_na=False, encoding="utf-8")
    frame = pd.read_csv(folder / PROGRAMMES, **text)
    types = {name: code for code, name in COLLEGE_TYPES.items()}
    inputs = Inputs(
        region=_numbers(frame, "REGION").astype(np.int64),
        locale=_numbers(frame, "LOCALE").astype(np.int64),
        college_type=frame["CONTROL"].map(types).to_numpy(dtype=np.int64),
        field=_numbers(frame, "CIPCODE").astype(np.int64),
        credential=_numbers(frame, "CREDLEV").astype(np.int64),
        admission_rate=_numbers(frame, "ADM_RATE_ALL"),
        sat=_numbers(frame, "SAT_AVG_ALL"),
        tuition=_numbers(frame, "tuition"),
    )
    # A campus without UNITID is known by its name alone.
    college = np.where(frame["UNITID"] == "", frame["INSTNM"], frame["UNITID"])
    titles = dict(zip(inputs.field.tolist(), frame["CIPDESC"].tolist()))
    too_small = set(inputs.field[(frame["CIPDESC_new"] == "TooSmall").to_numpy()].tolist())
    return Programmes(
        inputs=inputs,
        earnings=_numbers(frame, "EARN_MDN_HI_2YR"),
        college=_codes(college),
        institution=_codes(frame["OPEID6"]),
        titles=titles,
        too_small=too_small,
    )


def grouped_folds(groups: np.ndarray, count: int, seed: int) -> np.ndarray:
    """A fold number for every row; all rows of a group share it."""
    names, rows = np.unique(groups, return_inverse=True)
    return (np.random.RandomState(seed).permutation(len(names)) % count)[rows]
