"""What the documents say is true: exit codes, voice keys, links, commands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from publisher import cli
from publisher.errors import Exit
from publisher.voice import Voice

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_readme_lists_every_exit_code() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert listed == {int(code) for code in Exit if code != Exit.CRASH}


def test_the_example_of_a_voice_has_every_key() -> None:
    text = (ROOT / "docs/extending.md").read_text("utf-8")
    example = tomllib.loads(re.findall(r"```toml\n(engine.*?)```", text, re.DOTALL)[0])
    known = {field.name for field in fields(Voice)}
    # docs/voices.md and docs/spoken.md tell of the others
    supply = {"packages", "npm", "size", "sha256", "cost", "lexicon"}
    assert set(example) == known - supply - {"name", "folder"}
    Voice(name="example", **example)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_exist(path: Path) -> None:
    for command in re.findall(r"^publisher ([a-z]+)", path.read_text("utf-8"), re.MULTILINE):
        assert command in cli.cli.commands, command


def test_the_map_of_the_house_names_every_room_and_file() -> None:
    text = (ROOT / "docs/house.md").read_text("utf-8")
    named = set(re.findall(r"`([\w.]+/?)`", "\n".join(re.findall(r"^\| `.*", text, re.MULTILINE))))
    house = ROOT / "publisher"
    files = {path.name for path in house.glob("*.py") if not path.name.startswith("__")}
    rooms = {f"{path.name}/" for path in house.iterdir() if path.is_dir()} - {"__pycache__/"}
    assert {name for name in named if name.endswith((".py", "/"))} == files | rooms
