"""Trains the LSTM that writes verse, from a corpus that `recapp import lyrics` has cleaned.

    python3 train_lyrics.py --corpus CORPUS/corpus.txt --out OUT --minutes 60

Trains for the given minutes of processor time (of wall-clock time on a GPU or with several threads), or until the corpus
has been read as often as told, the learning rate falling to nothing at the end; an interrupted run goes on from its
checkpoint. Then writes OUT/export: the ONNX graph, tokens, merges,
manifest with bits per character on poems that are not in training, and a golden file for the C# port.
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch

import data
import export
import former
from model import Writer, bits


def parse():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--corpus", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--former", help="bundle whose tokens and network training goes on from; its sizes hold, not those given")
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--epochs", type=float, default=math.inf, help="readings of the corpus, where the minutes allow more")
    p.add_argument("--held-out", type=int, default=20, help="parts of 1,000 of the poems that are measured on")
    p.add_argument("--merges", type=int, default=3839)
    p.add_argument("--embedding", type=int, default=320)
    p.add_argument("--hidden", type=int, default=512)
    p.add_argument("--layers", type=int, default=1)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--rows", type=int, default=64)
    p.add_argument("--span", type=int, default=128, help="tokens between two steps of the optimiser")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    return p.parse_args()


def checkpoint(path, **values):
    torch.save(values, path + ".tmp")
    os.replace(path + ".tmp", path)


def train(model, flat, held, tokens, args, device, log):
    path = os.path.join(args.out, "checkpoint.pt")
    optimiser = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.99))
    clock = time.process_time if device == "cpu" and args.threads == 1 else time.time
    spent, step, seen = 0.0, 0, None
    if os.path.exists(path):
        saved = torch.load(path, map_location=device)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        spent, step = saved["spent"], saved["step"]
    rows = min(args.rows, (len(flat) - 1) // (2 * args.span))
    if rows == 0:
        raise SystemExit(f"The corpus holds {len(flat)} tokens; training needs more than {2 * args.span}.")
    length = (len(flat) - 1) // rows
    per_epoch, budget, state, plan = length // args.span - 1, args.minutes * 60, None, None

    def done():
        return max(spent / budget, step / (args.epochs * per_epoch))

    while done() < 1:
        started, epoch, place = clock(), step // per_epoch, step % per_epoch
        if plan is None or place == 0:  # every epoch cuts the corpus elsewhere
            shift = np.random.RandomState(args.seed + epoch).randint(args.span)
            plan = np.stack([flat[r * length + shift:][:per_epoch * args.span + 1] for r in range(rows)], 1)
            state = model.empty(rows)
        part = torch.from_numpy(plan[place * args.span:(place + 1) * args.span + 1].astype(np.int64)).to(device)
        torch.manual_seed(args.seed * 65537 + step)
        optimiser.param_groups[0]["lr"] = args.rate * min(1, (step + 1) / 100) * max(1 - done(), 0.01)
        loss, state = model.loss(part[:-1], part[1:], state)
        state = tuple(s.detach() for s in state)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        seen = loss.item() if seen is None else 0.98 * seen + 0.02 * loss.item()
        spent += clock() - started
        if step % 50 == 0:
            log(f"step {step}, epoch {step / per_epoch:.2f}, {spent:.0f} of {budget:.0f} s, "
                f"loss {seen / math.log(2):.3f} bits a token")
        if step % 200 == 0 or done() >= 1:
            checkpoint(path, model=model.state_dict(), optimiser=optimiser.state_dict(), spent=spent, step=step)
        if step % 400 == 0:
            total, characters = bits(model, tokens, held[::8])
            log(f"step {step}: {total / characters:.4f} bits a character on an eighth of the held-out poems")
    return step / per_epoch


def main():
    args = parse()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    def log(text):
        print(time.strftime("%H:%M:%S ") + text, flush=True)

    tokens, flat, held = data.load(
        args.corpus, args.out, args.merges, args.held_out, args.former and former.tokens(args.former))
    log(f"{len(flat)} training tokens, {len(tokens)} in the vocabulary, {len(held)} poems held out")
    model = former.writer(args.former, args.dropout) if args.former else Writer(
        len(tokens), args.embedding, args.hidden, args.layers, args.dropout)
    epochs = train(model.to(device), flat, held, tokens, args, device, log)
    model = export.rounded(model.cpu()).eval()
    total, characters = bits(model, tokens, held)
    log(f"{total / characters:.4f} bits a character on {len(held)} held-out poems, {characters} characters")
    export.write(model, tokens, held, epochs, total, characters, len(flat), args)


if __name__ == "__main__":
    main()
