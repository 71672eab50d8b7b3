"""Furniture, titles and bylines: what goes, what is marked, and what could be someone's words."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript, changes_by_rule

BODY = (
    "The delegates met again on the second day and agreed on the first part of the text.\n\n"
    "No date was set for the next round of talks, which both sides called useful."
)
HAN_BODY = (
    "各國代表在會議上表示,應當加強合作,共同維護世界和平與地區穩定。\n\n"
    "會議還討論了教育改革的問題,並決定在明年春天再次舉行會談。"
)


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in cleaned(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in cleaned(text).blocks]


def body(text: str = BODY) -> list[str]:
    return text.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "微博",
            "Qzone",
            "关注我们",
            "關注人民網",
            "分享到：",
            "+1",
            "评论(12)",
            "阅读 1234",
            "QQ空间",
        ),
        *("Share this article", "SHARE ON FACEBOOK", "Follow us", "Advertisement", "12 comments"),
        *(
            "Skip to content",
            "Back to top",
            "字号：大 中 小",
            "【打印】【关闭】",
            "扫一扫二维码关注",
        ),
    ],
)
def test_web_furniture_goes_before_and_after_the_text_only(line: str) -> None:
    title = "A day of talks ends"
    assert texts(f"{title}\n{line}\n\n{BODY}\n\n{line}\n") == [title, *body()]
    inside = f"{body()[0]}\n\n{line}\n\n{body()[1]}"
    assert texts(inside) == [body()[0], line, body()[1]]


@pytest.mark.parametrize("line", ["Comments", "評論", "Home", "Print", "Search", "Subscribe"])
def test_words_that_could_be_a_heading_go_only_beside_furniture(line: str) -> None:
    assert texts(f"{BODY}\n\n{line}\n") == [*body(), line]
    assert texts(f"{BODY}\n\n{line}\nShare this article\n") == body()
    assert texts(f"{BODY}\n\n{line}\nSave\nListen\n") == body()


@pytest.mark.parametrize(
    "line",
    [
        "Thank you.",
        "微博客户端推出了新的功能",
        "Share your bread",
        "我评论(他)",
        "Print it",
        "The end",
    ],
)
def test_other_short_lines_stay(line: str) -> None:
    assert texts(f"{BODY}\n\n{line}\n")[-1] == line


def test_a_document_without_running_text_is_left_alone() -> None:
    assert texts("微博\n\n微信\n\n分享到") == ["微博", "微信", "分享到"]


def test_furniture_that_ends_the_file_without_a_line_end() -> None:
    assert texts(f"{BODY}\n\nFacebook\nShare this article") == body()


def test_brackets_go_from_the_beginning_of_a_byline() -> None:
    found = blocks(f"{HAN_BODY}\n\n【纠错】【打印】 责任编辑：王小明\n")
    assert found[-1] == ("byline", "责任编辑：王小明")
    assert blocks(f"{HAN_BODY}\n\n【注】這是注解\n")[-1] == ("paragraph", "【注】這是注解")


@pytest.mark.parametrize(
    ("digits", "stays"), [("0" * 24, False), ("1" * 42, False), ("1" * 23, True)]
)
def test_tracking_digits(digits: str, stays: bool) -> None:
    assert (digits in texts(f"{BODY}\n\n{digits}")) is stays
    assert digits in texts(f"{body()[0]}\n\n{digits}\n\n{body()[1]}")


@pytest.mark.parametrize("sign", ["-", " - ", " | ", "_", " – ", " — "])
def test_the_page_title_goes_and_the_first_stays(sign: str) -> None:
    title = "A day of talks ends without a date"
    assert texts(f"{title}\n\n{BODY}\n\n{title}{sign}The Daily News\n") == [title, *body()]
    assert texts(f"{title}{sign}The Daily News\n{title}\n\n{BODY}") == [title, *body()]
    assert texts(f"{title}\n\n{BODY}\n\n{title}\n") == [title, *body()]


def test_a_line_that_only_begins_like_the_title_stays() -> None:
    title = "A day of talks ends"
    for line in (f"{title} well", f"{title}-", f"{title}: a report on what was said and not said"):
        assert texts(f"{title}\n\n{BODY}\n\n{line}\n")[-1] == line


@pytest.mark.parametrize("mark", ["(Finish)", "(End)", "(END)", "（完）", "(完)", "(끝)", "[End]"])
def test_end_marks_go_from_the_end(mark: str) -> None:
    for text in (f"{BODY} {mark}", f"{BODY}{mark}\n", f"{BODY}\n\n{mark}\n"):
        assert texts(text) == body()
        assert changes_by_rule(cleaned(text).manuscript.edits)["F4"] == 1


@pytest.mark.parametrize("mark", ["-30-", "###", "# # #", "ENDS", "- ends -", "Enditem", "完"])
def test_end_marks_on_a_line_of_their_own(mark: str) -> None:
    assert texts(f"{BODY}\n\n{mark}\n\nEditor: Ann Lee") == [*body(), "Editor: Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "The sign on the door of the little house by the sea said nothing but (End)",
        f"{body()[0]} (End)\n\n{body()[1]}",
        f"{BODY}\n\nThe end",
        f"{BODY} (Finished by Ann Lee)",
        "(完)",
    ],
)
def test_what_only_looks_like_an_end_mark_stays(text: str) -> None:
    assert "F4" not in {edit.rule for edit in cleaned(text).manuscript.edits}


@pytest.mark.parametrize("line", ["=====", "-" * 40, "_ _ _ _ _ _", "~~~~~~"])
def test_drawn_lines_go(line: str) -> None:
    assert texts(f"A title here\n{line}\n\n{BODY}\n{line}\n") == ["A title here", *body()]


@pytest.mark.parametrize("line", ["***", "* * *", "...", "---", "aaaaaa", "00000"])
def test_other_signs_stay(line: str) -> None:
    assert line in texts(f"{body()[0]}\n\n{line}\n\n{body()[1]}")


@pytest.mark.parametrize(
    ("front", "heading"),
    [
        ("A day of talks ends\n\n", "A day of talks ends"),
        ("A day of talks\nends without a date\n\n", "A day of talks ends without a date"),
        (
            "STATEMENT\nby\nMs. Ann Lee\nat the Council\n\n",
            "STATEMENT by Ms. Ann Lee at the Council",
        ),
        (" A day \n\n of talks \n\n ends \n\n\n\n", "A day of talks ends"),
    ],
)
def test_titles(front: str, heading: str) -> None:
    document = cleaned(front + BODY)
    assert document.blocks[0].kind == "heading"
    assert document.blocks[0].text == document.value("title") == heading


def test_a_han_title_is_joined_without_space() -> None:
    document = cleaned(f"各國代表在會議上\n呼籲加強合作\n\n{HAN_BODY}")
    assert document.value("title") == "各國代表在會議上呼籲加強合作"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Mr. President,\n\n{BODY}",
        f"Ladies and gentlemen\n\n{BODY}",
        f"各位代表\n\n{HAN_BODY}",
        f"We met,\n\n{BODY}",
        f"This is a sentence.\n\n{BODY}",
        "The talks went on and on\n\nuntil the morning of the day, when all were tired. They left.",
        "Only a title",
        "apples\n\npears\n\nfish",
        f"Ann Lee\n12 Main Street\n\nDear Bob,\n\n{BODY}",
    ],
)
def test_what_is_no_title(text: str) -> None:
    document = cleaned(text)
    assert document.fact("title") is None
    assert all(block.kind != "heading" for block in document.blocks)


@pytest.mark.parametrize(
    "line",
    [
        "Your Rights at Work",
        "Friends and Enemies",
        "Fellow Travellers",
        "Thank You Notes for the World",
        "Mr. Smith Goes to Washington",
        "Excellence in Teaching",
        "Distinguished Service in the Army",
        "Colleagues at the Gate",
        "Good Morning Midnight",
        "主席台上的人",
        "朋友們的故事",
    ],
)
def test_a_title_that_begins_like_a_salutation(line: str) -> None:
    assert cleaned(f"{line}\n\n{BODY}").value("title") == line


@pytest.mark.parametrize(
    "line",
    [
        "Mr. President",
        "Madam Chair",
        "Mr. Secretary-General",
        "Madam Vice-President, distinguished delegates",
        "Your Excellency Mr. President",
        "Your Royal Highness",
        "Your Honour",
        "Excellencies",
        "Friends",
        "Friends, colleagues",
        "Friends and colleagues",
        "Fellow citizens",
        "My fellow Americans",
        "Fellow Americans",
        "Dear Bob",
        "Dear friends of the Forum in all of the world",
        "Ladies and gentlemen",
        "Distinguished Members of the Council",
        "Honourable Ministers",
        "Thank you",
        "Thank you, Mr. President",
        "Thank you Madam Chair",
        "Thank you very much",
        "Good morning",
        "Good morning, everyone",
        "Good afternoon colleagues",
        "Monsieur le Président",
        "Mesdames et Messieurs",
        "Señor Presidente",
        "Señoras y señores",
        "Sehr geehrte Damen und Herren",
        "Уважаемые коллеги",
        "Дорогие друзья",
        "主席先生",
        "女士們、先生們",
        "同志們",
        "朋友们",
    ],
)
def test_a_salutation_is_no_title(line: str) -> None:
    assert cleaned(f"{line}\n\n{BODY}").fact("title") is None


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("By Ann Lee and Bob Ray", {"author": "Ann Lee, Bob Ray"}),
        ("Source: Reuters", {"publication": "Reuters"}),
        ("July 10, 2020", {"published": "2020-07-10"}),
        ("New York, 10 July 2020", {"published": "2020-07-10"}),
        ("Published: 3 May 2021 10:20", {"published": "2021-05-03T10:20"}),
        (
            "Source: Xinhua| 2020-07-11 06:44:43|Editor: huaxia",
            {"publication": "Xinhua", "published": "2020-07-11T06:44:43", "editor": "huaxia"},
        ),
        (
            "發布時間:2025年03月03日 18:32 來源:中國新聞網",
            {"published": "2025-03-03T18:32", "publication": "中國新聞網"},
        ),
        ("作者: 丁一 褚二 来源: 环球时报", {"reporter": "丁一 褚二", "publication": "环球时报"}),
        ("責任編輯:【王凱】", {"editor": "王凱"}),
        ("Associated Press", {"agency": "Associated Press"}),
    ],
)
def test_bylines_stay_and_are_read(line: str, facts: dict[str, str]) -> None:
    document = cleaned(f"A day of talks ends\n{line}\n\n{BODY}")
    assert (document.blocks[1].kind, document.blocks[1].text) == ("byline", line)
    for name, value in facts.items():
        fact = document.fact(name)
        assert fact is not None, name
        assert (fact.value, fact.evidence.basis) == (value, "stated")


@pytest.mark.parametrize(
    "line",
    [
        "By now we know",
        "By the sea",
        "Source of life",
        "時間過得很快",
        "The date is set",
        "10 July",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    document = cleaned(f"A day of talks ends\n{line}\n\n{BODY}")
    assert all(block.kind != "byline" for block in document.blocks)


def test_a_byline_inside_the_text_is_text() -> None:
    line = "Source: the ministry"
    assert ("paragraph", line) in blocks(f"{body()[0]}\n\n{line}\n\n{body()[1]}")
