"""The checker is green on a real book, and red with the right codes for everything done to it."""

from __future__ import annotations

import ast
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import damages
import damages_epub
import jsonschema
import pytest
import tampering
from damages import Damage
from tampering import EPUB, change_json, rewrite, sign
from test_check_groups import GROUPS
from test_check_pieces import PIECES
from test_check_structure import STRUCTURE

from publisher.check import LIMIT, check
from publisher.errors import InputError
from publisher.findings import CATALOGUE, Severity

ROOT = Path(__file__).parent.parent
TABLE = (*damages.TABLE, *damages_epub.TABLE)
CODES = {code for code in CATALOGUE if code.startswith("K6")}
DECODED = {"K651", "K652", "K653", "K654", "K655", "K656"}
"""Codes that need decoded sound; tests/test_check_sound.py has them."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("check")
    tampering.build(place / "dist", place / "work")
    return place / "dist"


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "dist"))


def test_green(built: Path) -> None:
    assert check(built) == ()


@pytest.mark.parametrize(("what", "expected", "damage"), TABLE, ids=[row[0] for row in TABLE])
def test_red(folder: Path, what: str, expected: set[str], damage: Damage) -> None:
    damage(folder)
    if expected.isdisjoint({"K601", "K602", "K606", "K607"}):
        sign(folder)  # so that nothing but the damage itself can be found
    found = check(folder)
    assert {remark.code for remark in found} == expected, "\n".join(map(str, found))
    assert all(remark.where for remark in found)


def test_every_code_has_a_damage() -> None:
    assert {
        code for _, codes, _ in (*TABLE, *STRUCTURE, *GROUPS, *PIECES) for code in codes
    } == CODES - DECODED


def test_every_code_is_explained() -> None:
    page = (ROOT / "docs/check.md").read_text("utf-8")
    for code in CODES:
        severity, message = CATALOGUE[code]
        assert f"| {code} | {severity.name.lower()} | {message} |" in page


def test_every_shelf_alone_is_fine(folder: Path) -> None:
    """A format that was not asked for is not missed."""

    def keep(suffix: str) -> None:
        def chosen(record: dict[str, Any]) -> None:
            record["files"] = [f for f in record["files"] if f["name"].endswith(suffix)]

        change_json(folder / "markers.json", chosen)

    kept = (folder / "markers.json").read_text("utf-8")
    for suffix in (".epub", ".m4b", ".mp3", ".json"):
        (folder / "markers.json").write_text(kept, "utf-8")
        keep(suffix)
        assert {remark.code for remark in check(folder)} == {"K608"}


def test_findings_name_the_place(folder: Path) -> None:
    damages_epub.unspoken(folder)
    sign(folder)
    lost = next(remark for remark in check(folder) if remark.code == "K622")
    assert "three-a-1 ('He said yes.') is never spoken" in lost.message
    assert lost.where == EPUB
    assert lost.severity == Severity.ERROR


def test_many_findings_are_told_in_short(folder: Path) -> None:
    for number in range(LIMIT + 5):
        (folder / f"stranger-{number:02}").touch()
    found = check(folder)
    assert len(found) == LIMIT + 1
    assert found[-1].message.endswith(": and 5 more")


@pytest.mark.parametrize("name", ["", "gone", "empty", "file"])
def test_no_book_at_all(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    if not name:
        (folder / "markers.json").unlink()
        (folder / "markers.json").mkdir()
    with pytest.raises(InputError) as error:
        check(tmp_path / name if name else folder)
    assert error.value.remedy


def test_the_checker_shares_no_code_with_the_writers() -> None:
    for path in (ROOT / "publisher/check").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert not {"writers", "ebooklib", "narrate", "arrange"} & set(name.split("."))


def test_the_schema_is_obeyed(folder: Path) -> None:
    """What the schema refuses, the checker refuses too: keys left out and values of other kinds."""
    schema = json.loads((ROOT / "publisher/writers/markers.schema.json").read_text("utf-8"))
    judge = jsonschema.Draft202012Validator(schema)
    path = folder / "markers.json"
    whole = json.loads(path.read_text("utf-8"))
    for damaged in damaged_values(whole):
        if judge.is_valid(damaged):
            continue
        path.write_text(json.dumps(damaged), "utf-8")
        assert {remark.code for remark in check(folder)} == {"K602"}, damaged


def damaged_values(whole: Any) -> list[Any]:
    """Copies of a value, each with one key left out or one value of another kind."""
    found: list[Any] = []
    text = json.dumps(whole)
    for path in places(whole, ()):
        for other in (None, -1, 1.5, True, "", [], {}, "LEFT OUT"):
            copy = json.loads(text)
            inside = copy
            for step in path[:-1]:
                inside = inside[step]
            if other == "LEFT OUT":
                del inside[path[-1]]
            else:
                inside[path[-1]] = other
            found.append(copy)
    return found


def places(value: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Paths to the values inside a value; of lists the first entry stands for all."""
    found: list[tuple[Any, ...]] = []
    inside = value.items() if isinstance(value, dict) else enumerate(value[:1])
    for key, inner in inside:
        found.append((*path, key))
        if isinstance(inner, dict | list):
            found += places(inner, (*path, key))
    return found


def test_a_bomb_is_not_unpacked(folder: Path) -> None:
    """Entries that say less than they hold, and entries that say how much they hold."""

    def fill(found: dict[str, bytes]) -> None:
        found["EPUB/text/one.xhtml"] = b"<x>" + bytes(80 << 20)

    rewrite(folder / EPUB, fill)
    sign(folder)
    assert (folder / EPUB).stat().st_size < 1 << 20
    assert "K612" in {remark.code for remark in check(folder)}
    with zipfile.ZipFile(folder / EPUB) as archive:
        entry = archive.getinfo("EPUB/text/one.xhtml")
    lie = (100).to_bytes(4, "little")
    size = entry.file_size.to_bytes(4, "little")
    tampering.change_bytes(folder / EPUB, lambda data: data.replace(size, lie))
    sign(folder)
    assert "K612" in {remark.code for remark in check(folder)}


def test_hostile_xml_reads_no_file(folder: Path) -> None:
    page = "EPUB/text/one.xhtml"
    tampering.replace(folder / EPUB, page, "<!DOCTYPE html>", damages_epub.HOSTILE)
    tampering.replace(folder / EPUB, page, "Thank you", "&file; Thank you")
    sign(folder)
    found = check(folder)
    assert not [remark for remark in found if "root" in remark.message]
    assert [remark for remark in found if remark.code == "K612"]


def test_laughing_attributes_are_not_expanded(folder: Path) -> None:
    page = "EPUB/text/one.xhtml"
    tampering.replace(folder / EPUB, page, "<!DOCTYPE html>", damages_epub.LAUGHS)
    tampering.replace(folder / EPUB, page, 'role="doc-chapter"', 'role="&a9;"')
    sign(folder)
    assert "K612" in {remark.code for remark in check(folder)}
