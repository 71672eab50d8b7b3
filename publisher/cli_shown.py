"""How the command line shows things: help with examples, tables, findings."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from .findings import Finding

EXITS = """\b
Exit codes:
  0 done            3 failed            7 a speech engine failed
  2 wrong call      4 input unreadable  8 output not writable
  9 errors found    5 book.toml wrong  10 done, with warnings
130 interrupted     6 unknown name"""


class Help(click.Command):
    """A command whose examples keep their line breaks, with the exit codes below."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        settings["epilog"] = "\b\nExamples:\n" + settings.pop("examples") + "\n\n" + EXITS
        super().__init__(*arguments, **settings)


JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine to read.")
"""The option that many commands have."""

SKIP = click.option(
    "--skip",
    multiple=True,
    metavar="CODE",
    help="A cleaning rule not to use, such as L3 (docs/cleaning.md). `publisher clean --ledger` "
    "shows which rule made which edit. Repeatable.",
)
"""The option that turns a cleaning rule off."""

TYPOGRAPHY = click.option(
    "--typography", is_flag=True, help="Set quotes, dashes and ellipses as the language does."
)
"""The option that asks for rule T1."""

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
"""Documents: a folder (by default this one), files and folders, a zip, or - (see gathering)."""


def findings_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings for a machine to read."""
    return [{**asdict(f), "severity": f.severity.name.lower()} for f in findings]


def show_findings(findings: Iterable[Finding], stream: Any = None) -> None:
    """Findings as lines, the worst first, on standard error or the stream."""
    for found in sorted(findings, key=lambda f: -f.severity):
        where = f"{found.where}: " if found.where else ""
        click.echo(
            f"{found.severity.name.lower()} {found.code}: {where}{found.message}",
            file=stream or sys.stderr,
        )


def print_json(value: object) -> None:
    """The value on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """The rows on standard output, with columns in line."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
