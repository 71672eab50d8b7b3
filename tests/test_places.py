"""Words among phonemes that do not say which word they belong to."""

from __future__ import annotations

import pytest

from publisher.engines._misaki import from_ipa
from publisher.engines._places import places


@pytest.mark.parametrize(
    ("alone", "whole", "expected"),
    [
        (["abc", "def"], "abc def", [0, 4]),
        (["abc", "def"], "ˈabcdef.", [1, 4]),
        (["abc", "xyz", "def"], "abc uvw def", [0, 4, 8]),
        (["abc", "def"], "", [0, 0]),
        ([], "abc", []),
    ],
)
def test_places(alone: list[str], whole: str, expected: list[int]) -> None:
    assert places(alone, whole) == expected


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("/həˈloʊ/", "həlˈO"),
        ("ˈʒɑŋ", "ʒˈɑŋ"),
        ("d͡ʒuːn", "ʤˈun"),
        ("vəˈrɒnkɔf", "vəɹˈɑnkɔf"),
        ("ʃɪnˈdʒjɑːŋ ˈwiːɡʊər", "ʃɪnʤjˈɑŋ wˈiɡʊəɹ"),
        ("ˌɪntəˈnæʃənəl", "ˌɪntənˈæʃənəl"),
    ],
)
def test_ipa_in_the_alphabet_of_kokoro(ipa: str, said: str) -> None:
    assert from_ipa(ipa) == said
