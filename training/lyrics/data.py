"""The corpus as one array of tokens, and the poems held out to measure on."""
import collections
import hashlib
import os

import numpy as np

from tokens import Tokens, learn, pieces


def poems(path):
    """Poems of a corpus that `recapp import lyrics` wrote: a line with a form feed stands between two."""
    with open(path, encoding="utf-8", newline="\n") as file:
        return [poem.strip("\n") + "\n" for poem in file.read().split("\n\f\n")]


def held_out(poem, per_mille=20):
    """By the hash of its text, so that the split depends on nothing else; a larger share holds every smaller one."""
    return int.from_bytes(hashlib.sha256(poem.encode("utf-8")).digest()[:4], "big") % 1000 < per_mille


def load(corpus_path, out, merges, per_mille, tokens=None):
    """Token model, training tokens (0 before each poem) and the held-out poems; cached in `out`.

    Learns as many merges as told, unless `tokens` gives those of an earlier network.
    """
    merges_path, cache = os.path.join(out, "merges.txt"), os.path.join(out, "tokens.npy")
    everything = poems(corpus_path)
    held = [poem for poem in everything if held_out(poem, per_mille)]
    train = [poem for poem in everything if not held_out(poem, per_mille)]
    if not os.path.exists(cache):
        os.makedirs(out, exist_ok=True)
        if tokens is None:
            counts = collections.Counter()
            for poem in train:
                counts.update(pieces(poem))
            tokens = Tokens(learn(dict(sorted(counts.items())), merges))
        tokens.save(os.path.join(out, "tokens.txt"), merges_path)
        flat = [np.array([0] + tokens.encode(poem), np.int16) for poem in train]
        np.save(cache + ".tmp.npy", np.concatenate(flat))
        os.replace(cache + ".tmp.npy", cache)
    return Tokens.load(merges_path), np.load(cache), held
