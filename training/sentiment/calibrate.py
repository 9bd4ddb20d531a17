"""Temperature, the figures of the manifest, and the golden file for the C# port."""
import hashlib
import json

import numpy as np
import torch

import finetune
import former
import golden_texts


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))


def loss(logit, truth, temperature):
    z = logit / temperature
    return float(np.mean(np.logaddexp(0, np.where(truth, -z, z))))


def temperature(logit, truth):
    """The divisor of the logits with the least log loss."""
    grid = np.exp(np.linspace(np.log(0.2), np.log(5), 200))
    return float(grid[np.argmin([loss(logit, truth, t) for t in grid])])


def mixture(full, phrase, truth):
    """The channel's share and the temperature with the least log loss."""
    shares = np.linspace(0, 2, 41) * full.std() / phrase.std()
    losses = []
    for share in shares:
        z = full + share * phrase
        losses.append(loss(z, truth, temperature(z, truth)))
    return float(shares[int(np.argmin(losses))])


def crossed_accuracy(full, phrase, truth):
    """Accuracy of each half of the texts under the other half's share."""
    half, right = np.arange(len(truth)) % 2 == 0, 0
    for part in (half, ~half):
        share = mixture(full[~part], phrase[~part], truth[~part])
        right += np.sum((full[part] + share * phrase[part] > 0) == truth[part])
    return float(right / len(truth))


def calibration_error(probability, truth, bins=15):
    """Expected calibration error over bins of equal width."""
    where = np.minimum((probability * bins).astype(int), bins - 1)
    error = 0.0
    for b in range(bins):
        inside = where == b
        if inside.any():
            gap = abs(probability[inside].mean() - truth[inside].mean())
            error += inside.mean() * gap
    return float(error)


def _crossed(logit, truth):
    """The error on each half under the other half's temperature."""
    half = np.arange(len(truth)) % 2 == 0
    probability = np.empty(len(truth))
    for part in (half, ~half):
        probability[part] = sigmoid(logit[part] / temperature(logit[~part], truth[~part]))
    return calibration_error(probability, truth)


def manifest(trainer, model, parts):
    """parts: logits of the reader before rounding, of the rounded reader and of the channel on the held-out texts."""
    args, corpus, held = trainer.args, trainer.corpus, trainer.held
    out = {"architecture": "LSTM 2 x %d, embedding %d, pooled, with a phrase channel" % (args.hidden, args.embedding),
           "vocabulary": len(trainer.vocabulary), "fold": args.fold, "seed": args.seed,
           "labelled": len(trainer.train), "unlabelled": len(trainer.unlabelled),
           "phrase_share": model.share,
           "settings": {k: v for k, v in vars(args).items() if k not in ("data", "out", "former", "calibration")}}
    if args.former:
        out["former"] = former.version(args.former)
    with open(trainer.path("vocabulary.txt"), "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(trainer.vocabulary.words) + "\n")
    with open(trainer.path("vocabulary.txt"), "rb") as file:
        out["vocabulary_sha256"] = hashlib.sha256(file.read()).hexdigest()
    if not len(held):
        with open(args.calibration, encoding="utf-8") as file:
            fold = json.load(file)
        for key in ("temperature", "running_temperature"):
            out[key] = fold[key]
        out["fold_run"] = fold
        return out
    truth = corpus.label[held] > 0
    before, after, phrase = parts
    full, last = finetune.predict(model, corpus, held, "cpu")
    t, t_last = temperature(full, truth), temperature(last, truth)
    probability = sigmoid(full / t)
    accuracy = float(np.mean((full > 0) == truth))
    edges = np.linspace(0, 1, 51)
    out.update(
        temperature=t, running_temperature=t_last, validation=len(truth), accuracy=accuracy,
        standard_error=float(np.sqrt(accuracy * (1 - accuracy) / len(truth))),
        accuracy_with_crossed_share=crossed_accuracy(after, phrase, truth),
        reader_accuracy=float(np.mean((after > 0) == truth)),
        reader_accuracy_before_rounding=float(np.mean((before > 0) == truth)),
        phrase_accuracy=float(np.mean((phrase > 0) == truth)),
        largest_change_by_rounding=float(np.abs(before - after).max()),
        running_accuracy=float(np.mean((last > 0) == truth)),
        log_loss=loss(full, truth, t), brier=float(np.mean((probability - truth) ** 2)),
        ece=calibration_error(probability, truth), ece_crossed=_crossed(full, truth),
        running_ece=calibration_error(sigmoid(last / t_last), truth),
        confusion={"true_positive": int((truth & (full > 0)).sum()),
                   "false_negative": int((truth & (full <= 0)).sum()),
                   "false_positive": int((~truth & (full > 0)).sum()),
                   "true_negative": int((~truth & (full <= 0)).sum())},
        histogram={"edges": [round(float(e), 2) for e in edges],
                   "negative": np.histogram(probability[~truth], edges)[0].tolist(),
                   "positive": np.histogram(probability[truth], edges)[0].tolist()})
    unknown = np.array([np.mean(corpus.ids(i) == 1) for i in held])
    out["unknown_share_quantiles"] = {q: float(np.quantile(unknown, float(q)))
                                      for q in ("0.5", "0.9", "0.99", "0.999", "1.0")}
    trainer.log(json.dumps({k: out[k] for k in (
        "accuracy", "accuracy_with_crossed_share", "reader_accuracy", "phrase_accuracy", "standard_error", "ece", "ece_crossed",
        "running_accuracy", "temperature", "running_temperature")}))
    return out


def golden(trainer, model, manifest_):
    """500 made-up texts with the identifiers and the answers the port must reproduce."""
    rows = []
    with torch.no_grad():
        for text in golden_texts.texts():
            ids = trainer.vocabulary.encode(text)
            # A text without a token is never read: the page says so instead.
            row = {"text": text, "ids": ids}
            if ids:
                full, running = model(torch.tensor([ids]))
                row["logit"] = float(full[0])
                row["probability"] = float(sigmoid(full[0].numpy() / manifest_["temperature"]))
                row["running"] = [round(float(v), 6) for v in sigmoid(
                    running[0].numpy() / manifest_["running_temperature"])]
            rows.append(row)
    with open(trainer.path("golden.jsonl"), "w", encoding="ascii", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
