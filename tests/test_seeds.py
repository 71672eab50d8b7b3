"""The main job on the real seeds: what is arranged, built, spoken and judged."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tools import require

from publisher import manifest_file
from publisher.book import Book
from publisher.check import check
from publisher.findings import Severity
from publisher.ledger import changes_by_rule
from publisher.manifest import Manifest
from publisher.pipeline import Order, cast_of, compose, publish

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

HASHES = {
    "000_9052316234883f2f.txt": "d396116728824c066df539b99c9bcf8248ee79492135939b235d35cc8c2e2a59",
    "001_13d3822280addda1.txt": "1720ba759a85d8ffa8b6a6a46dabfaaae67721849f36a114e31dde5a4e924c15",
    "002_b7eea9aefa540b14.txt": "d8f71a659b391a6bbee31e94a3e93bd955a297ff3f01494c477fbd6c9f600375",
    "003_7c376e03dae83700.txt": "df2415d0f3693592bd3faaaa1150b780a4d6498372c13290f2fa0b2d29efdf83",
    "004_30a5ee0b9cd9a4ee.txt": "9d06eac91b83fd5601be984be7e20cf280a92565b4f2fdcf5664fffde3a3ed91",
}


def test_the_seeds_are_byte_for_byte_what_was_given() -> None:
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    assert found == HASHES


def composed(editor: Manifest) -> Book:
    order = Order(SEEDS, Path("unused"))
    return compose(order, editor, cast_of(order, editor))


@pytest.fixture(scope="module")
def guessed() -> Book:
    """The book as the program alone arranges it."""
    return composed(Manifest())


def test_three_speeches_in_order(guessed: Book) -> None:
    assert [[d.path[:3] for d in s.documents] for s in guessed.speeches] == [
        ["002", "000", "004"],
        ["001"],
        ["003"],
    ]
    dates = [speech.date.value if speech.date else "" for speech in guessed.speeches]
    assert dates == ["2020-07-10", "--06-29", ""]
    titles = [speech.title.value for speech in guessed.speeches]
    assert titles[0].startswith("Remarks by Amb. Zhang Jun at the Meeting on “Member States’")
    assert titles[1] == "[Report, China News Service, 29 June]"
    assert titles[2].startswith("Zhang Jun: adhere to multilateralism")


def test_what_is_inferred_is_recorded_so(guessed: Book) -> None:
    official, report, chinese = guessed.speeches[0].documents
    assert official.fact("date").evidence.basis == "stated"
    for document in (report, chinese):
        fact = document.fact("date")
        assert (fact.value, fact.evidence.basis) == ("2020-07-10", "inferred")
        assert official.path in fact.evidence.reason
    assert report.fact("title").evidence.basis == "inferred"
    assert report.value("title") == "[Report, China News Agency, 10 July]"
    assert "zhang jun" in guessed.speeches[0].evidence[1].reason
    assert guessed.title.evidence.basis == "inferred"
    assert [creator.value for creator in guessed.creators] == ["Zhang Jun"]
    assert guessed.language.value == "en"


def test_the_editors_word_wins(guessed: Book) -> None:
    book = composed(manifest_file.read(SEEDS))
    assert book.title.evidence.basis == "editor"
    assert book.title.value != guessed.title.value


def test_ids_are_permanent_and_unique(guessed: Book, tmp_path: Path) -> None:
    ids = [sentence.id for sentence in guessed.sentences()]
    assert len(set(ids)) == len(ids)
    for path in SEEDS.glob("00[12]*.txt"):
        shutil.copy(path, tmp_path)
    order = Order(tmp_path, Path("unused"))
    fewer = compose(order, Manifest(), cast_of(order, Manifest()))
    kept = [s.id for speech in fewer.speeches for d in speech.documents for s in d.sentences()]
    assert set(kept) < set(ids)


def test_the_closing_page_says_where_all_comes_from(guessed: Book) -> None:
    text = "\n".join(block.text for block in guessed.about.blocks)
    for speech in guessed.speeches:
        for document in speech.documents:
            assert document.path in text
    assert "pinyin" in text.lower()
    assert "227" in text
    assert "新華社" in text


def build(folder: Path, voice: str, jobs: int) -> Path:
    order = Order(
        SEEDS,
        folder / "dist",
        voices={"": voice} if voice else {},
        jobs=jobs,
        cache=folder / "cache",
    )
    made = publish(order)
    assert [f for f in made.findings if f.severity > Severity.NOTE] == []
    return folder / "dist"


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book with a silent voice of known length."""
    return build(tmp_path_factory.mktemp("silent"), "silence", 2)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book as `make book` makes it."""
    return build(tmp_path_factory.mktemp("spoken"), "", 2)


def test_two_builds_are_identical_whatever_the_jobs(silent: Path, tmp_path: Path) -> None:
    assert contents(build(tmp_path, "silence", 1)) == contents(silent)


def test_two_spoken_builds_are_identical_whatever_the_jobs(spoken: Path, tmp_path: Path) -> None:
    assert contents(build(tmp_path, "", 1)) == contents(spoken)


def test_check_is_green_on_the_spoken_book(spoken: Path) -> None:
    assert check(spoken, decode=True) == ()


def test_the_whole_book_is_there(spoken: Path) -> None:
    names = set(contents(spoken))
    assert {"markers.json", "ledger.json"} <= names
    assert len([name for name in names if name.endswith(".epub")]) == 1
    assert len([name for name in names if name.endswith(".m4b")]) == 1
    assert len([name for name in names if name.endswith(".mp3")]) == 1 + 5
    markers = json.loads((spoken / "markers.json").read_text("utf-8"))
    assert 15 * 60_000 < markers["book"]["duration"] < 40 * 60_000


def test_epubcheck_has_nothing_to_say(spoken: Path) -> None:
    java, jar = require("java"), require("epubcheck.jar")
    epub = next(spoken.glob("*.epub"))
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"]
    done = subprocess.run(
        [java, *options, "-jar", jar, epub, "--failonwarnings"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout


def test_no_program_of_the_system_is_needed(tmp_path: Path) -> None:
    """With an empty PATH there is no espeak, ffmpeg or anything else to lean on."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text("Thank you. 謝謝大家。", "utf-8")
    environment = {**os.environ, "PATH": "", "PUBLISHER_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "build", folder, "-o", tmp_path / "dist"],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "dist/in.epub") as book:
        assert any(name.endswith(".m4a") for name in book.namelist())


def test_ruby_on_request() -> None:
    book = composed(replace(Manifest(), ruby=True))
    chinese = book.speeches[0].documents[2]
    ruby = [r for sentence in chinese.sentences() for r in sentence.ruby]
    assert book.show_ruby
    assert len(ruby) == 218  # the other nine stood in the site's furniture
    first = next(s for s in chinese.sentences() if s.ruby)
    assert first.text[first.ruby[0].start : first.ruby[0].end] == "國"
    assert first.ruby[0].reading == "guó"


def test_edits_are_counted_as_a_person_would(guessed: Book) -> None:
    chinese = guessed.speeches[0].documents[2]
    count = changes_by_rule(chinese.manuscript.edits)
    assert (count["A1"], count["E1"], count["F1"], count["F2"]) == (227, 2, 1, 1)
    assert len(chinese.manuscript.edits) > count.total()
