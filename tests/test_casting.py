"""Who reads what: voices for quotations, documents and speakers, and the silences of structure."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from sample import EDITOR, block, book, document

from publisher import voice
from publisher.audio.cache import Cache
from publisher.book import Document
from publisher.errors import Exit, ManifestError
from publisher.findings import exit_code
from publisher.ledger import Fact
from publisher.lines import lines, said_for
from publisher.manifest_file import read
from publisher.narrate import narrate
from publisher.pipeline import Order, cast_of, compose, publish
from publisher.quotations import quoted
from publisher.voice import Cast, Roles, Voice

ENGLISH, OTHER, THIRD, CHINESE = (
    Voice(name, "silence", "20", tag, name.title(), trim=0.0, quality=quality)
    for name, tag, quality in (
        ("one", "en", 90),
        ("two", "en", 50),
        ("three", "en", 50),
        ("four", "zh", 90),
    )
)
VOICES = (ENGLISH, OTHER, THIRD, CHINESE)
QUOTED = Cast(VOICES, roles=Roles(quotation={"en": "two"}))


def says(kind: str, *texts: str) -> Document:
    return document("d", "D", "en", block(kind, "d", "en", *texts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("He came.", "“We agree.”", "He left."), ["“We agree.”"]),
        (("“We agree.", "We shall go.”", "He left."), ["“We agree.", "We shall go.”"]),
        (("“Yes,” he said, “we agree.”",), []),
        # with its attribution a quotation is one, and so is all of it
        (("He said: “We agree.", "We shall go.”"), []),
        (("“We agree.", "We shall go,” he said."), []),
        (("“We agree.” “We go.”",), ["“We agree.” “We go.”"]),
        (('"We agree."',), ['"We agree."']),
        (("The “so-called” end.",), []),
        (("「我們同意。」", "他說「好」。"), ["「我們同意。」"]),
        (("“We agree that ‘no’ isn’t 『yes』.”",), ["“We agree that ‘no’ isn’t 『yes』.”"]),
        (("“A quotation that nobody closes.", "And more."), []),
        (("”", "“", "…"), []),
    ],
)
def test_what_is_quoted_whole(texts: tuple[str, ...], expected: list[str]) -> None:
    assert [sentence.text for sentence in quoted(says("paragraph", *texts))] == expected
    assert len(list(quoted(says("quotation", *texts)))) == len(texts)
    assert not list(quoted(says("heading", *texts)))


def test_a_quotation_of_several_paragraphs_is_opened_again_and_closed_once() -> None:
    found = document(
        "d",
        "D",
        "en",
        block("paragraph", "a", "en", "“One.", "Two."),
        block("paragraph", "b", "en", "“Three.”"),
        block("paragraph", "c", "en", "Four."),
    )
    assert [s.id for s in quoted(found)] == ["a-1", "a-2", "b-1"]


def names(of: Document, cast: Cast) -> list[str]:
    return [line.voice.name for line in lines(of, cast, ())]


def test_quotations_have_their_own_voice() -> None:
    of = says("paragraph", "He came.", "“We agree.”", "“Yes,” he said.")
    assert names(of, QUOTED) == ["one", "two", "one"]
    assert names(of, Cast(VOICES)) == ["one", "one", "one"]
    # one for another language changes nothing
    assert names(of, Cast(VOICES, roles=Roles(quotation={"zh": "four"}))) == ["one", "one", "one"]


def test_a_sentence_is_read_by_one_voice_and_its_foreign_runs_as_ever() -> None:
    runs = book().about.blocks[-1].sentences[0]
    orders, unsaid = said_for(runs, QUOTED)
    assert [order.voice.name for *_, order in orders] == ["one", "four"]
    assert not unsaid


def test_documents_and_speakers_have_their_own_voice() -> None:
    of = replace(
        says("paragraph", "He came.", "“We agree.”"),
        facts=(
            Fact("title", "D", EDITOR),
            Fact("language", "en", EDITOR),
            Fact("speaker", "張軍", EDITOR),
        ),
    )
    by_path = Roles(documents={"d.txt": "three"})
    by_speaker = Roles(speakers=(("Zhang Jun", "four"), ("Zhang Jun", "three")))
    assert names(of, Cast(VOICES, roles=by_path)) == ["three", "three"]
    # the speaker's name is compared by reading, and a voice reads what it speaks
    assert names(of, Cast(VOICES, roles=by_speaker)) == ["three", "three"]
    both = replace(by_path, quotation={"en": "two"}, speakers=(("Zhang Jun", "one"),))
    assert names(of, Cast(VOICES, roles=both)) == ["three", "two"]
    # in a report somebody else speaks
    report = replace(of, facts=(*of.facts, Fact("kind", "report", EDITOR)))
    assert names(report, Cast(VOICES, roles=by_speaker)) == ["one", "one"]


@pytest.mark.parametrize("over", [{"en": "one"}, {"": "one"}])
def test_the_command_line_goes_before_all_roles(over: dict[str, str]) -> None:
    roles = Roles({"en": "two"}, {"d.txt": "three"}, (("X", "two"),), over)
    of = says("paragraph", "He came.", "“We agree.”")
    assert names(of, Cast(VOICES, over, roles=roles)) == ["one", "one"]
    other = replace(roles, over={"zh": "four"})
    assert names(of, Cast(VOICES, {"zh": "four"}, roles=other)) == ["three", "two"]


def test_all_voices_are_named_with_their_licences(tmp_path: Path) -> None:
    voices = (replace(ENGLISH, licence="MIT"), *VOICES[1:])
    cast = Cast(voices, roles=Roles(quotation={"en": "two"}))
    made = narrate(book(), cast, Cache(tmp_path), 1, lambda done, total: None)
    assert [v.name for v in made.readers["en"]] == ["one", "two"]
    told = {n.name: (n.licence, n.languages) for n in made.timeline.narrators}
    assert told["One"] == ("MIT", ("en",))
    assert set(told) == {"One", "Two", "Four"}
    clips = {c.sentence: c.voice for t in made.timeline.tracks for c in t.clips}
    assert (clips["one-a-1"], clips["one-b-1"]) == ("One", "Two")
    assert all(n.engine == "silence 1" and n.engine_licence for n in made.timeline.narrators)


def gaps(*blocks: tuple[str, int]) -> list[int]:
    """The pauses of a document of such blocks with so many sentences."""
    made = [
        block(kind, f"b{n}", "en", *["Text."] * count)  # type: ignore[arg-type]
        for n, (kind, count) in enumerate(blocks)
    ]
    return [line.pause for line in lines(document("d", "D", "en", *made), Cast(VOICES), ())]


def test_pauses_tell_the_structure() -> None:
    v = ENGLISH
    assert gaps(("paragraph", 2), ("paragraph", 1)) == [350, 750, 2000]
    assert gaps(("heading", 1), ("paragraph", 1), ("heading", 1)) == [
        v.pause_heading,
        v.pause_before_heading,
        v.pause_document,
    ]
    assert gaps(("heading", 1), ("heading", 1), ("quotation", 1), ("paragraph", 1)) == [
        v.pause_before_heading,
        v.pause_heading,
        v.pause_quotation,
        v.pause_document,
    ]
    # the last item of a list stands as far from what follows as a paragraph does
    assert gaps(("list_item", 1), ("list_item", 1), ("paragraph", 1)) == [550, 750, 2000]
    assert v.pause_sentence < v.pause_list_item < v.pause_paragraph < v.pause_before_heading


def test_headings_are_read_slower() -> None:
    slow = replace(ENGLISH, heading_rate=80)
    of = document(
        "d", "D", "en", block("heading", "h", "en", "Peace."), block("paragraph", "p", "en", "War.")
    )
    rates = [
        order.utterance.rate for line in lines(of, Cast((slow,)), ()) for *_, order in line.orders
    ]
    assert rates == [80, 100]


BOOK = 'title = "T"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[voices]\nquotation = 3\n", "line 3", "must be a table"),
        ("[voices]\nquotation.en = 3\n", "line 3", "must be text"),
        ('[voices]\nquote = "two"\n', "line 3", "'quote' is no language tag"),
        ('[[speaker]]\nname = "Zhang Jun"\n', "line 2", "a name and a voice"),
        ('[[speaker]]\nname = "Z"\nvoise = "two"\n', "line 4", "Did you mean 'voice'"),
        ('[document."a.txt"]\nvoice = 3\n', "line 3", "must be text"),
    ],
)
def test_roles_that_cannot_be_are_said_with_the_line(
    tmp_path: Path, text: str, line: str, words: str
) -> None:
    (tmp_path / "book.toml").write_text(BOOK + text)
    with pytest.raises(ManifestError, match=words) as caught:
        read(tmp_path)
    assert line in str(caught.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "speeches"
    (made / "voices").mkdir(parents=True)
    for each in VOICES:
        (made / f"voices/{each.name}.toml").write_text(
            f'engine = "silence"\nspeaker = "20"\nlanguage = "{each.language}"\nquality = 99\n'
            f'title = "{each.title}"\ntrim = 0.0\nlicence = "MIT"\n'
        )
    (made / "a.txt").write_text(
        "Remarks by Zhang Jun\n\nThe first paragraph has words. “It is quoted whole.” It ends.\n"
    )
    (made / "b.txt").write_text(
        "Another Title\n\nThe second document has other words in it. And so on it goes.\n"
    )
    return made


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[voices]\nquotation.en = "nobody"\n', "line 3", "no voice named 'nobody'"),
        ('[document."a.txt"]\nvoice = "nobody"\n', "line 3", "no voice named 'nobody'"),
        ('[document."a.txt"]\nvoice = "four"\n', "line 3", "'four' does not speak en"),
        ('[document."c.txt"]\nvoice = "two"\n', "line 2", "no file 'c.txt'"),
        ('[[speaker]]\nname = "Who"\nvoice = "two"\n', "line 3", "no document has the speaker"),
    ],
)
def test_roles_that_nobody_can_play_are_said_with_the_line(
    folder: Path, text: str, line: str, words: str
) -> None:
    (folder / "book.toml").write_text(BOOK + text)
    order, editor = Order(folder, folder / "dist"), read(folder)
    with pytest.raises(ManifestError, match=words) as caught:
        compose(order, editor, cast_of(order, editor))
    assert line in str(caught.value)


def test_a_book_with_three_voices_names_them_all(folder: Path, tmp_path: Path) -> None:
    (folder / "book.toml").write_text(
        '[voices]\nen = "one"\nquotation.en = "two"\n[document."b.txt"]\nvoice = "three"\n'
    )
    made = publish(Order(folder, tmp_path / "dist", cache=tmp_path / "cache"))
    assert exit_code(made.findings) == Exit.OK
    assert [v.name for v in made.readers["en"]] == ["one", "two", "three"]
    clips = {c.sentence: c.voice for t in made.timeline.tracks for c in t.clips}
    texts = {s.id: s.text for s in made.book.sentences()}
    assert {texts[key] for key, name in clips.items() if name == "Two"} == {"“It is quoted whole.”"}
    third = {texts[key] for key, name in clips.items() if name == "Three"}
    assert "And so on it goes." in third
    about = " ".join(sentence.text for sentence in made.book.about.sentences())
    for name in ("One", "Two", "Three"):
        assert f"{name} for English" in about
    package = opened(tmp_path / "dist")
    names = re.findall(r'property="media:narrator" id="(.+?)">(.+?)<', package)
    assert [name for _, name in names] == ["One", "Two", "Three"]
    for key, _ in names:
        refined = re.findall(rf'property="dcterms:license" refines="#{key}">(.+?)<', package)
        assert refined == ["MIT", "AGPL-3.0-or-later"]
    expected = [f"{n}: voice MIT; engine AGPL-3.0-or-later" for n in ("One", "Two", "Three")]
    (m4b,) = (tmp_path / "dist").glob("*.m4b")
    tagged = MP4(m4b).tags["----:com.apple.iTunes:VOICE LICENCE"]
    assert [bytes(text).decode() for text in tagged] == expected
    for mp3 in (tmp_path / "dist").rglob("*.mp3"):
        assert ID3(mp3)["TXXX:VOICE LICENCE"].text == [" / ".join(expected)]
    told = json.loads((tmp_path / "dist/ledger.json").read_text("utf-8"))["voices"]
    assert [(v["name"], v["licence"]) for v in told] == [
        ("One", "MIT"),
        ("Two", "MIT"),
        ("Three", "MIT"),
    ]


def opened(dist: Path) -> str:
    """The package document of the EPUB, attributes in a fixed order."""
    (path,) = dist.glob("*.epub")
    with zipfile.ZipFile(path) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".opf")]
        return archive.read(name).decode("utf-8")


def test_pages_of_the_edition_are_not_quotations() -> None:
    heard = replace(
        says("paragraph", "“T” is read."),
        blocks=(block("paragraph", "x", "en", "“T.”", made=True),),
    )
    assert not list(quoted(heard))


def test_every_voice_that_ships_lets_the_structure_be_heard() -> None:
    for each in voice.load((voice.built_in(),)):
        assert each.pause_sentence < each.pause_paragraph < each.pause_before_heading, each.name
        assert each.engine == "silence" or each.heading_rate < 100, each.name
