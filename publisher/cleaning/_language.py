"""Which language a text is in, told by script and by its most common small words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ._han import HAN, variants

_SAMPLE = 200_000

_SCRIPTS = {
    "han": (f"[{HAN}]", 2),
    "kana": ("[\u3041-\u3096\u30a1-\u30fa]", 2),
    "hangul": ("[\uac00-\ud7a3]", 2),
    "latin": ("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]", 1),
    "cyrillic": ("[Ѐ-ԯ]", 1),
    "arabic": ("[\u0620-\u064a\u066e-\u06d3]", 1),
    "hebrew": ("[א-ת]", 1),
    "greek": ("[Ͱ-Ͽἀ-῿]", 1),
    "thai": ("[ก-๛]", 1),
    "devanagari": ("[\u0904-\u0939]", 1),
}
"""A letter of each script, and how much it says compared with a letter of an alphabet."""

_COUNTERS = {name: (re.compile(letter), weight) for name, (letter, weight) in _SCRIPTS.items()}

_WORDS = {
    "en": "the of and to in is that for it with as was on are by be this which from at have not",
    "fr": "le la les des et est que qui dans une pour pas sur au du il nous vous avec sont ce ne",
    "es": "el la los las de que y en un una por con para es se del al lo como más no su",
    "de": "der die das und ist nicht ein eine zu den von mit dem auf für des sich im auch es wir",
    "it": "il di che la e è un una per in non sono con del della le i gli si dei nel alla",
    "pt": "o a de que e do da em um uma para com não os as no na por mais dos se ao",
    "nl": "de het een en van is dat niet op te zijn voor met die aan er om ook als maar",
    "sv": "och att det som en på är av för med den till inte om ett han har de var",
    "pl": "w i na z się nie do to że jest o jak po za przez od są który dla",
    "id": "yang dan di dengan untuk dari dalam ini pada adalah tidak ke akan itu oleh kami",
    "tr": "ve bir bu için ile da de olarak daha çok olan gibi kadar ne değil var",
    "vi": "và của là có không được các trong cho những một với người đã này",
}
"""The small words that make up most of any text; the lists overlap, so the sum decides."""

_TABLE = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")

_ENOUGH_WORDS = 3
_ENOUGH_SHARE = 0.12
_CLEARLY = 1.25


@dataclass(frozen=True, slots=True)
class Told:
    """A language tag (BCP 47) with what it was told by."""

    tag: str
    reason: str


def language_of(text: str) -> Told:
    """The language of most of the text; "und" rather than a bad guess."""
    sample = text[:_SAMPLE]
    weights = {n: w * len(letter.findall(sample)) for n, (letter, w) in _COUNTERS.items()}
    script = max(weights, key=lambda name: weights[name])
    if not weights[script]:
        return Told("und", "there are no letters")
    if script in ("han", "kana"):
        return _han(sample, weights)
    if script == "latin":
        return _latin(sample)
    if script in ("cyrillic", "arabic"):
        return _by_letters(sample, script)
    tags = {"hangul": "ko", "hebrew": "he", "greek": "el", "thai": "th", "devanagari": "hi"}
    return Told(tags[script], f"written in {script} script")


def _han(sample: str, weights: dict[str, int]) -> Told:
    if weights["kana"] > 0.05 * weights["han"] and weights["kana"] >= 4:
        return Told("ja", "kana stand among the Han characters")
    if weights["hangul"] > 0.2 * weights["han"]:
        return Told("ko", "Hangul stands among the Han characters")
    traditional, simplified = variants(sample)
    count = f"{traditional} traditional and {simplified} simplified characters"
    if traditional > 2 * simplified:
        return Told("zh-Hant", count)
    if simplified > 2 * traditional:
        return Told("zh-Hans", count)
    return Told("zh", f"{count} do not decide the script")


def _latin(sample: str) -> Told:
    words = Counter(_TOKEN.findall(sample.lower()))
    total = sum(words.values())
    hits = {language: sum(words[word] for word in table) for language, table in _TABLE.items()}
    first, second = sorted(hits, key=lambda language: -hits[language])[:2]
    if hits[first] < max(_ENOUGH_WORDS, _ENOUGH_SHARE * total):
        return Told("und", f"only {hits[first]} of {total} words are known small words")
    if hits[first] < _CLEARLY * hits[second]:
        return Told("und", f"small words of {first} and of {second} are equally frequent")
    return Told(first, f"{hits[first]} of {total} words are among the commonest words of {first}")


_LETTERS = {
    "cyrillic": (
        ("uk", "іїєґ", "ыэё"),
        ("be", "ўі", "щи"),
        ("sr", "јљњђћџ", "ыэщ"),
        ("kk", "әғқңөұү", "ї"),
        ("ru", "ыэ", "іїўј"),
        ("bg", "ъ", "ыэіј"),
    ),
    "arabic": (
        ("ur", "ٹڈڑںےہ", ""),
        ("ug", "ېۇۆۈە", ""),
        ("fa", "پچژگی", "ة"),
        ("ar", "ةىيك", "پچژگ"),
    ),
}
"""Per script: a language, letters that it has, and letters that it has not; the first that fits."""


def _by_letters(sample: str, script: str) -> Told:
    count = Counter(sample.lower())
    total = sum(count[char] for char in count if char.isalpha())
    for tag, has, has_not in _LETTERS[script]:
        own, other = (sum(count[char] for char in letters) for letters in (has, has_not))
        if own >= max(2, 0.004 * total) and own > 4 * other:
            return Told(tag, f"{own} letters {'/'.join(has)} in {script} script")
    return Told("und", f"no letter tells which language of the {script} script it is")
