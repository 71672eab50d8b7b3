"""Shifted GBK and pinyin in brackets: other damage than the seed's, and text that is innocent.

The damaged lines are of the kind that pages with added readings show all over the web; each was
made by the same loss of one byte, in other words than the seed's.
"""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning.annotation import annotated
from publisher.ledger import Manuscript

# A document whose readings were added by a program, so that what it damages is to be expected.
ANNOTATED = (
    "中國(guó)代表對(duì)會(huì)議的結(jié)果表示歡迎,認(rèn)為這是國(guó)際社會(huì)合作的進(jìn)步。\n\n"
    "各國(guó)應(yīng)當(dāng)繼續(xù)加強(qiáng)對(duì)話,共同應(yīng)對(duì)新的挑戰(zhàn)。\n\n"
)

TORN = [
    ("無需再?gòu)?qiáng)調(diào),這已經很清楚", "無需再強調,這已經很清楚"),
    ("不懂?dāng)?shù)學(xué)的人,就是在獨腿走路", "不懂數學的人,就是在獨腿走路"),
    ("咨詢?nèi)绾纬蔀榇河鹱髡哒?qǐng)聯(lián)系:小羽毛", "咨詢如何成為春羽作者請聯系:小羽毛"),
    ("任何人在談?wù)撘咔闀r(shí)都應(yīng)謹慎", "任何人在談論疫情時都應謹慎"),
    ("后面我們?cè)倭木唧w的分析方法", "后面我們再聊具體的分析方法"),
    ("這是因?yàn)槁?lián)合國(guó)成立已久", "這是因為聯合國成立已久"),
    ("當人們談?wù)摯髷?shù)據(jù)時(shí),他們指的是", "當人們談論大數據時,他們指的是"),
]

STOPS = [
    ("甚至有點數據泛濫?；ヂ?lián)網(wǎng)已經改變生活", "甚至有點數據泛濫。互聯網已經改變生活"),
    ("引起人們廣泛關注?，F(xiàn)如今大數據技術", "引起人們廣泛關注。現如今大數據技術"),
    ("溝通交流和協調合作??h域作為重要環節", "溝通交流和協調合作。縣域作為重要環節"),
    ("提出明確要求?！皵?shù)字化轉型”旨在創新", "提出明確要求。“數字化轉型”旨在創新"),
    ("揚州尚未迎來拐點?；仡欉@20天的歷程", "揚州尚未迎來拐點。回顧這20天的歷程"),
]


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


@pytest.mark.parametrize(("damaged", "whole"), TORN + STOPS)
def test_other_shifts_in_annotated_pages_are_repaired(damaged: str, whole: str) -> None:
    document = cleaned(f"{ANNOTATED}{damaged}。\n")
    assert document.blocks[-1].text == f"{whole}。"
    assert [f.code for f in document.findings] == ["C202"]
    (edit,) = (edit for edit in document.manuscript.edits if edit.rule == "E1")
    assert edit.basis == "inferred"
    assert "mean log frequency rises by" in edit.reason


@pytest.mark.parametrize(("damaged", "whole"), STOPS)
def test_a_lost_full_stop_is_guessed_only_where_such_loss_is_known(
    damaged: str, whole: str
) -> None:
    document = cleaned(f"今天的會議討論了很多重要的問題。\n\n{damaged}。\n")
    assert "E1" not in {edit.rule for edit in document.manuscript.edits}
    assert "?" in document.blocks[-1].text


def test_a_pair_in_the_users_rows_that_was_dropped_leaves_the_repair_in_doubt() -> None:
    """不同于 lost one character without a sign: what would come out, 不挖以, was never written."""
    damaged = "這是因?yàn)榻衲暧懻摰母母锊煌谝酝鶜v次改革。"
    document = cleaned(ANNOTATED + damaged)
    assert document.blocks[-1].text == damaged.replace("(yàn)", "")
    assert [f.code for f in document.findings] == ["C201"]


SENTENCES = [
    "各國應當加強合作，共同維護世界和平與地區穩定。",
    "教育改革的目的在於讓每個孩子都能得到公平的機會。",
    "政府宣布將增加對農村醫療設施的投資，以縮小城鄉差距。",
    "隨著經濟的發展，環境保護的問題變得越來越重要。",
    "法院最終裁定，該公司必須賠償所有受害者的損失。",
    "音樂會結束後，觀眾起立鼓掌，向演奏者表示敬意。",
    "各国应当加强合作，共同维护世界和平与地区稳定。",
    "教育改革的目的在于让每个孩子都能得到公平的机会。",
    "政府宣布将增加对农村医疗设施的投资，以缩小城乡差距。",
    "随着经济的发展，环境保护的问题变得越来越重要。",
    "法院最终裁定，该公司必须赔偿所有受害者的损失。",
    "音乐会结束后，观众起立鼓掌，向演奏者表示敬意。",
]


