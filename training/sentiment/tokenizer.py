"""Tokeniser of the sentiment model.

The web application repeats these steps in C#, so every rule is spelled out over
explicit characters: no Unicode classes, no locale, no library tables.

1. Character references become their character: named, decimal, hexadecimal, encoded twice,
   some without their semicolon. UTF-8 read as Windows-1252 or Latin-1 is undone, twice.
   A tag `<x ... >` (at most 256 characters, no `<` inside) becomes a space.
2. Every character is mapped on its own: A-Z to a-z, Latin letters of U+00C0..U+017F to
   their ASCII letter, typographic quotes and apostrophes to `"` and `'`, `U+2026` to two
   full stops, stars to `*`, smiling and frowning emoji to `:)` and `:(`, a few invisible
   characters to nothing, all other characters outside printable ASCII to a space. A sign
   that stands where a contraction's apostrophe was lost (`don?t`) is one.
3. One regular expression over [a-z0-9] and a few signs cuts the tokens; the rest separates.
4. Runs are shortened (`...`, `!!`, `??`, `*****`), contractions without their apostrophe
   get it, and a closing `'s` becomes its own token.

Case never reaches the model, so a verdict cannot depend on it.
"""
import html.entities
import re

PAD, UNK = 0, 1
SPECIAL = ["<pad>", "<unk>"]

_NEWER = {"excl": "!", "quest": "?", "period": ".", "comma": ",", "colon": ":", "semi": ";",
          "lpar": "(", "rpar": ")", "ast": "*", "sol": "/", "star": "\u2606", "starf": "\u2605",
          "bigstar": "\u2605", "rsquor": "\u2019", "grave": "`", "apos": "'"}
_NAMES = {name: chr(code) for name, code in html.entities.name2codepoint.items()} | _NEWER
_ENTITY = re.compile(r"&(?:amp;)*(?:#[xX]([0-9a-fA-F]{1,7});?|#([0-9]{1,7});?|([A-Za-z0-9]{1,31});"
                     r"|(quot|nbsp|amp|lt|gt)(?![A-Za-z0-9;]))|&(?:amp;)+")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,254}>")

# One ASCII character for each of U+00C0 .. U+017F.
LATIN = ("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
         "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
         "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
assert len(LATIN) == 0x180 - 0xC0

_APOSTROPHES = "\u2018\u2019\u201b\u00b4\u0060\u02bc\u0092\u0091\u2032"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u0093\u0094"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_SMILES = ("\U0001f600\U0001f603\U0001f604\U0001f601\U0001f606\U0001f602\U0001f923"
          "\U0001f60a\U0001f60d\U0001f970\U0001f618\U0001f929\U0001f63b\U0001f60e"
          "\U0001f973\U0001f917\U0001f44d\U0001f44f\U0001f64c\U0001f389\U0001f525"
          "\U0001f4af\u2764\u2665\U0001f496\U0001f495\U0001f497\U0001f9e1"
          "\U0001f49b\U0001f49a\U0001f499\U0001f49c\u263a\U0001f44c\U0001f3c6"
          "\u2728\U0001f4aa")
_FROWNS = ("\U0001f44e\U0001f621\U0001f620\U0001f92c\U0001f92e\U0001f922\U0001f4a9"
          "\U0001f61e\U0001f612\U0001f624\U0001f616\U0001f623\U0001f629\U0001f62b"
          "\U0001f971\U0001f634\U0001f644\U0001f494\u2639\U0001f641\U0001f611"
          "\U0001f610\U0001f5d1\U0001f6ae\U0001f63e")
_STARS = ("\u2605\u2b50\U0001f31f\u272d\u272e")

# What bytes 0x80 to 0x9F are in Windows-1252.
_HIGH = ("\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d  \u2018\u2019"
         "\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178")
_BYTE = {chr(code): code for code in range(0x80, 0xF1)} | {c: 0x80 + i for i, c in enumerate(_HIGH) if c != " "}
_CONTINUED = "[" + "".join(c for c, byte in _BYTE.items() if byte < 0xC0) + "]"
_MOJIBAKE = re.compile("\u00e2\u20ac(?!" + _CONTINUED + ")[?\ufffd]?|[\u00c2-\u00c5]" + _CONTINUED
                       + "|[\u00e2\u00ef]" + _CONTINUED + "{2}|\u00f0" + _CONTINUED + "{3}")
_DRAWN = re.compile(r"([a-z])\1{2,}")
_LOST = re.compile("(?<=[A-Za-z])[?\ufffd\u00d5\u00c6\uff07](?=(?:t|s|re|ve|ll|d|m)(?![A-Za-z]))", re.IGNORECASE)
_BARE = {word.replace("'", ""): word for word in (
    "don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't "
    "needn't mightn't ain't can't won't i'm i've you're you've they're they've we've you'll they'll that'll it'll "
    "you'd they'd would've could've should've that's what's there's here's he's she's who's").split()}


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
    for signs, token in ((_SMILES, ":)"), (_FROWNS, ":("), (_STARS, "*")):
        table.update((ord(c), token) for c in signs)
    return table


_TABLE = _table()
_TOKEN = re.compile(r"[0-9]+(?:[./][0-9]+)+|[a-z0-9]+(?:'[a-z0-9]+)*"
                    r"|[:;]-?[()]|\.+|!+|\?+|\*+|\"")


def _character(match):
    hexadecimal, decimal, name, bare = match.groups()
    if hexadecimal or decimal:
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    if name or bare:
        known = _NAMES.get(name or bare, _NAMES.get((name or bare).lower()))
        return known or match.group()
    return "&"


def _repaired(match):
    found = match.group()
    if found[:2] == "\u00e2\u20ac" and (len(found) == 2 or found[2] in "?\ufffd"):
        return "\u2019"
    try:
        return bytes(_BYTE[c] for c in found).decode("utf-8")
    except UnicodeDecodeError:
        return found


def tokens(text):
    """The tokens of a text, in order."""
    text = _ENTITY.sub(_character, text)
    text = _MOJIBAKE.sub(_repaired, _MOJIBAKE.sub(_repaired, text))
    text = _LOST.sub("'", _TAG.sub(" ", text)).translate(_TABLE)
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
        token = _BARE.get(token, token)
        if first.isalnum() and token.endswith("'s") and len(token) > 2:
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
        return [self.identifier(token) for token in tokens(text)]

    def identifier(self, token):
        """`boooooring` is `boring`: letters that stand three times or more count once, or twice, where that is known."""
        index = self.index
        if token not in index:
            for most in (1, 2):
                cut = _DRAWN.sub(lambda run: run.group(1) * most, token)
                if cut != token and cut in index:
                    return index[cut]
        return index.get(token, UNK)

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
