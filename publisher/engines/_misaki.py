"""IPA in the alphabet of misaki, which Kokoro and its pupil hibari were taught with.

One character stands for each English diphthong and affricate. Source: misaki's EN_PHONES.md.
"""

from __future__ import annotations

import re
import unicodedata

# In this order: what is longer comes first.
_SPELLINGS = (
    ("eɪ", "A"), ("aɪ", "I"), ("ʌɪ", "I"), ("aʊ", "W"), ("ɔɪ", "Y"), ("oʊ", "O"), ("əʊ", "O"),
    ("ʈʂʰ", "ʧ"), ("tɕʰ", "ʧ"), ("ʈʂ", "ʤ"), ("tɕ", "ʤ"), ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("ʃtʃ", "ʃʧ"),
    ("ɚ", "əɹ"), ("ɝ", "ɜɹ"), ("l̩", "ᵊl"), ("n̩", "ᵊn"), ("g", "ɡ"), ("'", "ˈ"),
)  # fmt: skip

# The models heard English only: another language's sound becomes the nearest that they know.
_NEAREST = str.maketrans({
    "r": "ɹ", "ʁ": "ɹ", "ɻ": "ɹ", "ɾ": "T", "ɫ": "l", "ɬ": "ʃ", "ʂ": "ʃ", "ɕ": "ʃ", "ʐ": "ʒ",
    "ʑ": "ʒ", "x": "h", "χ": "h", "ħ": "h", "ç": "h", "ɣ": "ɡ", "q": "k", "c": "k", "ɲ": "nj",
    "ɳ": "n", "ɴ": "ŋ", "β": "v", "ʋ": "v", "ɸ": "f", "a": "ɑ", "ɒ": "ɑ", "e": "ɛ", "œ": "ɛ",
    "o": "ɔ", "ø": "ɜ", "y": "u", "ɯ": "u", "ɨ": "ɪ", "ɤ": "ʌ", "ʲ": "", "ʰ": "", "ʷ": "w",
    "ʔ": "t",
})  # fmt: skip

# Tie bars, length, syllable breaks and non-syllabic marks say nothing that the models know.
_UNSAID = re.compile("[\u0361\u035c\u032fː.]")

_VOWEL = re.compile("[AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻeoyøɐɯɨᵊɚɝ]")


def from_ipa(ipa: str) -> str:
    """The pronunciation in misaki's alphabet; stress marks moved to right before the vowel."""
    text = _UNSAID.sub("", unicodedata.normalize("NFC", ipa.strip("/[] ")))
    for theirs, ours in _SPELLINGS:
        text = text.replace(theirs, ours)
    text = text.translate(_NEAREST)
    return " ".join(stressed(word) for word in text.split())


def stressed(word: str) -> str:
    """IPA puts a stress before the syllable, misaki before its vowel: "ʒɑŋ" is "ʒˈɑŋ"."""
    parts = re.split("([ˈˌ])", word)
    said = parts[0]
    for mark, syllables in zip(parts[1::2], parts[2::2], strict=True):
        vowel = _VOWEL.search(syllables)
        at = vowel.start() if vowel else 0
        said += syllables[:at] + mark + syllables[at:]
    if len(parts) == 1 and (vowel := _VOWEL.search(word)):
        # A word without any stress would be mumbled.
        return word[: vowel.start()] + "ˈ" + word[vowel.start() :]
    return said
