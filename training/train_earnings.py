#!/usr/bin/python3
"""Trains the `trees` model of the earnings predictor and writes what the application serves.

    python3 training/train_earnings.py --data <folder of the College Scorecard extract> --out <folder>

The data is split by college into folds. Every programme gets an out-of-fold prediction; these give the figures in
the manifest and the stretch factors of the intervals. The served model is then fitted on all programmes.

Written to --out: point.onnx, spread.onnx, tables.json, serving.json, catalogue.json, manifest.json.
Written to --golden (optional): synthetic inputs with every intermediate result, for tests of the serving side.

The same data, seed and library versions give the same files; set OMP_NUM_THREADS=1, because the order in which
threads add up floats is not fixed.
"""

import argparse
import hashlib
import json
import platform
import sys
import time
from pathlib import Path

import numpy as np
import sklearn

import earnings_catalogue
import earnings_data
import earnings_evaluation as evaluation
import earnings_explain
import earnings_golden
import earnings_model
import earnings_tables
import onnx_trees

POINT_OUTPUTS = ("ratio", "mean")
LARGEST_DIFFERENCE = 1e-4
# What is reported besides the inputs as they are: how the model does for a visitor who leaves inputs out.
BLANKED = {
    "satUnknown": ("sat",),
    "regionUnknown": ("region", "locale"),
    "numbersUnknown": ("admission_rate", "sat", "tuition"),
    "allOptionalUnknown": earnings_data.OPTIONAL,
}


