"""The command as a person meets it: help, answers, errors one can act on, exit codes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import cli, output
from publisher.errors import Exit

SEEDS = Path(__file__).parent.parent / "seeds"

LONG = "x" * 300
"""No possible name of a file."""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command in this process: exit code, standard output, standard error."""
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path / "cache"))

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["publisher", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one small document."""
    made = tmp_path / "speeches"
    made.mkdir()
    (made / "one.txt").write_text("A small speech\n\nThank you all. It was good.\n", "utf-8")
    return made


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
    code, out, _ = run("check", dist)
    assert (code, out.splitlines()[-1]) == (0, "green")
    code, out, _ = run("check", dist, "--json")
    assert (code, json.loads(out)) == (0, {"findings": []})


def test_build_json_and_formats(run: Run, folder: Path, tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    code, out, err = run("build", folder, "-o", dist, "--voice", "silence", "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer["title"] == "speeches"
    assert set(answer["files"]) == output.listed(dist)
    # what is no longer asked for goes, and only what we made
    (dist / "mine.txt").write_text("mine")
    run("build", folder, "-o", dist, "--voice", "silence", "--to", "epub")
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
        (["init", "speeches/one.txt"], Exit.INPUT, "Not a directory"),
        (["build", "empty"], Exit.INPUT, "no document that can be read"),
        (["build", "speeches", "--voice", "englisch"], Exit.UNKNOWN, "Did you mean 'english'"),
        (["build", "speeches", "--to", "epup"], Exit.UNKNOWN, "Did you mean 'epub'"),
        (["build", "speeches", "--only", "9"], Exit.UNKNOWN, "no speech named '9'"),
        (["build", "speeches", "--jobs", "0"], Exit.USAGE, "0 is not in the range"),
        (["build", "broken"], Exit.MANIFEST, "line 1"),
        (["build", "speeches", "-o", "speeches/one.txt"], Exit.OUTPUT, "cannot be written"),
        (["clean", "nothing.txt"], Exit.INPUT, "no such file"),
        (["clean", "binary/x.bin"], Exit.INPUT, "binary"),
        (["check", "empty"], Exit.INPUT, "markers.json"),
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


def test_clean_shows_text_ledger_and_json(run: Run) -> None:
    file = SEEDS / "001_13d3822280addda1.txt"
    code, out, _ = run("clean", file)
    assert (code, out.count("\n\n")) == (0, 5)
    assert "(Finish)" not in out
    code, out, _ = run("clean", file, "--ledger")
    assert code == 0
    assert "(Finish)" in out
    assert "speaker: Zhang Jun (" in out
    answer = json.loads(run("clean", file, "--json")[1])
    assert answer["edits"][0]["before"] != answer["edits"][0]["after"]


def test_clean_shows_a_folder_and_reports_on_it(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "two.txt").write_text("Another speech\n\nTwo  spaces here.\n", "utf-8")
    code, out, _ = run("clean", folder)
    assert (code, out.count("==> ")) == (0, 2)
    assert "Two spaces here." in out
    answer = json.loads(run("clean", folder, "--json")[1])
    assert [each["path"] for each in answer["documents"]] == ["one.txt", "two.txt"]
    assert [edit["rule"] for edit in answer["documents"][1]["edits"]] == ["L8", "L9"]
    page = tmp_path / "ledger.html"
    for _ in range(2):  # an earlier report is written over
        code, out, _ = run("clean", folder, "--report", page)
        assert (code, out.strip()) == (0, str(page))
        assert "<h1>Ledger of speeches</h1>" in page.read_text("utf-8")
    code, out, _ = run("clean", folder / "two.txt", "--report", page, "--json")
    assert json.loads(out)["text"] == "Another speech\n\nTwo spaces here."
    assert "<h1>Ledger of two.txt</h1>" in page.read_text("utf-8")
    assert 'id="speeches"' not in page.read_text("utf-8")  # one document is no book


@pytest.mark.parametrize("name", ["one.txt", "mine.html", "folder.html", "none/a.html", LONG])
def test_a_report_takes_no_place_of_another_file(run: Run, folder: Path, name: str) -> None:
    (folder / "mine.html").write_text("<p>My own page", "utf-8")
    (folder / "folder.html").mkdir()
    code, out, err = run("clean", folder / "one.txt", "--report", folder / name)
    assert (code, out) == (Exit.OUTPUT, "")
    assert len(err.strip().splitlines()) == 1
    assert (folder / "mine.html").read_text("utf-8") == "<p>My own page"
    assert "Thank you" in (folder / "one.txt").read_text("utf-8")


def test_init_drafts_and_does_not_write_over(run: Run, folder: Path) -> None:
    code, out, _ = run("init", folder)
    assert (code, Path(out.strip())) == (0, folder / "book.toml")
    assert run("init", folder)[0] == Exit.MANIFEST
    assert run("init", folder, "--force")[0] == 0
    code, out, _ = run("init", SEEDS, "--print")
    assert code == 0
    assert "張軍 in 004" in out or "張軍" in out


def test_voices_and_cache(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "english" in run("voices")[1]
    assert "gmw/en-US" in run("voices", "--engine", "pyttsx3")[1]
    assert {entry["name"] for entry in json.loads(run("voices", "--json")[1])} >= {"mandarin"}
    run("build", folder, "-o", tmp_path / "dist", "--voice", "silence", "--to", "epub")
    assert str(tmp_path / "cache") in run("cache")[1]
    assert "removed" in run("cache", "--purge")[1]
    assert not list((tmp_path / "cache").rglob("*.wav"))


def test_a_voice_can_be_tried(run: Run, tmp_path: Path) -> None:
    wanted = tmp_path / "x.wav"
    code, out, err = run("voices", "try", "hibari", "Peace is a choice.", "-o", wanted)
    assert (code, Path(out.strip())) == (0, wanted)
    assert "4 words" in err
    assert wanted.stat().st_size > 24_000
    assert run("voices", "try", "hibary", "Peace.")[0] == Exit.UNKNOWN
    assert run("voices", "try", "hibari", "你好", "-o", wanted)[0] == Exit.ENGINE
    assert run("voices", "try", "hibari", "Hi.", "-o", tmp_path / "no/x.wav")[0] == Exit.OUTPUT


def test_voices_say_what_is_ready(run: Run) -> None:
    listed = {entry["name"]: entry for entry in json.loads(run("voices", "--json")[1])}
    assert listed["hibari"]["installed"]
    assert listed["hibari"]["quality"] > listed["english"]["quality"]
    assert "hibari" in run("voices")[1]
    code, _, err = run("voices", "add", "english")
    assert code == 0
    assert "ready already" in err


COMMAND = (sys.executable, "-m", "publisher")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_output_that_cannot_be_written_is_said(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*COMMAND, "clean", folder / "one.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == Exit.OUTPUT
    assert "the output cannot be written (No space left" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_went_away_is_no_failure(folder: Path) -> None:
    nobody, pipe = os.pipe()
    os.close(nobody)
    ended = subprocess.run(
        [*COMMAND, "clean", folder / "one.txt"],
        stdout=pipe,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(pipe)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_no_mess(folder: Path, tmp_path: Path, number: int) -> None:
    sentences = " ".join(f"This is sentence number {n} of many." for n in range(4000))
    (folder / "long.txt").write_text(sentences, "utf-8")
    environment = {**os.environ, "PUBLISHER_CACHE": str(tmp_path / "cache")}
    command = [*COMMAND, "build", folder, "-o", tmp_path / "dist"]
    process = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while not list((tmp_path / "cache").rglob("*.wav")) and time.monotonic() < deadline:
        time.sleep(0.05)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == Exit.INTERRUPTED
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not (tmp_path / "dist").exists()
    assert list((tmp_path / "cache").rglob("*.wav"))
    assert not list((tmp_path / "cache").rglob("making-*"))


def test_what_is_said_is_shown_with_its_steps(run: Run) -> None:
    code, out, _ = run("say", "Zhang Jun, 10 July")
    assert (code, out) == (0, "Zhang Jun, the tenth of July\n")
    code, out, _ = run("say", "Zhang Jun, 10 July 2020", "--voice", "english", "--explain")
    assert code == 0
    assert "'2020' → 'twenty twenty' (date)" in out
    assert "'Zhang Jun' → /ˈdʒɑːŋ ˈdʒʊn/, for espeak [[dZ|'A:|N||dZ|'U|n]]" in out
    assert "pyttsx3 says: ˈdʒɑːŋ ˈdʒʊn ðə tˈɛnθ" in out
    out = run("say", "Zhang Jun 和平", "--voice", "mandarin", "--explain")[1]
    assert "hibari says: ʤˈɑŋ ʤˈʊn" in out
    assert "pyttsx3 says: χˈo" in out


def test_words_to_listen_to_are_listed_as_lexemes(run: Run, folder: Path) -> None:
    (folder / "two.txt").write_text("Another one\n\nWe thank Qwzthar for it, and Qwzthar us.\n")
    code, out, _ = run("words", folder)
    assert code == 0
    wanted = "<lexeme><grapheme>Qwzthar</grapheme><alias>Qwzthar</alias></lexeme> <!-- name, 2; "
    (line,) = [line for line in out.splitlines() if "Qwzthar" in line]
    assert line.startswith(wanted)
    # how the voice that reads it says it
    assert re.fullmatch(r"hibari says \S*θ\S* -->", line.removeprefix(wanted))
    # what is written is a lexicon, and then the word is known
    (folder / "lexicon.pls").write_text(out, "utf-8")
    code, out, _ = run("words", folder)
    assert (code, "Qwzthar" in out) == (0, False)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8:strict"])
def test_output_is_utf8_whatever_the_system_writes(tmp_path: Path, encoding: str) -> None:
    """As Windows gives a pipe its old code page."""
    (tmp_path / "講話.txt").write_text("和平至關重要。我們同意。\n", "utf-8")
    command = [*COMMAND, "clean", tmp_path / "講話.txt"]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    ended = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ended.returncode == Exit.OK
    assert "和平至關重要。" in ended.stdout.decode("utf-8")
