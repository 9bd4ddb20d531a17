"""Trains the LSTM of the sentiment page from the IMDB reviews, on a GPU when there is one.

    python3 train_sentiment.py --data DATA --out OUT --fold 0     # measures on a fold
    python3 train_sentiment.py --data DATA --out OUT --fold none --calibration \\
        OUT/f0/manifest.json                                      # the model to ship

Stages, each resumable and each kept under --out (a fold has its own folder; what no label
touches is shared): `prepare` (tokens, word vectors by counting), `pretrain` (both LSTMs
predict neighbouring words of all 75,000 texts), `linear` (n-gram teacher), `teacher` (the
pre-trained LSTM fitted to the star ratings, adversarially), `student` (goes on from
the teacher with the ratings and, on the unlabelled texts, the opinion of both teachers; a
second round takes the first's reader as teacher; with --former a shipped bundle is both
the LSTM teacher and the start, and no pre-training is needed), `phrases` (the channel of fixed
phrases beside it), `export` (calibration, ONNX graph, vocabulary, manifest). `pretrain` and `linear` + `teacher` do not need each other
and may run side by side. Validation folds never share a film with training.
"""
import argparse
import json
import os
import time

import numpy as np
import torch

import calibrate
import data
import export
import finetune
import former
import linear_teacher
import phrases
import pretrain
import vectors
from model import Encoder, ReviewReader, fused_lstm

STAGES = ("prepare", "pretrain", "linear", "teacher", "student", "phrases", "export")


def parse():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", required=True, help="folder with train.tsv.gz and unsup.tsv.gz")
    p.add_argument("--out", required=True)
    p.add_argument("--fold", default="0", help="fold 0-4 held out, or none")
    p.add_argument("--stage", choices=STAGES + ("all",), default="all")
    p.add_argument("--calibration", help="manifest of a fold's run, for --fold none")
    p.add_argument("--former", help="folder of an earlier bundle to learn from, which has not seen the held-out fold")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--vocabulary", type=int, default=40000)
    p.add_argument("--embedding", type=int, default=160)
    p.add_argument("--hidden", type=int, default=192, help="LSTM cells in each direction")
    p.add_argument("--pretrain-epochs", type=float, default=2.0)
    p.add_argument("--pretrain-rate", type=float, default=2e-3)
    p.add_argument("--pretrain-span", type=int, default=100)
    p.add_argument("--pretrain-rows", type=int, default=256)
    p.add_argument("--pretrain-reach", type=int, default=10)
    p.add_argument("--pretrain-negatives", type=int, default=1024)
    p.add_argument("--teacher-epochs", type=float, default=2.0)
    p.add_argument("--adversarial", type=float, default=0.3, help="strength in lengths of a word vector; 0 for none")
    p.add_argument("--student-epochs", type=float, default=2.0)
    p.add_argument("--rounds", type=int, default=2, help="of learning from opinions")
    p.add_argument("--later-epochs", type=float, default=0.9, help="of each round but the first")
    p.add_argument("--label-weight", type=float, default=2.0)
    p.add_argument("--linear-share", type=float, default=0.5,
                   help="weight of the linear teacher in the teachers' opinion")
    p.add_argument("--teacher-temperature", type=float, default=1.0)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--vector-rate", type=float, default=0.3, help="share of --rate")
    p.add_argument("--limit", type=int, default=300, help="tokens of a text in training")
    p.add_argument("--batch-tokens", type=int, default=16384)
    p.add_argument("--save-every", type=int, default=100, help="steps between checkpoints")
    return p.parse_args()


def cached(path, make):
    if not os.path.exists(path):
        array = make()
        np.save(path + ".tmp.npy", array)
        os.replace(path + ".tmp.npy", path)
    return np.load(path)


