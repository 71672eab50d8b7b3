"""The held-out documents: the judgements on them are well formed, and the command weighs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from corpus_record import (
    CORPUS,
    FORMATS,
    HELD_OUT,
    NAMES,
    cleaned,
    held_out,
    missed,
    wrong,
)

from publisher.cleaning import RULES

FEW = ("txt/mail-thread-en.txt", "html/khabar-ar.html", "rtf/prikaz-ru.rtf")
CODES = {rule.code for rule in RULES}
FOLDERS = (HELD_OUT, HELD_OUT.with_name("heldout3"), HELD_OUT.with_name("heldout4"))


def names_of(folder: Path) -> list[str]:
    paths = (path for form in FORMATS for path in (folder / form).iterdir())
    return [path.relative_to(folder).as_posix() for path in paths]


@pytest.mark.parametrize("folder", FOLDERS)
def test_judgements_name_rules_and_documents_that_there_are(folder: Path) -> None:
    names = names_of(folder)
    assert wrong(folder)
    assert missed(folder)
    for one in (*wrong(folder), *missed(folder)):
        assert one["rule"] in CODES, one
        assert one["document"] in names, one
        assert one["why"]
        said = one.get("what") or one.get("lacks") or one.get("shown")
        assert said, one
        assert len(set(said)) == len(said), one


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_format_is_there_and_nothing_of_the_corpus(folder: Path) -> None:
    names = names_of(folder)
    forms = {name.partition("/")[0] for name in names}
    assert forms == {name.partition("/")[0] for name in NAMES}
    known = {(CORPUS / name).read_bytes() for name in NAMES}
    assert not any((folder / name).read_bytes() in known for name in names)
    assert all((folder / name).stat().st_size < 60_000 for name in names)


@pytest.mark.parametrize("name", FEW)
def test_every_judgement_stands_or_is_told_as_past(name: str) -> None:
    table = held_out([name])
    gone = [line for line in table if line.startswith(("no longer: ", "found now: "))]
    total = table[[line[:6] for line in table].index("| all ")].split("|")
    judged = sum(len(one["what"]) for one in wrong(HELD_OUT) if one["document"] == name)
    for one in (one for one in missed() if one["document"] == name):
        judged += len(one.get("lacks") or one["shown"])
    assert judged
    assert int(total[3]) + int(total[5]) + len(gone) == judged
    assert int(total[2]) > 0


def test_a_judgement_that_no_longer_holds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    name, title = FEW[0], cleaned(FEW[0], HELD_OUT).blocks[0].text
    entry = {"document": name, "rule": "M1", "why": "for the test"}
    monkeypatch.setattr("corpus_record.wrong", lambda _: [{**entry, "what": [title, "no such"]}])
    monkeypatch.setattr("corpus_record.missed", lambda _: [{**entry, "lacks": [title, "no such"]}])
    table = held_out([name])
    assert f"no longer: M1 in {name}: 'no such'" in table
    assert f"found now: M1 in {name}: {title!r}" in table
    (row,) = (line.split("|") for line in table if line.startswith("| M1 "))
    assert (row[3].strip(), row[5].strip()) == ("1", "1")


def test_the_command_prints_the_table() -> None:
    script = Path(__file__).with_name("corpus_record.py")
    made = subprocess.run(
        [sys.executable, str(script), "--held-out", FEW[0]],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    assert made.stdout.splitlines()[0] == "| code | done | wrong | precision | missed |"
    assert "| L1 |" in made.stdout
