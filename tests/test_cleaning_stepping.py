"""E1 beyond GBK: lost bytes of Big5, Shift-JIS and EUC come back exactly or not at all."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import encoding
from publisher.findings import Finding
from publisher.ledger import Change, Manuscript

TEXTS = {
    "ja": (
        "川の水位は夜のうちに二度も上がり、橋の上からは中州の木立が見えなくなった。",
        "渡し守の老人は舟を岸に引き上げて、町の人々に早く丘へ逃げるように告げた。",
        "翌朝になると雨はやみ、子供たちは泥だらけの道を学校まで歩いて行った。",
    ),
    "ko": (
        "강물은 밤사이에 두 번이나 불어났고 다리 위에서는 모래섬의 나무가 보이지 않았다.",
        "늙은 뱃사공은 나룻배를 기슭으로 끌어올리고 마을 사람들에게 서둘러 떠나라고 말했다.",
        "이튿날 아침에 비가 그치자 아이들은 진흙투성이 길을 걸어서 학교까지 갔다.",
    ),
    "zh": (
        "河水在夜裡漲了兩次，從橋上已經看不見沙洲的樹林。",
        "擺渡的老人把船拖到岸邊，勸鎮上的居民趕快逃到山坡。",
        "隔天早晨雨停之後，孩子們踩著滿是泥濘的道路走去學校。",
    ),
}

CASES = [("ja", "euc_jp"), ("ja", "shift_jis"), ("ko", "euc_kr"), ("zh", "big5")]


def mended(text: str) -> tuple[str, list[Change], list[str]]:
    """The text after E1, its changes, and the codes of its findings."""
    outcome = list(encoding.byte_shift.apply(Document("a", "a.txt", Manuscript(text))))
    changes = [one for one in outcome if isinstance(one, Change)]
    codes = [one.code for one in outcome if isinstance(one, Finding)]
    return Manuscript(text).apply("E1", changes).text, changes, codes


def losses(sentence: str, codec: str) -> list[str]:
    """The sentence with each one of its bytes lost."""
    data = sentence.encode(codec)
    return [(data[:at] + data[at + 1 :]).decode(codec, "replace") for at in range(len(data))]


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_what_the_document_proves_comes_back_and_nothing_else(language: str, codec: str) -> None:
    whole = "\n\n".join([*TEXTS[language], "\ufffd"])  # so it is known that bytes were lost
    exact = 0
    for sentence in TEXTS[language]:
        for damaged in losses(sentence, codec):
            text, changes, codes = mended(f"{whole}\n\n{damaged}")
            restored = text.rpartition("\n\n")[2]
            assert text.startswith(f"{whole}\n\n")
            if changes:
                assert restored == sentence
                assert {one.basis for one in changes} == {"inferred"}
                assert codes == ["C202", "C201"]
                exact += 1
            else:
                assert restored == damaged
                assert codes == ["C201"]
    assert exact >= 3


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_without_the_same_words_elsewhere_it_is_only_told(language: str, codec: str) -> None:
    first, *others = TEXTS[language]
    whole = "\n\n".join([*others, "\ufffd"])
    for damaged in losses(first, codec):
        text, changes, codes = mended(f"{whole}\n\n{damaged}")
        assert text == f"{whole}\n\n{damaged}"
        assert not changes
        assert codes == ["C201"]


@pytest.mark.parametrize("language", TEXTS)
def test_a_sign_of_its_own_shifts_nothing(language: str) -> None:
    whole = "\n\n".join(TEXTS[language])
    for sentence in TEXTS[language]:
        for at in range(len(sentence)):
            damaged = f"{whole}\n\n{sentence[:at]}\ufffd{sentence[at + 1 :]}"
            assert mended(damaged)[0] == damaged
