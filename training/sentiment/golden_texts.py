"""Made-up texts for the golden file: plain reviews from templates, then hard cases."""
import random

_SUBJECT = ["The film", "This movie", "The plot", "Her performance", "The director's cut",
            "The script", "The ending", "That sequel", "The soundtrack", "Every scene",
            "The whole cast", "The dialogue", "The camera work", "This remake"]
_VERB = ["is", "was", "isn't", "wasn't", "could have been", "turned out", "felt", "seems",
         "never stops being", "is anything but", "isn't exactly", "tries hard to be"]
_WORD = ["wonderful", "awful", "boring", "brilliant", "predictable", "charming", "dull",
         "moving", "a mess", "a masterpiece", "overrated", "underrated", "funny", "unfunny",
         "worth watching", "a waste of time", "beautifully shot", "badly acted", "so-so"]
_JOIN = [", but", ", and", "; still,", " --", ". However,", ", although", "...", "! And"]
_END = [".", "!", "!!!", "?", "?!", "...", " :)", " :-(", " 7/10.", " 2 out of 10", " 8.5/10!",
        " ****", " I'd see it again.", " Don't bother.", " It's the director's best."]

_HARD = [
    "", " ", "\t\n\r", ".", "...", "....", "!", "!!", "!!!!!", "?!?!", "*", "*******", '"', "''",
    "'", "'s", "it's", "IT'S", "its'", "'tis", "rock'n'roll", "o'clock's", "dog's's", "s's",
    "don\u2019t", "\u201cQuoted\u201d text", "\u00abguillemets\u00bb", "back`tick", "don\u00b4t",
    "7/10", "10/10!", "7.5/10", "1/2", "1//2", "3.", ".5", "1.2.3", "1,000", "7/", "/10", "80s",
    "3d", "2nd", "7/10th", "1.5x", "1980's", "caf\u00e9 na\u00efve \u00dcber \u00d8re \u0141\u00f3d\u017a",
    "cafe\u0301", "stra\u00dfe", "\u00e6on \u0153uvre", "2\u00d73", "\u0130stanbul \u0131", "\u017fun",
    "\u1e9e \u01c4", "na\u00adive soft", "zero\u200bwidth", "\ufeffbom", "a\u2026b", "a\u2026.b", "wait\u2026",
    "em\u2014dash", "en\u2013dash", "under_score", "e-mail a@b.co", "http://example.org/a?b=1",
    "<br />line<br/>two<BR>three", "<b>bold</b>", "a < b and c > d", "<3 love", "< br >", "<",
    ">", "<>", "</", "<a", "<a <b>", "<!-- note --> after", "<script>alert('x')</script> fine",
    "<?php echo ?> ok", "<" + "a" * 254 + ">kept?", "<" + "a" * 255 + ">kept?", "<" + "a" * 256 + ">kept?",
    "&quot;fine&quot;", "Tom &amp; Jerry", "a&nbsp;b", "1 &lt; 2 &gt; 0", "it&#39;s", "&#34;x&#34;",
    "&unknown;", "&amp;quot;", "&lt;br&gt;", "AT&T", ":)", ":-)", ";)", ";-(", ":(", ":))", ": )",
    "(:", ":-", ":--)", "8)", "x:)y", "a.b", "a..b", "a...b", "U.S.A.", "Mr. and Mrs. Smith",
    "GREAT GREAT GREAT", "GrEaT", "\u0413\u0440\u0435\u0430\u0442 film", "\u4e00\u90e8\u7535\u5f71", "\u0641\u064a\u0644\u0645 good \u062c\u064a\u062f",
    "\u05e1\u05e8\u05d8 bad", "\U0001f600 happy \U0001f621", "\U0001f600", "null\0byte",
    "bell\x07 esc\x1b", "\x85next line", "\u2028line\u2029para", "tab\tbetween", "a\u00a0b", "a\u3000b",
    "\u2460 \u00b2 \u00bd \u2167 \u0661\u0662", "\uff21\uff22 wide", "\u212aelvin", "\ufb01lm", "zzzzqqqxj unknownword", "x" * 300,
    "a" * 40 + " " + "b" * 40, "no" * 500, "very " * 400 + "good", "not good", "not bad at all",
    "50% off $5 #1 C++ [x] {y} a|b a\\b a^b ~c =d +e", "it''s", "'quoted'", "''quoted''", "rock 'n' roll",
    "y'all'd've", "'em", "goin' home", "\u2018single\u2019", "\u201b80s", "\u2032prime", "a'b'c's", "a''s",
]


def texts(count=500, seed=7):
    """The hard cases first, then templates until there are `count` different texts."""
    generator = random.Random(seed)
    out = list(dict.fromkeys(_HARD))
    seen = set(out)
    while len(out) < count:
        parts = []
        for _ in range(generator.choice((1, 1, 2, 3, 6, 25))):
            parts.append(" ".join((generator.choice(_SUBJECT), generator.choice(_VERB),
                                   generator.choice(_WORD))))
            if generator.random() < 0.5:
                parts[-1] += generator.choice(_JOIN) + " " + " ".join((
                    generator.choice(_SUBJECT).lower(), generator.choice(_VERB),
                    generator.choice(_WORD)))
            parts[-1] += generator.choice(_END)
        text = " ".join(parts)
        if generator.random() < 0.1:
            text = text.upper()
        if text not in seen:
            seen.add(text)
            out.append(text)
    return out
