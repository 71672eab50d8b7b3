"""The command line: it alone prints, draws progress and exits."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

import click

from . import __version__, draft, manifest
from .audio.cache import Cache, default_folder
from .cli_build import build
from .cli_clean import clean
from .cli_say import say, words
from .cli_shown import (
    EXITS,
    JSON,
    Help,
    findings_json,
    print_json,
    show_findings,
)
from .cli_voices import voices
from .errors import Exit, InputError, ManifestError, PublisherError
from .findings import Severity, exit_code
from .pipeline import Order, cast_of, compose
from .timeline import clock


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; that the reader of a pipe went away is no failure (click exits with 1)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _forget_output()
            return Exit.OK


def _forget_output() -> None:
    """Let what is still unwritten go nowhere, or Python would complain when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Let all output be UTF-8: on Windows a file or pipe gets the old code page, which lacks most
    letters. What is no letter at all (half a file name) is shown by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


_FIRST = """\b
Examples:
  publisher build speeches          the book of a folder, in ./dist
  publisher init speeches           what was guessed, to be corrected
  publisher COMMAND --help          more of each command

"""


@click.group(
    cls=_Commands, epilog=_FIRST + EXITS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="publisher")
def cli() -> None:
    """Messy documents in, one accessible publication out, offline.

    A folder of documents becomes an EPUB 3 that reads itself aloud, sentence by sentence, and
    audiobooks (M4B, MP3) on the same clock. `publisher build FOLDER` is all it needs.
    """


_FOLDER = click.argument("folder", type=click.Path(path_type=Path), default=Path())


@cli.command(
    cls=Help,
    short_help="Write a book.toml with every guess, to be corrected.",
    examples="  publisher init speeches\n  publisher init speeches --print | less",
)
@_FOLDER
@click.option("--print", "show", is_flag=True, help="Show the draft; write nothing.")
@click.option("--force", is_flag=True, help="Write over a book.toml that is there.")
def init(folder: Path, show: bool, force: bool) -> int:
    """Draft a book.toml for FOLDER, with every guess and its evidence as comments."""
    path = folder / manifest.NAME
    if _is_there(path) and not (show or force):
        raise ManifestError(
            "there is one already",
            where=str(path),
            remedy="Use --print to see a new draft, or --force to write over it",
        )
    order = Order(folder, Path("dist"))
    empty = manifest.Manifest()
    book = compose(order, empty, cast_of(order, empty))
    text = draft.draft(book)
    if show:
        click.echo(text, nl=False)
        return Exit.OK
    draft.save(path, text)
    show_findings(book.findings)
    click.echo(str(path))
    click.echo(f"Correct what is wrong in it, then: publisher build {folder}", err=True)
    return exit_code(book.findings)


def _is_there(path: Path) -> bool:
    try:
        there, is_file = path.exists(), path.parent.is_file()
    except OSError as error:  # no permission, or no possible name
        raise InputError(
            f"cannot be read ({error.strerror})",
            where=str(path),
            remedy="Check name and permissions",
        ) from error
    if is_file:
        raise InputError(
            "book.toml is drafted for a folder, and this is a file",
            where=str(path.parent),
            remedy=f"Name the folder that it is in: publisher init {path.parent.parent}",
        )
    return there


@cli.command(
    cls=Help,
    short_help="Judge what was built: text, clock, chapters, sound.",
    examples="  publisher check dist\n  publisher check dist --json",
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path("dist"))
@click.option("--quick", is_flag=True, help="Do not decode the sound.")
@JSON
def check(folder: Path, quick: bool, as_json: bool) -> int:
    """Reopen what was built in FOLDER and judge it: text, clock, chapters, sound."""
    from .check import check as judge
    from .check.scope import scope

    findings = judge(folder, decode=not quick, cache=Cache(default_folder()))
    covered = scope(folder, decoded=not quick)
    if as_json:
        checked = asdict(covered) if covered else None
        print_json({"checked": checked, "findings": findings_json(findings)})
    else:
        show_findings(findings, stream=sys.stdout)
        if covered:
            length = clock(covered.duration).partition(".")[0]
            sound = "decoded and listened to" if covered.decoded else "not decoded (--quick)"
            click.echo(
                f"checked: files {covered.files}, documents {covered.documents}, "
                f"sentences {covered.sentences}, {length} of sound, {sound}",
                err=True,
            )
        worst = max((f.severity for f in findings), default=Severity.NOTE)
        click.echo("green" if worst == Severity.NOTE else f"{worst.name.lower()}s found")
    return exit_code(findings)


cli.add_command(build)
cli.add_command(clean)
cli.add_command(voices)
cli.add_command(say)
cli.add_command(words)


@cli.command(
    cls=Help,
    short_help="Show or empty the store of finished speech.",
    examples="  publisher cache\n  publisher cache --purge",
)
@click.option("--purge", is_flag=True, help="Remove everything in it.")
def cache(purge: bool) -> int:
    """Show where finished speech is kept and how much of it; it holds parts of your documents."""
    kept = Cache(default_folder())
    if purge:
        click.echo(f"{kept.purge() / 1e6:.1f} MB removed from {kept.folder}")
    else:
        click.echo(f"{kept.folder}  {kept.size() / 1e6:.1f} MB")
    return Exit.OK


def _terminated(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command and exit: with its code, or with the error in one sentence."""
    signal.signal(signal.SIGTERM, _terminated)  # who is told to end cleans up as after Ctrl-C
    _write_utf8()
    try:
        code = cli.main(standalone_mode=False)
    except PublisherError as error:
        click.echo(f"publisher: {error}", err=True)
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\npublisher: interrupted; finished speech is kept for the next run", err=True)
        code = Exit.INTERRUPTED
    except OSError as error:
        if error.filename is not None:
            raise
        # Only an error of an open stream names no file: standard output cannot be written.
        _forget_output()
        with suppress(OSError):
            click.echo(f"publisher: the output cannot be written ({error.strerror})", err=True)
        code = Exit.OUTPUT
    sys.exit(int(code or 0))