def shifted(sentence: str, at: int, sign: bytes) -> str:
    """The sentence with the first byte of its character `at` lost in GBK, as decoders show it."""
    data = sentence.encode("gbk")
    return (data[: 2 * at] + sign + data[2 * at + 1 :]).decode("gbk", "replace")


def outcomes(sign: bytes, show: str, context: list[str]) -> dict[str, int]:
    count = {"right": 0, "wrong": 0, "left": 0}
    for sentence in context:
        for at in range(1, len(sentence) - 4, 2):
            damaged = shifted(sentence, at, sign).replace("\ufffd", show)
            text = "\n\n".join([*context, damaged])
            found = cleaned(text).blocks
            assert [block.text for block in found[:-1]] == context
            last = found[-1].text
            outcome = "right" if last == sentence else "left" if last == damaged else "wrong"
            count[outcome] += 1
    return count


@pytest.mark.parametrize("show", ["?", "\ufffd"])
@pytest.mark.parametrize("script", ["traditional", "simplified"])
def test_shifts_made_at_random_places_are_never_repaired_wrongly(script: str, show: str) -> None:
    """The sentences stand whole elsewhere in the document, which is what decides the lost byte."""
    context = SENTENCES[:6] if script == "traditional" else SENTENCES[6:]
    count = outcomes(b"?", show, context)
    assert count["wrong"] == 0
    assert count["right"] >= 0.15 * sum(count.values())


@pytest.mark.parametrize("show", ["?", "\ufffd"])
def test_without_a_sign_of_the_lost_byte_nothing_is_changed(show: str) -> None:
    for context in (SENTENCES[:6], SENTENCES[6:]):
        count = outcomes(b"", show, context)
        assert count["wrong"] == 0


INNOCENT = [
    "去年的GDP?沒有人知道。",
    "請看第?頁和第3頁。",
    "他問我:“你是誰?我不認識你。”",
    "真的嗎?好的?那就這樣吧。",
    "這是T恤和AA制的晚餐。",
    "維生素C對身體有好處,卡拉OK也是。",
    "他說:What is this?然後就走了。",
    "函數f(x)和a(b)的值是多少?答案是c。",
    "我們用A/B測試,結果是B更好。",
    "甲、乙、丙三人中?誰最高",
    "是不是?不是?是?不是",
    "型号X1和型号Y2有什么区别?请说明。",
    "你去过Q吗?P在哪里?",
    "价格是5@元一斤[特价]便宜吧?对。",
    "(yes)他回答:(no)不是的。",
    "他說(是嗎?yes)就走了。",
    "C語言?D語言?都可以。",
]


@pytest.mark.parametrize("text", INNOCENT)
@pytest.mark.parametrize("context", ["", ANNOTATED, "\n\n".join(SENTENCES) + "\n\n"])
def test_innocent_text_is_left_alone(text: str, context: str) -> None:
    document = cleaned(context + text)
    assert document.blocks[-1].text == text
    assert not {"E1"} & {edit.rule for edit in document.manuscript.edits}
    assert document.findings == ()


def test_a_replacement_character_is_reported_in_any_language() -> None:
    document = cleaned("The caf\ufffd was closed for the rest of the year.")
    assert [f.code for f in document.findings] == ["C201"]
    assert "caf\ufffd" in document.findings[0].message


def test_pinyin_without_tones_and_with_spaces() -> None:
    words = "關(guan) 於(yu) 體(ti) 黨(dang) 為(wei) 會(hui) 產(chan) 製(zhi) 價(jia) 優(you) "
    document = cleaned(f"{words}{words}好")
    assert document.manuscript.text == "關於體黨為會產製價優" * 2 + "好"
    assert len(document.blocks[0].ruby) == 20


@pytest.mark.parametrize(
    "text",
    [
        "“行”字在这里读作行(xíng),不读行(háng)。",
        "張(zhāng)先生說他姓張。",
        "重庆(Chóngqìng)、北京(Běijīng)、上海(Shànghǎi)、天津(Tiānjīn)、广州(Guǎngzhōu)",
        "關(guan)於(yu)這件事",
        "甲(a)乙(b)丙(c)丁(d)戊(e)",
        "項目(一)項目(二)項目(三)項目(四)項目(五)",
        "國(guo1)際(ji4)社(she4)會(hui4)合(he2)作(zuo4)",
    ],
)
def test_brackets_that_are_text_stay(text: str) -> None:
    assert cleaned(text).manuscript.text == text


def test_a_remark_on_a_reading_stays_among_annotations() -> None:
    document = cleaned(ANNOTATED + "這個字應讀作行(xíng)。")
    assert document.blocks[-1].text == "這個字應讀作行(xíng)。"


def test_a_reading_must_be_of_that_very_character() -> None:
    found = [(one.reading, one.toned) for one in annotated("國(guó)國(hé)國(guo)行(háng)行(xíng)")]
    assert found == [("guó", True), ("guo", False), ("háng", True), ("xíng", True)]
