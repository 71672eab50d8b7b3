"""`publisher clean`: a text as it will be published, and what was changed in it and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from . import draft, manifest, manifest_file, report
from .book import Block, Document
from .cleaning import clean as clean_document
from .cli_shown import JSON, SKIP, TYPOGRAPHY, Help, findings_json, print_json, show_findings
from .errors import InputError, OutputError
from .findings import Finding, exit_code
from .gathering import INPUT_NAME, STANDARD_INPUT, gathered, single
from .grouping import Group
from .ledger import Edit
from .listing import displayable
from .placing import placed
from .quality import admitted
from .sources import read_file, read_folder
from .unread import remedy
from .writers.ledger import edit_record


@click.command(
    cls=Help,
    short_help="Show a text as it will be published, and every edit.",
    examples="  publisher clean speeches/report.txt\n"
    "  publisher clean speeches/report.txt --ledger\n"
    "  publisher clean speeches/report.txt --json | jq .edits\n"
    "  publisher clean speeches --report ledger.html",
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--ledger", is_flag=True, help="Show every edit and fact instead of the text.")
@click.option(
    "--report",
    "page",
    type=click.Path(path_type=Path),
    metavar="HTML",
    help="Write a page to read in a browser: before and after, with reasons.",
)
@SKIP
@TYPOGRAPHY
@JSON
def clean(
    path: Path,
    ledger: bool,
    page: Path | None,
    skip: tuple[str, ...],
    typography: bool,
    as_json: bool,
) -> int:
    """Show the text of a file or folder after cleaning, or what was changed and why.

    PATH may be a zip archive of documents, or - for standard input, as well.
    --report writes one page for people; it needs no network and works in every browser.
    """
    if page:
        _require_free(page)
    documents, remarks, groups, several = _cleaned(path, skip, typography)
    findings = (*(one for each in documents for one in each.findings), *remarks)
    if page:
        name = INPUT_NAME if path == STANDARD_INPUT else displayable(path.resolve().name)
        draft.save(page, report.page(name, documents, remarks, groups))
    if as_json:
        records = [_record(each, each.path if several else str(path)) for each in documents]
        whole = {"documents": records, "findings": findings_json(remarks)}
        print_json(whole if several else records[0])
    elif page and not ledger:
        click.echo(str(page))
    else:
        for each in documents:
            if several:
                click.echo(f"==> {each.path} <==")
            click.echo("\n".join(_ledger(each)) if ledger else _shown(each))
    show_findings(findings)
    return exit_code(findings)


Cleaned = tuple[tuple[Document, ...], tuple[Finding, ...], tuple[Group, ...], bool]
"""Documents, findings that are none of theirs, their speeches, and whether they are several."""


def _cleaned(path: Path, skip: tuple[str, ...], typographic: bool) -> Cleaned:
    """The cleaned documents that a path means, those unfit for the book as well."""
    unread: tuple[Finding, ...] = ()
    sources: tuple[Document, ...]
    with gathered((path,)) as place:
        if place.files and not place.files[0].is_dir():
            file, name, editor = single(place, path)
            found = read_file(file, "document", name)
            if found is None:
                raise InputError(
                    "no reader reads this file",
                    where=displayable(str(path)),
                    remedy=_sentence(remedy(file)),
                )
            sources, several = (found,), False
        else:
            editor = manifest_file.read(place.folder)
            sources, unread = read_folder(place.folder, editor, place.files)
            unread, several = (*place.findings, *unread), True
    skip = (*skip, *editor.skip_rules)
    documents = tuple(
        clean_document(source, skip=skip, editor=editor, typographic=typographic)
        for source in sources
    )
    if not several:
        return documents, unread, (), False
    fit, faults = admitted(documents, editor)
    lost = [remark.where for remark in (*unread, *faults)]
    editor = manifest.without(editor, lost, [document.path for document in fit])
    places, doubts = placed(fit, editor, editor.language or "en")
    return documents, (*unread, *faults, *doubts), tuple(found.group for found in places), True


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _require_free(page: Path) -> None:
    """Raise OutputError where the report would take the place of another file."""
    try:
        taken = page.exists()
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", where=str(page)) from error
    if page.suffix.lower() not in report.SUFFIXES:
        raise OutputError(
            "a report is a page for a browser",
            where=str(page),
            remedy="Give it a name that ends in .html",
        )
    if taken and not report.is_report(page):
        raise OutputError(
            "there is something else of that name",
            where=str(page),
            remedy="Only an earlier report is written over: give another name",
        )


def _record(document: Document, path: str) -> dict[str, Any]:
    """A document as plain values: from text and edits its source comes back."""
    return {
        "path": path,
        "sha256": document.sha256,
        "text": document.manuscript.text,
        "facts": [asdict(fact) for fact in document.facts],
        "edits": [edit_record(edit) for edit in document.manuscript.edits],
        "findings": findings_json(document.findings),
    }


def _shown(document: Document) -> str:
    """The text, a blank line between blocks but not between the lines of a stanza or table."""
    shown = ""
    for before, block in pairwise((None, *document.blocks)):
        if before:
            shown += "\n" if _stand_close(before, block) else "\n\n"
        shown += block.text if block else ""
    return shown


def _stand_close(before: Block, block: Block | None) -> bool:
    """Whether two blocks are lines of one stanza, or rows of one table."""
    if not block or before.within != block.within or not block.within:
        return False
    rows = before.kind == block.kind == "table_row"
    return block.within[-1].kind == "verse" or (block.within[-1].kind == "table" and rows)


def _ledger(document: Document) -> Iterator[str]:
    for fact in document.facts:
        evidence = fact.evidence
        yield f"{fact.name}: {fact.value} ({evidence.basis}: {evidence.reason})"
    line, at = 1, 0
    for edit in document.manuscript.edits:
        line += document.manuscript.source.count("\n", at, edit.start)
        at = edit.start
        yield _edit_line(edit, line)


def _edit_line(edit: Edit, line: int) -> str:
    guess = " (inferred)" if edit.basis == "inferred" else ""
    return f"line {line}, {edit.rule}: {edit.before!r} → {edit.after!r}{guess}: {edit.reason}"
