"""`publisher build`: the book of a folder, and what is said of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from . import plugins
from .audio.loudness import presets
from .cli_progress import Bar
from .cli_shown import (
    JSON,
    PATHS,
    SKIP,
    TYPOGRAPHY,
    Help,
    findings_json,
    print_json,
    show_findings,
)
from .errors import Exit
from .findings import Severity, exit_code
from .gathering import gathered
from .pipeline import ALWAYS, DEFAULT, Order, Publication, publish, quiet
from .timeline import clock

_SHELVES = tuple(name for name in plugins.names("writers") if name not in ALWAYS)


@click.command(
    cls=Help,
    short_help="Make the book: read, clean, speak, write, check.",
    examples="  publisher build speeches\n"
    "  publisher build a.docx b.txt more\n"
    "  publisher build speeches.zip\n"
    "  cat speech.odt | publisher build -\n"
    "  publisher build speeches -o out --to epub,m4b\n"
    "  publisher build speeches --voice en=english --voice zh=mandarin\n"
    "  publisher build speeches --only 2 -o listen --to mp3",
)
@PATHS
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="Folder for the results.",
)
@click.option(
    "--to",
    "formats",
    default=",".join(DEFAULT),
    show_default=True,
    help=f"Formats, with commas, out of: {', '.join(_SHELVES)}.",
)
@click.option(
    "--voice", "voices", multiple=True, metavar="[LANGUAGE=]NAME", help="Who speaks; repeatable."
)
@click.option(
    "--loudness",
    type=click.Choice(list(presets())),
    help="How loud, for whom.  [default: book.toml's, else podcast]",
)
@click.option(
    "--only", default="", metavar="SPEECH", help="One speech: its number, key or first words."
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, help="Processes at once."
)
@SKIP
@TYPOGRAPHY
@click.option("-q", "--quiet", "hushed", is_flag=True, help="Show no progress and no notes.")
@JSON
def build(
    paths: tuple[Path, ...],
    output: Path,
    formats: str,
    voices: tuple[str, ...],
    loudness: str | None,
    only: str,
    jobs: int,
    skip: tuple[str, ...],
    typography: bool,
    hushed: bool,
    as_json: bool,
) -> int:
    """Build the book of a folder: clean, arrange, speak, write and check.

    PATH is a folder with its subfolders, several files and folders, a zip of documents, or - for
    standard input. What book.toml in the folder says is obeyed; without one everything is inferred.
    Progress is shown on a terminal; in a log, long work says every half minute how far it is.
    """
    names = tuple(
        dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip())
    )
    wanted = tuple(name for name in names if name not in ALWAYS)
    if not names:
        raise click.UsageError(f"--to names no format; there are: {', '.join(DEFAULT)}")
    with gathered(paths or (Path(),)) as place:
        asked, level = _voices(voices), loudness or ""
        order = Order(
            place.folder, output, wanted, asked, only, jobs, skip, typography,
            loudness=level, place=place,
        )  # fmt: skip
        if as_json or hushed:
            made = publish(order, quiet)
        else:
            with Bar() as bar:
                made = publish(order, bar)
    if as_json:
        _print_as_json(made, output)
    else:
        _show(made, output, hushed)
    return exit_code(made.findings)


def _is_written(made: Publication) -> bool:
    return exit_code(made.findings) != Exit.FOUND_ERRORS


def _print_as_json(made: Publication, output: Path) -> None:
    written = _is_written(made)
    print_json(
        {
            "title": made.book.title.value,
            "duration": made.timeline.duration,
            "speeches": [speech.title.value for speech in made.book.speeches],
            "output": str(output) if written else None,
            "files": [file.name for file in made.files] if written else [],
            "voices": {tag: [v.name for v in readers] for tag, readers in made.readers.items()},
            "findings": findings_json(made.findings),
        }
    )


def _show(made: Publication, output: Path, hushed: bool) -> None:
    """Who reads, what was found, how long it is, and the files; hushed: without notes."""
    for language, readers in made.readers.items() if not hushed else ():
        named = " and ".join(f"{reader.credit} ({reader.name})" for reader in readers)
        click.echo(f"{language} is read by {named}", err=True)
    show_findings(f for f in made.findings if not hushed or f.severity > Severity.NOTE)
    if not _is_written(made):
        click.echo("Nothing was written: the result has errors. Earlier outputs stay.", err=True)
        return
    length = clock(made.timeline.duration).partition(".")[0]
    count = len(made.book.speeches)
    speeches = "1 speech" if count == 1 else f"{count} speeches"
    if not hushed:
        click.echo(f"{made.book.title.value}: {speeches}, {length} of sound", err=True)
    for file in made.files:
        click.echo(str(output / file.name))


def _voices(given: Iterable[str]) -> dict[str, str]:
    found = {}
    for text in given:
        language, _, name = text.rpartition("=")
        found[language] = name
    return found
