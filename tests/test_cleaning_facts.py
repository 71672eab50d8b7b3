"""What documents say of themselves: languages, dates, datelines, people, kinds and events."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning._dateline import dateline
from publisher.cleaning._dates import dates
from publisher.cleaning._language import language_of
from publisher.cleaning._quoting import named
from publisher.ledger import Manuscript

LANGUAGES = [
    ("en", "The delegates met again on the second day and agreed on the first part of the text."),
    ("fr", "Les délégués se sont réunis de nouveau et ont approuvé la première partie du texte."),
    (
        "es",
        "Los delegados se reunieron de nuevo y aprobaron la primera parte del texto en la sala.",
    ),
    ("de", "Die Delegierten trafen sich wieder und haben den ersten Teil des Textes angenommen."),
    (
        "it",
        "I delegati si sono riuniti di nuovo e hanno approvato la prima parte del testo con gioia.",
    ),
    ("pt", "Os delegados reuniram-se de novo e aprovaram a primeira parte do texto que não mudou."),
    (
        "nl",
        "De afgevaardigden kwamen weer bijeen en hebben het eerste deel van de tekst goedgekeurd.",
    ),
    ("ru", "Делегаты снова собрались на второй день и согласовали первую часть этого текста."),
    ("uk", "Делегати знову зібралися на другий день і погодили першу частину цього тексту."),
    ("ar", "اجتمع المندوبون مرة أخرى في اليوم الثاني واتفقوا على الجزء الأول من النص."),
    ("fa", "نمایندگان بار دیگر گرد هم آمدند و بخش نخست متن را که پیش از این بود پذیرفتند."),
    ("zh-Hant", "各國代表在會議上表示,應當加強合作,共同維護世界和平與地區穩定。"),
    ("zh-Hans", "各国代表在会议上表示,应当加强合作,共同维护世界和平与地区稳定。"),
    ("zh", "大家好"),
    ("ja", "各国の代表は会議で、協力を強めるべきだと述べました。"),
    ("ko", "각국 대표는 회의에서 협력을 강화해야 한다고 말했다."),
    ("el", "Οι αντιπρόσωποι συναντήθηκαν ξανά τη δεύτερη ημέρα."),
    ("he", "הנציגים נפגשו שוב ביום השני והסכימו על החלק הראשון."),
    ("th", "ผู้แทนได้พบกันอีกครั้งในวันที่สอง"),
    ("und", "12345 — 67."),
    ("und", "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor."),
    ("und", "Oslo Bergen Trondheim"),
    ("en", "The WHO said that 疫情 is the word for an epidemic and that it is in use in China."),
    ("zh-Hans", "世界卫生组织WHO说COVID-19疫情仍在继续,各国应当加强合作。"),
]


@pytest.mark.parametrize(("tag", "text"), LANGUAGES)
def test_languages(tag: str, text: str) -> None:
    assert language_of(text).tag == tag


def test_japanese_names_in_chinese_do_not_make_it_japanese() -> None:
    assert language_of("日本の人とは,各國代表在會議上表示應當加強合作維護世界和平" * 3).tag == "ja"
    assert language_of("の" + "各國代表在會議上表示應當加強合作" * 5).tag == "zh-Hant"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 July 2020", "2020-07-10"),
        ("July 10, 2020", "2020-07-10"),
        ("July 10", "--07-10"),
        ("10th of July", "--07-10"),
        ("2020-07-10T06:44", "2020-07-10"),
        ("2020.7.10", "2020-07-10"),
        ("May 2020", "2020-05"),
        ("10 de julio de 2020", "2020-07-10"),
        ("1er mai 2020", "2020-05-01"),
        ("10. Juli 2020", "2020-07-10"),
        ("3 de março de 2020", "2020-03-03"),
        ("10 июля 2020 года", "2020-07-10"),
        ("2020年7月10日", "2020-07-10"),
        ("7月10日", "--07-10"),
        ("十月四日", "--10-04"),
        ("二〇二〇年十二月三十一日", "2020-12-31"),
        ("2020년 7월 10일", "2020-07-10"),
        ("10/07/2020", ""),
        ("July", ""),
        ("2020", ""),
        ("March on Washington", ""),
        ("the 10 second rule", ""),
        ("12 Main Street", ""),
        ("version 3.2.1", ""),
    ],
)
def test_dates_have_only_the_parts_that_are_stated(text: str, found: str) -> None:
    assert [str(one.date) for one in dates(text)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "agencies", "place", "date"),
    [
        ("UNITED NATIONS, July 10 (Xinhua) -- China's", ["Xinhua"], "UNITED NATIONS", "--07-10"),
        ("GENEVA (AP) — The head", ["AP"], "GENEVA", ""),
        ("WASHINGTON, Sept 3 (Reuters) - The", ["Reuters"], "WASHINGTON", "--09-03"),
        ("Geneva, Switzerland, July 3 (Xinhua) -- x", ["Xinhua"], "Geneva, Switzerland", "--07-03"),
        ("London, 5 May 2020 — We", [], "London", "2020-05-05"),
        (
            "China News Agency, Rome, July 10 (Xinhua) On",
            ["China News Agency", "Xinhua"],
            "Rome",
            "--07-10",
        ),
        ("China News Service, Rome, June 29. He", ["China News Service"], "Rome", "--06-29"),
        ("新华社北京3月6日电 5%左右", ["新华社"], "北京", "--03-06"),
        ("中新社北京十月四日電(記者王永志)中國", ["中新社"], "北京", "--10-04"),
        ("（中央社台北19日電）中國", ["中央社"], "台北", ""),
        ("本报北京7月10日讯（记者张三）", [], "北京", "--07-10"),
    ],
)
def test_datelines(text: str, agencies: list[str], place: str, date: str) -> None:
    found = dateline(text)
    assert found is not None
    assert [text[a:b] for a, b in found.agencies] == agencies
    assert found.place is not None
    assert text[slice(*found.place)] == place
    assert str(found.date or "") == date


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, July 10, the council met.",
        "Washington, July 10. President",
        "The United Nations, July 10: we",
        "July 10, 1976 was a day.",
        "Mr. President, July 10 is a day.",
        "China, a country",
        "中国代表7月10日表示",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


REST = "\n\nThe situation remains serious, and we must act together to protect the people there."
HAN_REST = "\n\n國際社會必須保持高度警惕,應當加強合作,共同維護世界和平與地區穩定。"


def facts(text: str) -> dict[str, str]:
    document = clean(Document("k", "file.txt", Manuscript(text)))
    for fact in document.facts:
        if fact.evidence.span:
            start, end = fact.evidence.span
            assert 0 <= start < end <= len(text)
    return {fact.name: document.value(fact.name) for fact in document.facts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Statement by H.E. Mr. António Guterres at the General Assembly\n"
            "New York, 10 July 2020\n\nDistinguished colleagues, we meet at a time of difficulty."
            + REST,
            {
                "speaker": "António Guterres",
                "kind": "transcript",
                "event": "General Assembly",
                "date": "2020-07-10",
            },
        ),
        (
            "STATEMENT\nby\nH.E. Mr. Wang Yi\nMinister for Foreign Affairs\n"
            "at the General Debate of the 75th Session\n\nNew York, 26 September 2020\n\nWe meet."
            + REST,
            {
                "speaker": "Wang Yi",
                "kind": "transcript",
                "event": "General Debate of the 75th Session",
            },
        ),
        (
            "张军大使在安理会视频公开会上的发言\n\n2021-01-12 00:33\n\n"
            "主席先生,\n\n  中方感谢各位代表出席今天的会议,愿继续保持沟通。\n\n  谢谢主席先生。",
            {
                "speaker": "张军",
                "role": "大使",
                "kind": "transcript",
                "event": "安理会视频公开会",
                "published": "2021-01-12T00:33",
            },
        ),
        (
            "Chinese envoy calls for dialogue\n\nROME, July 10 (Xinhua) -- Zhang Jun, China's "
            "permanent representative to the United Nations, on Thursday called for dialogue."
            + REST,
            {
                "speaker": "Zhang Jun",
                "role": "China's permanent representative to the United Nations",
                "kind": "report",
                "date": "--07-10",
            },
        ),
        (
            "Talks end\n\nGENEVA (AP) — Secretary-General António Guterres said the talks are "
            "over. Guterres said they had been useful to all who took part in them." + REST,
            {"speaker": "António Guterres", "kind": "report", "agency": "AP"},
        ),
        (
            "聯合國秘書長古特雷斯19日表示,過去數年中全球合作取得了明顯成效,但挑戰依然存在。"
            + HAN_REST,
            {"speaker": "古特雷斯", "role": "聯合國秘書長", "kind": "report"},
        ),
        (
            "新華社聯合國2月15日電(記者王建剛、張三)中國常駐聯合國代表張軍14日在安理會公開會上強調合作。"
            + HAN_REST,
            {"date": "--02-14", "reporter": "王建剛, 張三", "speaker": "張軍"},
        ),
        (
            "新華社聯合國3月1日電 中國常駐聯合國代表張軍28日表示,應當加強合作,共同維護世界和平。"
            + HAN_REST,
            {"date": "--02-28"},
        ),
        (
            "China News Service, Rome, June 30. The minister said on the 29th that the talks were "
            "good." + REST,
            {"date": "--06-29"},
        ),
        (
            "Discours du président\n\nMesdames et messieurs, je suis heureux de vous voir dans "
            "cette salle pour parler de la paix.\n\nJe vous remercie.",
            {"kind": "transcript", "language": "fr", "title": "Discours du président"},
        ),
        (
            'Talks\n\nRome, 3 May 2020 — At a meeting on "Water for All" the ministers agreed.'
            + REST,
            {"event": "Water for All", "date": "2020-05-03", "place": "Rome"},
        ),
    ],
)
def test_facts(text: str, expected: dict[str, str]) -> None:
    found = facts(text)
    assert {name: found.get(name, "") for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (
            "The talks went on." + REST,
            ("title", "speaker", "date", "event", "kind", "place", "agency"),
        ),
        ("The Council said it. The Council said more. The Council said all." + REST, ("speaker",)),
        ("Ann Lee said yes. Bob Ray said no." + REST, ("speaker",)),
        ("代表們紛紛表示支持。代表們紛紛表示支持。" + HAN_REST, ("speaker", "role")),
        ("A title\n2020-07-11 06:44:43 來源: 新華網\n" + HAN_REST, ("date",)),
        ("The date of 10/07/2020\n" + REST, ("date",)),
        ("Item: all the things that count\n" + REST, ("speaker",)),
    ],
)
def test_nothing_is_invented(text: str, absent: tuple[str, ...]) -> None:
    assert not set(absent) & set(facts(text))


def test_a_year_is_never_added() -> None:
    text = (
        "新華社聯合國7月10日電 會議召開。\n\n這是2020年7月11日的報道,國際社會必須保持高度警惕。"
        + HAN_REST
    )
    assert facts(text)["date"] == "--07-10"


def test_an_inferred_day_says_so() -> None:
    text = "新華社聯合國2月15日電 中國常駐聯合國代表張軍14日表示,應當加強合作。" + HAN_REST
    document = clean(Document("k", "file.txt", Manuscript(text)))
    evidence = document.fact("date").evidence  # type: ignore[union-attr]
    assert evidence.basis == "inferred"
    assert "--02-15" in evidence.reason


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Jean Dupont a déclaré que la paix est possible.", "Jean Dupont"),
        ("fr", "« Nous partons », a déclaré Jean-Yves Dupont.", "Jean-Yves Dupont"),
        ("es", "«Nos vamos», declaró Carolina Torres.", "Carolina Torres"),
        ("ru", "«Мы идём», заявил Иван Петров.", "Иван Петров"),
    ],
)
def test_a_name_on_either_side_of_its_verb(language: str, text: str, name: str) -> None:
    assert [text[slice(*one.name)] for one in named(text, language)] == [name]
