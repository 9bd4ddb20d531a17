"""Byte-pair encoding of verse: 0 begins a text, 1 to 256 are the bytes, the rest are merges in order of rank.

A text is first cut into pieces that no token crosses: an optional space with a run of letters and apostrophes, of
digits or of other signs, a run of spaces, a single line break. Letters are those of ASCII and every byte of 0x80 and
above, so the rule works on bytes and any text can be encoded.
"""
import collections
import heapq
import re

PIECE = re.compile(rb" ?[A-Za-z'\x80-\xff]+| ?[0-9]+|\n| ?[^ \nA-Za-z0-9'\x80-\xff]+| +")


def pieces(text):
    return PIECE.findall(text.encode("utf-8"))


def learn(counts, merges):
    """The most frequent pairs first; ties go to the smaller identifiers. counts: {piece: how often}."""
    words = [[b + 1 for b in piece] for piece in counts]
    often = list(counts.values())
    pairs, where = collections.Counter(), collections.defaultdict(set)
    for i, word in enumerate(words):
        for pair in zip(word, word[1:]):
            pairs[pair] += often[i]
            where[pair].add(i)
    queue = [(-n, pair) for pair, n in pairs.items()]
    heapq.heapify(queue)
    learnt = []
    while len(learnt) < merges and queue:
        n, pair = heapq.heappop(queue)
        if -n != pairs[pair]:
            if pairs[pair] > 0:
                heapq.heappush(queue, (-pairs[pair], pair))
            continue
        new = 257 + len(learnt)
        learnt.append(pair)
        touched = set()
        for i in where.pop(pair):
            word = words[i]
            for old in zip(word, word[1:]):
                pairs[old] -= often[i]
            words[i] = word = merged(word, pair, new)
            for fresh in zip(word, word[1:]):
                pairs[fresh] += often[i]
                where[fresh].add(i)
                touched.add(fresh)
        pairs.pop(pair, None)
        for fresh in touched:
            if pairs[fresh] > 0:
                heapq.heappush(queue, (-pairs[fresh], fresh))
    return learnt


def merged(word, pair, new):
    out, i = [], 0
    while i < len(word):
        if i + 1 < len(word) and (word[i], word[i + 1]) == pair:
            out.append(new)
            i += 2
        else:
            out.append(word[i])
            i += 1
    return out


class Tokens:
    def __init__(self, merges):
        self.merges = [tuple(m) for m in merges]
        self.rank = {pair: r for r, pair in enumerate(self.merges)}
        self.bytes = [b""] + [bytes([b]) for b in range(256)]
        for left, right in self.merges:
            self.bytes.append(self.bytes[left] + self.bytes[right])
        self.known = {}

    def __len__(self):
        return len(self.bytes)

    def piece(self, piece):
        ids = self.known.get(piece)
        if ids is None:
            ids = [b + 1 for b in piece]
            while len(ids) > 1:
                best = min(zip(ids, ids[1:]), key=lambda pair: self.rank.get(pair, len(self.rank)))
                if best not in self.rank:
                    break
                ids = merged(ids, best, 257 + self.rank[best])
            self.known[piece] = ids
        return ids

    def encode(self, text):
        return [i for piece in pieces(text) for i in self.piece(piece)]

    def save(self, tokens_path, merges_path):
        with open(tokens_path, "w", encoding="ascii", newline="\n") as file:
            file.write("<text>\n")
            for value in self.bytes[1:]:
                file.write("".join(_shown(b) for b in value) + "\n")
        with open(merges_path, "w", encoding="ascii", newline="\n") as file:
            file.writelines(f"{left} {right}\n" for left, right in self.merges)

    @staticmethod
    def load(merges_path):
        with open(merges_path, encoding="ascii") as file:
            return Tokens([tuple(map(int, line.split())) for line in file])


def _shown(byte):
    if byte == 0x0A:
        return "\\n"
    if byte == 0x5C:
        return "\\\\"
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02X}"
