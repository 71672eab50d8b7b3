"""The command as a person meets it: help, builds, errors one can act on, exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from calling import LONG, SEEDS, Run

from publisher import cli, cli_progress, output
from publisher.errors import Exit

COMMANDS = ("build", "init", "clean", "check", "voices", "cache", "say", "words")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_that_parse(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert "Examples:" in out
    assert "Exit codes:" in out
    examples = [line.strip() for line in out.splitlines() if "  publisher " in line]
    assert examples
    for example in examples:
        words = example.partition(" | ")[0].split()
        assert words[1] == command
        cli.cli.commands[command].make_parser(
            cli.click.Context(cli.cli.commands[command])
        ).parse_args(words[2:])


def test_the_group_lists_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(command in out for command in COMMANDS)
    assert set(cli.cli.commands) == set(COMMANDS)
    assert run("--version")[1].startswith("publisher")


def test_build_and_check(run: Run, folder: Path, tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    code, out, err = run("build", folder, "-o", dist, "--voice", "silence")
    assert (code, "speeches: 1 speech" in err) == (0, True), err
    assert [Path(line).name for line in out.splitlines()][:3] == [
        "speeches.epub",
        "speeches.m4b",
        "speeches.mp3",
    ]
    assert all(Path(line).is_file() for line in out.splitlines())
    code, out, err = run("check", dist)
    assert (code, out.splitlines()[-1]) == (0, "green")
    markers = json.loads((dist / "markers.json").read_text("utf-8"))
    sections = [section for track in markers["tracks"] for section in track["sections"]]
    sentences = sum(len(section["clips"]) for section in sections)
    assert f"documents {len(sections)}, sentences {sentences}, " in err
    assert err.endswith("decoded and listened to\n")
    code, out, _ = run("check", dist, "--json", "--quick")
    assert (code, json.loads(out)) == (
        0,
        {
            "checked": {
                "files": len(markers["files"]),
                "documents": len(sections),
                "sentences": sentences,
                "duration": markers["book"]["duration"],
                "decoded": False,
            },
            "findings": [],
        },
    )


def test_a_voice_for_a_language_that_is_not_there_is_noted(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    arguments = ("build", folder, "-o", tmp_path / "dist", "--voice", "silence", "--to", "epub")
    code, _, err = run(*arguments, "--voice", "xx=english")
    assert (code, "note N411: english: " in err, "xx; it has en" in err) == (0, True, True)
    assert "N411" not in run(*arguments, "--voice", "en=english")[2]


def test_build_json_and_formats(run: Run, folder: Path, tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    code, out, err = run("build", folder, "-o", dist, "--voice", "silence", "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer["title"] == "speeches"
    assert set(answer["files"]) == output.listed(dist)
    # what is no longer asked for goes, and only what we made
    (dist / "mine.txt").write_text("mine")
    run("build", folder, "-o", dist, "--voice", "silence", "--to", "EPUB")
    assert sorted(path.name for path in dist.iterdir()) == [
        "ledger.json",
        "markers.json",
        "mine.txt",
        "speeches.epub",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "nowhere"], Exit.INPUT, "no such file or folder"),
        (["build", "-", "speeches"], Exit.INPUT, "standard input cannot be read among others"),
        (["init", "speeches/one.txt"], Exit.INPUT, "publisher init speeches"),
        (["build", "empty"], Exit.INPUT, "no document that can be read"),
        (["build", "speeches", "--voice", "englisch"], Exit.UNKNOWN, "Did you mean 'english'"),
        (["build", "speeches", "--to", "epup"], Exit.UNKNOWN, "Did you mean 'epub'"),
        (
            ["build", "speeches", "--only", "9"],
            Exit.UNKNOWN,
            "'9'. There are: 1 [one]",
        ),
        (["build", "speeches", "--jobs", "0"], Exit.USAGE, "0 is not in the range"),
        (["build", "broken"], Exit.MANIFEST, "line 1"),
        (["build", "speeches", "-o", "speeches/one.txt"], Exit.OUTPUT, "cannot be written"),
        (["clean", "nothing.txt"], Exit.INPUT, "no such file"),
        (["clean", "binary/x.bin"], Exit.INPUT, "binary"),
        (["check", "empty"], Exit.INPUT, "markers.json"),
        (["check", "speeches/one.txt"], Exit.INPUT, "publisher check speeches"),
        (["voices", "--engine", "pytsx3"], Exit.UNKNOWN, "Did you mean 'pyttsx3'"),
        (["build", "speeches", "--voice", "silence", "-o", LONG], Exit.OUTPUT, "too long"),
        (["init", LONG], Exit.INPUT, "too long"),
        (["check", LONG], Exit.INPUT, "too long"),
        (["bild"], Exit.USAGE, "No such command"),
    ],
)
def test_errors_say_what_where_and_what_to_do(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(folder.parent)
    for name in ("empty", "broken", "binary"):
        Path(name).mkdir()
    Path("broken/book.toml").write_text("title\n")
    Path("binary/x.bin").write_bytes(bytes(range(256)) * 20)
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert "Traceback" not in err
    assert not Path("dist").exists()


def test_an_unreadable_document_is_said_aloud_and_the_rest_is_built(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "two.txt").write_bytes(b"")
    code, out, err = run("build", folder, "-o", tmp_path / "dist", "--voice", "silence")
    assert code == Exit.FOUND_WARNINGS
    assert "R103" in err
    assert "two.txt" in err
    assert "speeches.epub" in out


def test_a_failed_build_leaves_the_earlier_one_whole(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    dist = tmp_path / "dist"
    run("build", folder, "-o", dist, "--voice", "silence")
    before = {path: path.read_bytes() for path in dist.rglob("*") if path.is_file()}
    (tmp_path / "speeches/voices").mkdir()
    (tmp_path / "speeches/voices/bad.toml").write_text(
        'engine = "pyttsx3"\nspeaker = "nobody"\nlanguage = "en"\n'
    )
    code, _, err = run("build", folder, "-o", dist, "--voice", "bad")
    assert code == Exit.ENGINE
    assert "sentence s" in err
    assert before == {path: path.read_bytes() for path in dist.rglob("*") if path.is_file()}


def test_too_little_room_is_said_before_anything_is_made(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr(output.shutil, "disk_usage", lambda path: Usage)
    code, _, err = run("build", folder, "-o", tmp_path / "dist", "--voice", "silence")
    assert (code, "not enough room" in err) == (Exit.OUTPUT, True)
    assert not (tmp_path / "dist").exists()


def test_only_one_speech(run: Run, tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    arguments = ("build", SEEDS, "-o", dist, "--voice", "silence", "--to", "mp3", "--json")
    everything = json.loads(run(*arguments)[1])["speeches"]
    one = json.loads(run(*arguments, "--only", "2")[1])["speeches"]
    assert one == everything[1:2]


def test_init_drafts_and_does_not_write_over(run: Run, folder: Path) -> None:
    code, out, _ = run("init", folder)
    assert (code, Path(out.strip())) == (0, folder / "book.toml")
    assert run("init", folder)[0] == Exit.MANIFEST
    assert run("init", folder, "--force")[0] == 0
    code, out, _ = run("init", SEEDS, "--print")
    assert code == 0
    assert "張軍 in 004" in out or "張軍" in out


def test_quiet_shows_only_what_went_wrong(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / ".hidden").write_text("x")
    arguments = ("build", folder, "-o", tmp_path / "dist", "--voice", "silence", "--to", "epub")
    assert "R140" in run(*arguments)[2]
    assert run(*arguments, "--quiet")[::2] == (0, "")
    (folder / "two.txt").write_bytes(b"")
    assert [line[:12] for line in run(*arguments, "-q")[2].splitlines()] == ["warning R103"]


def test_a_log_hears_of_long_work_only(monkeypatch: pytest.MonkeyPatch) -> None:
    now, log = [0.0], io.StringIO()
    monkeypatch.setattr(cli_progress.time, "monotonic", lambda: now[0])
    with cli_progress.Bar(log) as bar:
        for done in range(101):
            bar("speaking", done, 100)
            now[0] += 8
        bar("encoding", 5, 10)
        now[0] += 20
        bar("encoding", 10, 10)
    lines = log.getvalue().splitlines()
    assert lines[:2] == ["speaking: 4 %, about 13 min left", "speaking: 8 %, about 12 min left"]
    assert lines[-1] == "speaking: 96 %, about 30 s left"
    assert len(lines) == 24
