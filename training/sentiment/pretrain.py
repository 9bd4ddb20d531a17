"""Learns the encoder on all texts, without labels.

Each LSTM state predicts words of its near future (the forward LSTM) or near past (the
backward LSTM): the very next word and some of the next ten. Every prediction competes with
words drawn from the same frequencies, so the scores learn pointwise mutual information and
need no softmax over the vocabulary. This costs little more than running the LSTMs.
"""
import os
import time

import numpy as np
import torch
from torch import nn

from model import Encoder, fused_lstm


class Predictor(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        vocabulary, _, hidden = encoder.sizes
        self.ahead = nn.Embedding(vocabulary, hidden)
        self.back = nn.Embedding(vocabulary, hidden)
        self.scale = nn.Parameter(torch.tensor(2.0))
        for table in (self.ahead, self.back):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, ids, targets, weights, negatives):
        """Targets: two lists (ahead, back) of (positions, [batch, position, k] words)."""
        vectors = self.encoder.embedding(ids)
        states = self.encoder.states(vectors, torch.ones_like(ids, dtype=torch.bool))
        loss = 0
        for table, state, (position, words) in zip((self.ahead, self.back), states, targets):
            query = state[:, position] * self.scale
            false = fused_lstm.log_sum_exp(query.flatten(0, 1), table(negatives)).view(*query.shape[:2], 1)
            true = (query[:, :, None] * table(words)).sum(-1)
            weight = weights[words]
            loss = loss + (weight * nn.functional.softplus(false - true)).sum() / weight.sum()
        return loss / 2


def _targets(ids, reach, extra, stride, generator):
    """The next word and `extra` later ones for every `stride`-th position, both ways."""
    time_ = ids.shape[1]
    out = []
    for sign in (1, -1):
        position = np.arange(generator.randint(stride), time_ - reach, stride)
        if sign < 0:
            position = time_ - 1 - position
        offset = np.concatenate([np.ones((len(position), 1), int),
                                 generator.randint(2, reach + 1, (len(position), extra))], 1)
        words = ids[:, position[:, None] + sign * offset]
        out.append((torch.from_numpy(position), torch.from_numpy(words)))
    return out


def run(corpus, vectors, args, device, log):
    """Trains until `args.pretrain_epochs`; resumes from its checkpoint."""
    path = os.path.join(args.out, "pretrain.pt")
    torch.manual_seed(args.seed)
    vocabulary_size = len(vectors)
    encoder = Encoder(vocabulary_size, args.embedding, args.hidden)
    model = Predictor(encoder).to(device)
    with torch.no_grad():  # the leading components start both sides of the prediction
        start = torch.from_numpy(vectors)
        encoder.embedding.weight.copy_(start)
        shared = min(args.hidden, start.shape[1])
        for table in (model.ahead, model.back):
            table.weight[:, :shared] = start[:, :shared]
    optimiser = torch.optim.Adam(model.parameters(), lr=args.pretrain_rate, betas=(0.9, 0.99))
    span, rows = args.pretrain_span, args.pretrain_rows
    per_epoch = (len(corpus.flat) - span) // (span * rows)
    total = int(per_epoch * args.pretrain_epochs)
    step = 0
    if os.path.exists(path):
        saved = torch.load(path, map_location=device)
        if saved["total"] != total:
            log(f"pretrain: the plan changed from {saved['total']} to {total} steps")
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    frequency = np.bincount(corpus.flat, minlength=vocabulary_size) / len(corpus.flat)
    # Frequent words say little: they are weighted down as targets and as rivals alike.
    weight = np.minimum(1, np.sqrt(3e-4 / np.maximum(frequency, 1e-9)))
    weight[:2] = 0
    rivals = np.cumsum(frequency * weight)
    rivals /= rivals[-1]
    weight = torch.from_numpy(weight.astype(np.float32)).to(device)
    seen, started, order = 0.0, time.process_time(), None
    while step < total:
        epoch, place = divmod(step, per_epoch)
        generator = np.random.RandomState(args.seed * 1000003 + step)
        if order is None or place == 0:
            mixer = np.random.RandomState(args.seed + epoch)
            shift = mixer.randint(span)
            order = mixer.permutation((len(corpus.flat) - shift) // span)
        chosen = order[place * rows:(place + 1) * rows]
        ids = np.stack([corpus.flat[shift + c * span:shift + (c + 1) * span] for c in chosen])
        ids = ids.astype(np.int64)
        targets = [(p.to(device), w.to(device))
                   for p, w in _targets(ids, args.pretrain_reach, 3, 2, generator)]
        negatives = np.searchsorted(rivals, generator.rand(args.pretrain_negatives))
        rate = args.pretrain_rate * min(1, (step + 1) / 100)
        rate *= max(0.02, 1 - step / total)
        for group in optimiser.param_groups:
            group["lr"] = rate
        loss = model(torch.from_numpy(ids).to(device), targets, weight,
                     torch.from_numpy(negatives).to(device))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        seen = loss.item() if seen == 0 else 0.98 * seen + 0.02 * loss.item()
        if step % 50 == 0:
            log(f"pretrain step {step}/{total} loss {seen:.4f} "
                f"cpu {time.process_time() - started:.0f} s")
        if step % args.save_every == 0 or step == total:
            torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(),
                        "step": step, "total": total}, path + ".tmp")
            os.replace(path + ".tmp", path)
    return encoder
