"""Cleaning: one file is one family of rules, and the ordered tuple RULES is the whole policy.

A rule is a plain function with a code and a docstring. It looks at a document and yields
`Change`s, `Mark`s, `Fact`s and `Finding`s whose spans are those of the text as the rule sees it;
`clean` puts them on record in spans of the source. A rule never returns text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..book import Document
from ..findings import Finding
from ..ledger import Change, Evidence, Fact, Manuscript, Mark
from ..manifest import Manifest
from ..plugins import unknown
from . import (
    annotation,
    aozora_headings,
    arabic,
    breaks,
    chapters,
    cues,
    encoding,
    endnotes,
    facts,
    foreign,
    furniture,
    heading,
    layout,
    libraries,
    ligatures,
    lists,
    looks,
    margins,
    mojibake,
    paging,
    people,
    quoted_mail,
    ruby,
    source,
    structure,
    tabbed,
    table_heads,
    tables,
    typography,
    verse,
)
from ._blocks import blocks
from ._lines import forget_lines
from ._remarks import remarks
from ._rule import Outcome, Rule, rule
from ._structure import is_structured
from .editor import CODE as EDITOR
from .editor import NAME as EDITORS_NAME
from .editor import correction_rule, pictures_described, stated

__all__ = ["OPTIONAL", "RULES", "Outcome", "Rule", "clean", "rule", "rule_name"]

RULES: tuple[Rule, ...] = (
    # the characters; mojibake first, because half a letter may look like a line end (Ñ\x85 is х)
    mojibake.mojibake,
    mojibake.entities,
    layout.line_endings,
    layout.control_characters,
    # what the reader knows of a structured document
    structure.known_furniture,
    structure.note_references,
    structure.lines_of_blocks,
    tabbed.tabbed_rows,
    structure.table_cells,
    # more of the characters; ligatures first, so that E1 tells only of what is still lost
    ligatures.ligatures,
    arabic.signs_in_words,
    arabic.turned_lam_alef,
    encoding.byte_shift,
    annotation.pinyin,
    aozora_headings.headings,
    ruby.aozora,
    ruby.furigana,
    looks.headings,
    chapters.chapters_of_blocks,
    table_heads.bold_heads,
    structure.title_heading,
    breaks.scene_breaks,
    # what is not the document's own words; frames first, so that the margins are the text's
    libraries.gutenberg,
    libraries.aozora_frame,
    cues.subtitle_times,
    paging.page_heads,
    paging.goes_on,
    furniture.tracking_digits,
    furniture.page_title,
    furniture.web_furniture,
    furniture.end_mark,
    furniture.ruled_lines,
    # what stands in columns or beside the lines
    margins.line_numbers,
    endnotes.notes,
    tables.tables,
    # title and bylines, while lines are still lines
    heading.title,
    heading.bylines,
    chapters.chapters,
    # paragraphs
    layout.wrapped_lines,
    layout.page_breaks,
    layout.broken_words,
    # what belongs together, while lines have their indents
    lists.list_items,
    lists.signed_items,
    quoted_mail.quoted_mail,
    verse.kept_together,
    # white space
    layout.indents,
    layout.line_ends,
    layout.inner_spaces,
    layout.paragraph_breaks,
    structure.stage_directions,
    # what the text says of itself
    facts.language,
    facts.contradicted_language,
    foreign.passages,
    source.dateline,
    source.imprint,
    people.turns,
    people.speaker,
    facts.kind,
    facts.date,
    facts.event,
)
"""All rules in the order in which they are applied. Order is policy: pinyin is evidence for the
repair of byte shifts, so it goes after it; titles and bylines are told from lines, so they are
found before lines are joined; facts are read from the finished text."""

OPTIONAL: tuple[Rule, ...] = (typography.typography,)
"""Rules that are applied only where they are asked for, after all others: facts are read from what
was written."""


def clean(
    document: Document,
    *,
    skip: Collection[str] = (),
    editor: Manifest | None = None,
    typographic: bool = False,
) -> Document:
    """The document with every rule applied, in blocks, with its ledger verified.

    skip: codes of rules to leave out; editor: book.toml, whose facts and corrections win;
    typographic: set quotes and dashes as a typesetter would, which book.toml may want, too. Raises
    UnknownNameError for a code that no rule has, ManifestError for a correction that does not
    fit, and ValueError where the ledger does not hold, which is a mistake in a rule.
    """
    codes = tuple(each.code for each in (*RULES, *OPTIONAL))
    for code in skip:
        if code not in codes:
            raise unknown("cleaning rule", code, codes)
    structured = is_structured(document)
    wanted = OPTIONAL if typographic or (editor and editor.typography) else ()
    for each in (*RULES, *wanted):
        if each.code not in skip and not (structured and each.guesses):
            document = _applied(document, each)
    entry = editor.documents.get(document.path) if editor else None
    if editor and entry:
        document = _applied(document, correction_rule(entry, editor.path))
        document = replace(document, facts=(*stated(entry), *document.facts))
    forget_lines()
    document.manuscript.verify()
    document = replace(document, blocks=blocks(document))
    if editor and entry:
        pictures_described(document, entry, editor.path)
    told = remarks(document, entry.alt if entry else ())
    return replace(document, findings=(*document.findings, *told))


def rule_name(code: str) -> str:
    """What a rule is called, for people. Raises KeyError for a code that no rule has."""
    names = {each.code: each.name for each in (*RULES, *OPTIONAL)}
    return {**names, EDITOR: EDITORS_NAME}[code]


def _applied(document: Document, each: Rule) -> Document:
    """The document after one rule, its outcome placed in the source."""
    outcome = tuple(each.apply(document))
    before = document.manuscript
    changes = [one for one in outcome if isinstance(one, Change)]
    marks = tuple(_placed_mark(one, before) for one in outcome if isinstance(one, Mark))
    facts = tuple(_placed_fact(one, before) for one in outcome if isinstance(one, Fact))
    findings = tuple(one for one in outcome if isinstance(one, Finding))
    return replace(
        document,
        manuscript=before.apply(each.code, changes) if changes else before,
        marks=(*document.marks, *marks),
        facts=(
            *(fact for fact in facts if fact.name in each.wins),
            *document.facts,
            *(fact for fact in facts if fact.name not in each.wins),
        ),
        findings=document.findings + findings,
    )


def _placed_mark(mark: Mark, manuscript: Manuscript) -> Mark:
    start, end = manuscript.source_span(mark.start, mark.end)
    return replace(mark, start=start, end=end)


def _placed_fact(fact: Fact, manuscript: Manuscript) -> Fact:
    evidence = fact.evidence
    if evidence.span is None:
        return fact
    span = manuscript.source_span(*evidence.span)
    return replace(fact, evidence=Evidence(evidence.basis, evidence.reason, span))
