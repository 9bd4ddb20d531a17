"""Fits a reader to targets between 0 and 1 (labels, ratings or a teacher's opinion)."""
import os
import time

import numpy as np
import torch
from torch import nn

import data

# How sure a star rating makes us that the review is positive: 7 of 10 praises less than 10.
RATING = np.array([.5, .02, .03, .06, .12, .5, .5, .88, .94, .97, .98], np.float32)


def predict(model, corpus, members, device, limit=1024, tokens_per_batch=16384):
    """Logits of the verdict and of the forward LSTM's last running value."""
    model.eval()
    members = np.asarray(members)
    full = np.zeros(len(members), np.float32)
    last = np.zeros(len(members), np.float32)
    place = {m: i for i, m in enumerate(members)}
    with torch.no_grad():
        for group in data.batches(corpus, members, limit, tokens_per_batch):
            ids = torch.from_numpy(data.pad(corpus, group, limit)).to(device)
            logit, running = model(ids)
            end = (ids != 0).sum(1) - 1
            where = [place[m] for m in group]
            full[where] = logit.cpu().numpy()
            last[where] = running.gather(1, end[:, None])[:, 0].cpu().numpy()
    return full, last


def _backward(model, ids, target, weight, strength):
    """Adds the gradients of a batch; with a `strength` also those of its worst near neighbours.

    Adversarial training (Miyato, Dai and Goodfellow, ICLR 2017): the word vectors of each text are moved by `strength`
    times the root mean square length of a word vector, in the direction that raises the loss most.
    """
    vectors = model.vectors(ids)
    vectors.retain_grad()
    loss = _loss(model, vectors, ids, target, weight)
    loss.backward()
    if not strength:
        return loss.item()
    with torch.no_grad():
        real = (ids != 0)[..., None]
        length = (vectors.pow(2).sum(2).sum() / real.sum()).sqrt()
        gradient = vectors.grad * real
        moved = gradient * (strength * length / gradient.flatten(1).norm(dim=1).clamp_min(1e-12))[:, None, None]
    logit, _ = model.read(model.vectors(ids) + moved, ids != 0)
    bce = nn.functional.binary_cross_entropy_with_logits
    (weight * bce(logit, target, reduction="none")).mean().backward()
    return loss.item()


def _loss(model, vectors, ids, target, weight):
    logit, running = model.read(vectors, ids != 0)
    length = (ids != 0).sum(1)
    # The running value is trained at the end and at two random earlier words.
    spot = (torch.rand(len(ids), 2, device=ids.device) * length[:, None]).long()
    spot = torch.cat([spot, length[:, None] - 1], 1)
    bce = nn.functional.binary_cross_entropy_with_logits
    ahead = running.gather(1, spot)
    side = bce(ahead, target[:, None].expand_as(ahead), reduction="none").mean(1)
    return (weight * (bce(logit, target, reduction="none") + 0.3 * side)).mean()


def fit(model, corpus, members, targets, weights, validation, name, args, device, log,
        epochs, strength):
    """Trains `model`; a checkpoint under `name` lets an interrupted run go on.

    Returns the model with the average of the weights of the last part of the run, which
    is steadier than its last step.
    """
    path = os.path.join(args.out, name + ".pt")
    members, targets = np.asarray(members), np.asarray(targets, np.float32)
    target_of = np.zeros(corpus.count, np.float32)
    target_of[members] = targets
    weight_of = np.zeros(corpus.count, np.float32)
    weight_of[members] = weights
    # Word vectors of rare words see few gradients: a lower rate keeps them near their start.
    # A batch holds a tenth of the words; touching only their rows saves a fifth of the time.
    model.encoder.embedding.sparse = True
    table = model.encoder.embedding.weight
    others = [p for p in model.parameters() if p is not table]
    optimiser = torch.optim.Adam(others, lr=args.rate, betas=(0.9, 0.98))
    sparse = torch.optim.SparseAdam([table], lr=args.rate, betas=(0.9, 0.98))
    plan = [data.batches(corpus, members, args.limit, args.batch_tokens,
                         np.random.RandomState(args.seed * 7919 + e))
            for e in range(int(np.ceil(epochs)))]
    total, step, seen = int(sum(map(len, plan)) * epochs / len(plan)), 0, 0.0
    average, averaged = None, 0
    if os.path.exists(path):
        saved = torch.load(path, map_location=device)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        sparse.load_state_dict(saved["sparse"])
        step = saved["step"]
        if saved.get("total") == total:  # a longer or shorter plan begins a new average
            average, averaged = saved["average"], saved["averaged"]
    order = [g for epoch in plan for g in epoch]
    ends = set(np.cumsum([len(e) for e in plan])) | {total}
    tail, clock = int(total * 0.75), time.process_time()
    while step < total:
        torch.manual_seed(args.seed * 65537 + step)
        model.train()
        rate = args.rate * min(1, (step + 1) / 100) * max(0.05, 1 - step / total)
        optimiser.param_groups[0]["lr"] = rate
        sparse.param_groups[0]["lr"] = rate * args.vector_rate
        ids = torch.from_numpy(data.pad(corpus, order[step], args.limit)).to(device)
        target = torch.from_numpy(target_of[order[step]]).to(device)
        weight = torch.from_numpy(weight_of[order[step]]).to(device)
        model.zero_grad(set_to_none=True)
        loss = _backward(model, ids, target, weight, strength)
        nn.utils.clip_grad_norm_(others, 1.0)
        optimiser.step()
        sparse.step()
        step += 1
        seen = loss if seen == 0 else 0.98 * seen + 0.02 * loss
        if step > tail and step % 10 == 0:
            averaged += 1
            now = {k: v.detach().clone() for k, v in model.state_dict().items()}
            if average is None:
                average = now
            for key, value in now.items():
                average[key] += (value - average[key]) / averaged
        if step % 50 == 0:
            log(f"{name} step {step}/{total} loss {seen:.4f} "
                f"cpu {time.process_time() - clock:.0f} s")
        if step % args.save_every == 0 or step in ends:
            torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(),
                        "sparse": sparse.state_dict(), "step": step, "total": total,
                        "average": average, "averaged": averaged}, path + ".tmp")
            os.replace(path + ".tmp", path)
        if step in ends and step < total and len(validation):
            report(model, corpus, validation, f"{name} step {step}", device, log)
    if average is not None:
        model.load_state_dict(average)
    if len(validation):
        report(model, corpus, validation, f"{name} finished", device, log)
    return model


def report(model, corpus, validation, name, device, log):
    full, last = predict(model, corpus, validation, device)
    truth = corpus.label[validation] > 0
    log(f"{name}: accuracy {np.mean((full > 0) == truth):.4f}, "
        f"forward alone {np.mean((last > 0) == truth):.4f}, n {len(truth)}")
    return full
