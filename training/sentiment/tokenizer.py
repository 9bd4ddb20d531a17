"""Tokeniser of the sentiment model.

The web application repeats these steps in C#, so every rule is spelled out over
explicit characters: no Unicode classes, no locale, no library tables.

1. `&quot; &amp; &nbsp; &lt; &gt; &#39; &#34;` become their character (space for the rest);
   a tag `<x ... >` (at most 256 characters, no `<` inside) becomes a space.
2. Every character is mapped on its own: A-Z to a-z, Latin letters of U+00C0..U+017F to
   their ASCII letter, typographic quotes and apostrophes to `"` and `'`, `U+2026` to two
   full stops, a few invisible characters to nothing, all other characters outside
   printable ASCII (surrogates included) to a space.
3. One regular expression over [a-z0-9] and a few signs cuts the tokens; the rest separates.
4. Runs are shortened (`...`, `!!`, `??`, `*****`) and a closing `'s` becomes its own token.

Case never reaches the model, so a verdict cannot depend on it.
"""
import re

PAD, UNK = 0, 1
SPECIAL = ["<pad>", "<unk>"]

_ENTITIES = {"&quot;": '"', "&#34;": '"', "&#39;": "'",
             "&amp;": " ", "&nbsp;": " ", "&lt;": " ", "&gt;": " "}
_ENTITY = re.compile(r"&(?:quot|amp|nbsp|lt|gt|#34|#39);")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,254}>")

# One ASCII character for each of U+00C0 .. U+017F.
LATIN = ("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
         "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
         "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
assert len(LATIN) == 0x180 - 0xC0

_APOSTROPHES = "\u2018\u2019\u201b\u00b4\u0060\u02bc\u0092\u0091"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u0093\u0094"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class _Map(dict):
    """Translation table that sends every unlisted character to a space."""

    def __missing__(self, key):
        return " "


def _table():
    table = _Map()
    for code in range(0x21, 0x7F):
        table[code] = chr(code).lower()
    for offset, letter in enumerate(LATIN):
        table[0xC0 + offset] = letter
    table.update((ord(c), "'") for c in _APOSTROPHES)
    table.update((ord(c), '"') for c in _QUOTES)
    table.update((ord(c), "") for c in _DROPPED)
    table.update((code, "") for code in range(0x300, 0x370))  # combining accents
    table[0x2026] = ".."
    return table


_TABLE = _table()
_TOKEN = re.compile(r"[0-9]+(?:[./][0-9]+)+|[a-z0-9]+(?:'[a-z0-9]+)*"
                    r"|[:;]-?[()]|\.+|!+|\?+|\*+|\"")


def tokens(text):
    """The tokens of a text, in order."""
    text = _ENTITY.sub(lambda m: _ENTITIES[m.group()], text)
    text = _TAG.sub(" ", text).translate(_TABLE)
    out = []
    for token in _TOKEN.findall(text):
        first = token[0]
        if first == ".":
            token = "." if len(token) == 1 else "..."
        elif first == "!" or first == "?":
            token = token[:2]
        elif first == "*":
            token = token[:5]
        elif first == ":" or first == ";":
            token = ":)" if token[-1] == ")" else ":("
        elif token.endswith("'s") and len(token) > 2:
            out.append(token[:-2])
            token = "'s"
        out.append(token)
    return out


class Vocabulary:
    """Tokens by identifier; 0 pads, 1 stands for every unknown token."""

    def __init__(self, words):
        self.words = list(words)
        self.index = {word: i for i, word in enumerate(self.words)}

    def __len__(self):
        return len(self.words)

    def encode(self, text):
        index = self.index
        return [index.get(token, UNK) for token in tokens(text)]

    @staticmethod
    def build(counts, size):
        # Ties are broken alphabetically so that two runs agree.
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return Vocabulary(SPECIAL + [w for w, _ in ordered[:size - len(SPECIAL)]])

    def save(self, path):
        with open(path, "w", encoding="ascii", newline="\n") as file:
            file.write("\n".join(self.words) + "\n")

    @staticmethod
    def load(path):
        with open(path, encoding="ascii") as file:
            return Vocabulary(file.read().split("\n")[:-1])