def main() -> int:
    options = parse_arguments()
    started = time.time()
    say = lambda text: print(f"[{time.time() - started:6.1f} s] {text}", flush=True)

    programmes = earnings_data.load(options.data)
    say(f"{len(programmes)} programmes of {programmes.college.max() + 1} colleges")
    group = earnings_model.calibration_group(programmes.inputs.credential)
    fold = earnings_data.grouped_folds(programmes.college, options.folds, options.seed)
    variants = evaluation.out_of_fold(programmes, fold, options.seed, say, BLANKED)
    outputs = variants["asGiven"]
    ends = evaluation.cross_calibrated(outputs, programmes, fold)
    factors = earnings_model.calibrate(outputs, np.log(programmes.earnings), group)

    model = earnings_model.fit(programmes.inputs, programmes.earnings, programmes.institution, options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    export(model, options.out)
    references = earnings_explain.choose_references(model, programmes, options.seed)
    paths = earnings_explain.walks(options.seed)
    write_json(options.out / "tables.json", tables_document(model.tables))
    write_json(options.out / "serving.json", serving_document(model, factors, references, paths))
    write_json(options.out / "catalogue.json", earnings_catalogue.build(options.data, programmes))
    say("model written")

    synthetic = earnings_golden.inputs(programmes, options.seed)
    difference = check_export(model, options.out, synthetic)
    say(f"exported trees differ from scikit-learn by at most {difference:.1e}")
    if difference > LARGEST_DIFFERENCE:
        print("The exported trees do not equal the fitted ones.", file=sys.stderr)
        return 1
    if options.golden:
        document = earnings_golden.document(model, synthetic, factors, references, paths)
        options.golden.parent.mkdir(parents=True, exist_ok=True)
        write_json(options.golden, document)

    metrics = {"unseenColleges": evaluation.figures(programmes, outputs, ends, fold)}
    for name in BLANKED:
        blanked_ends = evaluation.cross_calibrated(variants[name], programmes, fold, outputs)
        metrics[name] = evaluation.figures(programmes, variants[name], blanked_ends, fold)
    if options.random_splits > 1:
        metrics["randomRows"] = evaluation.random_split(programmes, 0.15, options.random_splits, options.seed)
    report = {
        "byCredential": evaluation.coverage_by(programmes, outputs, ends, programmes.inputs.credential),
        "byCollegeType": evaluation.coverage_by(programmes, outputs, ends, programmes.inputs.college_type),
    }
    write_json(options.out / "manifest.json", manifest(options, programmes, metrics, report, difference))
    for name, value in metrics["unseenColleges"].items():
        say(f"{name:22s} {value['mean']:12.4f} ± {value['standardDeviation']:.4f}")
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with cleaned_merged.csv.gz and the rest")
    parser.add_argument("--out", type=Path, required=True, help="folder of the bundle")
    parser.add_argument("--golden", type=Path, help="file for the golden rows")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--folds", type=int, default=10, help="folds of colleges for calibration and figures")
    parser.add_argument("--random-splits", type=int, default=3, help="random 15 %% splits to report; 0 for none")
    return parser.parse_args()


def export(model: earnings_model.Model, out: Path) -> None:
    trees = {name: onnx_trees.from_boosting(booster) for name, booster in model.boosters.items()}
    width = len(earnings_model.FEATURES)
    point = {name: trees[name] for name in POINT_OUTPUTS}
    spread = {name: trees[name] for name in earnings_model.QUANTILES}
    onnx_trees.write(out / "point.onnx", point, width, "train_earnings")
    onnx_trees.write(out / "spread.onnx", spread, width, "train_earnings")


def check_export(model: earnings_model.Model, out: Path, inputs: earnings_data.Inputs) -> float:
    """The largest difference between a written ensemble and the fitted one over the golden rows."""
    x, expected = model.vector(inputs), model.outputs(inputs)
    written = {**onnx_trees.read(out / "point.onnx"), **onnx_trees.read(out / "spread.onnx")}
    return max(float(np.abs(onnx_trees.evaluate(trees, x) - expected[name]).max()) for name, trees in written.items())


def tables_document(tables: earnings_tables.Tables) -> dict:
    return {
        "mean": tables.mean,
        "numbers": [
            {"name": name, "centre": centre, "scale": scale, "low": tables.ranges[name][0],
             "high": tables.ranges[name][1]}
            for name, (centre, scale) in earnings_tables.SCALES.items()
        ],
        "shared": tables.shared.tolist(),
        "tables": [
            {
                "name": name,
                "inputs": list(parts),
                "ofField": index < earnings_tables.FIELD_TABLES,
                "keys": tables.keys[index].tolist(),
                "levels": tables.levels[index].tolist(),
                "slopes": None if tables.slopes[index] is None else tables.slopes[index].tolist(),
            }
            for index, (name, parts, _, _) in enumerate(earnings_tables.TABLES)
        ],
    }


def serving_document(model: earnings_model.Model, factors: dict, references, paths: list) -> dict:
    usd = earnings_model.point(model.outputs(references))
    return {
        "features": list(earnings_model.FEATURES),
        "pointOutputs": list(POINT_OUTPUTS),
        "quantileOutputs": list(earnings_model.QUANTILES),
        "smallestSide": earnings_model.SMALLEST_SIDE,
        "calibrationGroups": {str(code): group for code, group in earnings_model.CALIBRATION_GROUPS.items()},
        "stretchFactors": factors,
        "parts": list(earnings_explain.PARTS),
        "references": [
            {part: getattr(references, part)[row].item() for part in earnings_explain.PARTS}
            for row in range(len(references))
        ],
        "referenceUsd": usd.tolist(),
        "baseUsd": float(usd.mean()),
        "walks": [{"reference": number, "order": order} for number, order in paths],
    }


def manifest(options, programmes, metrics: dict, report: dict, difference: float) -> dict:
    names = (earnings_data.PROGRAMMES, earnings_catalogue.ALL_FIELDS, earnings_catalogue.TITLES)
    files = ("point.onnx", "spread.onnx", "tables.json", "serving.json", "catalogue.json")
    return {
        "name": "earnings",
        "task": "regression",
        "algorithm": "Ridge tables, two gradient-boosted ensembles, conformalised quantile ensembles",
        "data": {
            "name": "US College Scorecard, 2021 release (part)",
            "licence": "US government work",
            "rows": len(programmes),
            "meanEarningsUsd": float(programmes.earnings.mean()),
            "sha256": {name: digest(options.data / name) for name in names},
        },
        "split": {"how": "folds of colleges (UNITID, else name)", "folds": options.folds, "seed": options.seed},
        "hyperparameters": {
            "point": earnings_model.POINT,
            "spread": earnings_model.SPREAD,
            "tables": {name: [level, slopes] for name, _, level, slopes in earnings_tables.TABLES},
            "collegePenalty": earnings_tables.COLLEGE_PENALTY,
        },
        "metrics": metrics,
        "calibration": report,
        "reference": earnings_catalogue.ranges(programmes),
        "exportDifference": difference,
        "opset": {"": onnx_trees.OPSET, "ai.onnx.ml": onnx_trees.ML_OPSET},
        "libraries": {"python": platform.python_version(), "scikit-learn": sklearn.__version__,
                      "numpy": np.__version__},
        "files": [
            {"path": name, "bytes": (options.out / name).stat().st_size, "sha256": digest(options.out / name)}
            for name in files
        ],
    }


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_json(path: Path, document: dict) -> None:
    path.write_text(json.dumps(document, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