class Trainer:
    def __init__(self, args):
        self.args = args
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.set_num_threads(args.threads)
        self.here = os.path.join(args.out, "all" if args.fold == "none" else "f" + args.fold)
        os.makedirs(self.here, exist_ok=True)
        self.corpus, self.vocabulary = data.load(args.data, args.out, args.vocabulary)
        held = -1 if args.fold == "none" else int(args.fold)
        self.train = np.where(self.corpus.fold != held)[0]
        self.held = np.where(self.corpus.fold == held)[0]
        self.unlabelled = np.arange(self.corpus.labelled, self.corpus.count)
        # A fold's files lie in its own folder; the shared ones above it.
        self.fold_args = argparse.Namespace(**{**vars(args), "out": self.here})

    def log(self, text):
        line = time.strftime("%H:%M:%S ") + text
        print(line, flush=True)
        with open(os.path.join(self.here, "log.txt"), "a", encoding="utf-8") as file:
            file.write(line + "\n")

    def path(self, name):
        return os.path.join(self.here, name)

    def prepare(self):
        return vectors.build(self.corpus, len(self.vocabulary), self.args.embedding,
                             self.args.out)

    def pretrain(self):
        return pretrain.run(self.corpus, self.prepare(), self.args, self.device, self.log)

    def linear(self):
        def make():
            matrix = linear_teacher.features(self.corpus)
            return linear_teacher.opinion(matrix, self.train, self.corpus, self.log, self.held)
        return cached(self.path("linear.npy"), make)

    def teacher(self):
        def make():
            if self.args.former:
                return self.opinions_of(self.former())
            torch.manual_seed(self.args.seed)
            model = ReviewReader(self.pretrain()).to(self.device)
            self.fit(model, self.train, self.ratings(), 1, "teacher", self.args.teacher_epochs,
                     self.args.adversarial)
            return self.opinions_of(model)
        return cached(self.path("teacher.npy"), make)

    def former(self):
        return former.reader(self.args.former, self.args.out, self.args.fold).to(self.device)

    def opinions_of(self, model):
        """Its logits on the held-out and the unlabelled texts, zero on the others."""
        asked, logit = np.concatenate([self.held, self.unlabelled]), np.zeros(self.corpus.count, np.float32)
        with fused_lstm.rough():
            logit[asked] = finetune.predict(model, self.corpus, asked, self.device, limit=400)[0]
        return logit

    def ratings(self):
        return finetune.RATING[self.corpus.rating[self.train]]

    def fit(self, model, members, targets, weights, name, epochs, strength):
        return finetune.fit(model, self.corpus, members, targets, weights, self.held, name,
                            self.fold_args, self.device, self.log, epochs, strength)

    def opinion(self, number=1):
        """The teachers' common logit on all texts; from the second round on the last student is the LSTM among them, beside a former bundle."""
        linear, a = self.linear(), self.args
        lstms = [np.load(self.path(f"opinion{number}.npy"))] if number > 1 else []
        if number == 1 or a.former:
            lstms.append(self.teacher())
        lstm = np.mean(lstms, axis=0)
        # Equal spread first, so that the share means what it says.
        spread = lstm[self.unlabelled].std() / linear[self.unlabelled].std()
        logit = a.linear_share * linear * spread + (1 - a.linear_share) * lstm
        if len(self.held):
            truth = self.corpus.label[self.held] > 0
            for name, z in (("linear", linear), ("lstm", lstm), ("both", logit)):
                self.log(f"teacher {name}: accuracy {np.mean((z[self.held] > 0) == truth):.4f}")
        return logit / a.teacher_temperature

    def student(self):
        """The reader after `rounds`: each goes on from the one before, which is the next round's second teacher."""
        # Soft targets on three times as many texts regularise; dropout can be mild.
        start = self.former().state_dict() if self.args.former else torch.load(self.path("teacher.pt"), map_location=self.device)["average"]
        model = ReviewReader(Encoder(len(self.vocabulary), self.args.embedding, self.args.hidden), 0.1, 0.2, 0.05).to(self.device)
        model.load_state_dict(start)
        for number in range(1, self.args.rounds + 1):
            name = "student" if number == 1 else f"student{number}"
            path = self.path(name + "-reader.pt")
            if not os.path.exists(path):
                if number > 1:
                    cached(self.path(f"opinion{number}.npy"), lambda: self.opinions_of(model))
                self.learn(model, name, self.opinion(number), self.args.student_epochs if number == 1 else self.args.later_epochs)
                torch.save(model.state_dict(), path)
            model.load_state_dict(torch.load(path, map_location=self.device))
        return model

    def learn(self, model, name, opinion, epochs):
        members = np.concatenate([self.train, self.unlabelled])
        targets = np.concatenate([self.ratings(), 1 / (1 + np.exp(-opinion[self.unlabelled]))])
        # A known rating is worth more than an opinion.
        weights = np.where(members < self.corpus.labelled, self.args.label_weight, 1.0)
        self.fit(model, members, targets, weights, name, epochs, 0)

    def phrases(self):
        path = self.path("phrases.npz")
        if not os.path.exists(path):
            tables, scale, bias = phrases.fit(self.corpus, self.train, self.opinion(), self.log, self.held)
            np.savez(path, *tables, scale=scale, bias=bias)
        saved = np.load(path)
        return phrases.PhraseChannel([saved[f"arr_{n}"] for n in range(3)], saved["scale"], saved["bias"])

    def export(self):
        reader, channel = self.student(), self.phrases()
        parts, share = None, None
        if len(self.held):
            before = finetune.predict(reader, self.corpus, self.held, self.device)[0]
            reader = export.rounded(reader).cpu().eval()
            after = finetune.predict(reader, self.corpus, self.held, "cpu")[0]
            alone = phrases.Combined(reader, channel, 1.0).eval()
            phrase = finetune.predict(alone, self.corpus, self.held, "cpu")[0] - after
            parts = before, after, phrase
            share = calibrate.mixture(after, phrase, self.corpus.label[self.held] > 0)
        else:
            reader = export.rounded(reader).cpu().eval()
            with open(self.args.calibration, encoding="utf-8") as file:
                share = json.load(file)["phrase_share"]
        model = phrases.Combined(reader, channel, share).eval()
        manifest = calibrate.manifest(self, model, parts)
        export.write(model, manifest["temperature"], manifest["running_temperature"],
                     self.path("sentiment.onnx"))
        self.vocabulary.save(self.path("vocabulary.txt"))
        with open(self.path("manifest.json"), "w", encoding="utf-8") as file:
            json.dump(manifest, file, indent=1)
        calibrate.golden(self, model, manifest)


def main():
    args = parse()
    trainer = Trainer(args)
    trainer.log(f"device {trainer.device}, {len(trainer.train)} labelled texts, "
                f"{len(trainer.unlabelled)} unlabelled, {len(trainer.held)} held out")
    stages = STAGES[2:] if args.former else STAGES
    for stage in stages if args.stage == "all" else (args.stage,):
        getattr(trainer, stage)()


if __name__ == "__main__":
    main()
