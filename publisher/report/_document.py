"""One document on the page: its facts, its findings, and its text before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..book import Document
from ..cleaning import rule_name
from ..findings import Finding
from ..ledger import Edit, Fact
from ._passages import Cut, Passage, passages
from ._tables import row, table
from ._words import LONGEST, change, language, omission, shortened, text_of

BASES = {
    "stated": "stated: the words or characters themselves say so",
    "inferred": "inferred: it rests on evidence and reasoning",
    "editor": "editor: book.toml says so",
}

_FACTS = ("Fact", "Value", "Basis", "Why", "Words of the source")
_SIDES = ("Line", "Before: source", "After: cleaned text", "Why")
_LONGEST_FACT = 400


@dataclass(frozen=True, slots=True)
class Room:
    """How much of one document is shown."""

    #: characters of a source that is shown whole
    characters: int
    #: edits
    edits: int


def name_of(document: Document) -> str:
    """The document's title as an element in its language, or its file name."""
    title = document.value("title")
    if not title:
        return text_of(document.path)
    return f"<span {language(document.language)}>{text_of(title)}</span>"


def anchor(document: Document) -> str:
    """The id of the document's heading."""
    return f"d-{document.key}"


def section(document: Document, faults: Iterable[Finding], room: Room) -> Iterator[str]:
    """All that is on record of a document; faults: findings beside its own."""
    edits = document.manuscript.edits
    key = anchor(document)
    yield f'<section class="document" aria-labelledby="{key}">\n'
    yield f'<h2 id="{key}">{name_of(document)}</h2>\n'
    yield f"<p>{text_of(document.path)} · {_sizes(document)}<br />"
    yield f'<small>SHA-256 of the file <code class="hash">{document.sha256}</code></small></p>\n'
    yield "<h3>Facts and their evidence</h3>\n"
    if document.facts:
        name = f"What is known of {document.path}"
        yield from table(name, _FACTS, _facts(document))
    else:
        yield "<p>None.</p>\n"
    yield "<h3>Findings</h3>\n"
    yield from findings(dict.fromkeys((*document.findings, *faults)))
    yield "<h3>Before and after</h3>\n"
    yield f"<p>{text_of(by_rule(edits))}</p>\n"
    yield from table(
        f"{document.path}, before and after", _SIDES, _rows(document, room), kind="sides"
    )
    yield "</section>\n"


def findings(found: Iterable[Finding]) -> Iterator[str]:
    """Findings as a list, the worst first, or a word that there are none."""
    ordered = sorted(found, key=lambda one: -one.severity)
    if not ordered:
        yield "<p>None.</p>\n"
        return
    yield '<ul class="findings">\n'
    for one in ordered:
        where = f" ({text_of(one.where)})" if one.where else ""
        severity = one.severity.name.lower()
        yield f'<li class="{severity}"><b>{severity} {one.code}</b>: '
        yield f"{text_of(one.message)}{where}</li>\n"
    yield "</ul>\n"


def by_rule(edits: Sequence[Edit]) -> str:
    """How many edits each rule made, in words."""
    if not edits:
        return "No edits: the text is as it was."
    counts = Counter(edit.rule for edit in edits).most_common()
    return f"{many(len(edits), 'edit')}: " + ", ".join(
        f"{count:,} {code} {rule_name(code)}" for code, count in counts
    )


def many(count: int, noun: str) -> str:
    """The number with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _sizes(document: Document) -> str:
    before, after = len(document.manuscript.source), len(document.manuscript.text)
    return f"{many(before, 'character')} before, {after:,} after"


def _facts(document: Document) -> Iterator[str]:
    seen = set()
    for fact in document.facts:
        also = " <small>(also)</small>" if fact.name in seen else ""
        seen.add(fact.name)
        evidence = fact.evidence
        words = _words(document, fact)
        tongue = language(document.language) if fact.value and evidence.span else 'dir="auto"'
        cells = (
            f"{text_of(fact.name)}{also}",
            f"<span {tongue}>{shortened(fact.value, _LONGEST_FACT)}</span>",
            evidence.basis,
            f'<span dir="auto">{shortened(evidence.reason, _LONGEST_FACT)}</span>',
            words or "<small>none</small>",
        )
        yield row(_FACTS, cells)


def _words(document: Document, fact: Fact) -> str:
    if fact.evidence.span is None:
        return ""
    start, end = fact.evidence.span
    source = document.manuscript.source
    line = source.count("\n", 0, start) + 1
    words = shortened(source[start:end], _LONGEST_FACT)
    return f"<q {language(document.language)}>{words}</q> <small>line {line:,}</small>"


def _rows(document: Document, room: Room) -> Iterator[str]:
    longest = LONGEST if len(document.manuscript.source) > room.characters else 1 << 62
    for passage in passages(document.manuscript, room.characters, room.edits):
        yield _passage(passage, language(document.language), longest)


def _passage(passage: Passage, tongue: str, longest: int) -> str:
    labels = _labels(passage.edits)
    before, after = [], []
    for part in passage.parts:
        if isinstance(part, Edit):
            label = labels[_because(part)]
            source, text = change(part, label, f"{label}: {_why(part)}", longest)
        elif isinstance(part, Cut):
            source = text = omission(_omitted(part))
        else:
            source = text = text_of(part.text)
        before.append(source)
        after.append(text)
    cells = (
        f"{passage.line:,}",
        f'<div class="before" {tongue}>{"".join(before)}</div>',
        f'<div class="after" {tongue}>{"".join(after)}</div>',
        "".join(_reasons(passage.edits, labels)),
    )
    return row(_SIDES, cells, ' class="changed"' if passage.edits else "")


_Because = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""What edits have in common that are told of together: rule, basis, reason, earlier edits."""


def _because(edit: Edit) -> _Because:
    earlier = tuple(dict.fromkeys((one.rule, one.reason) for one in edit.earlier))
    return edit.rule, edit.basis, edit.reason, earlier


def _labels(edits: Sequence[Edit]) -> dict[_Because, str]:
    """A label for each reason in a passage: the rule's code, numbered where it has several."""
    reasons = [*dict.fromkeys(map(_because, edits))]
    of_rule = Counter(reason[0] for reason in reasons)
    labels, seen = {}, Counter[str]()
    for reason in reasons:
        code = reason[0]
        seen[code] += 1
        labels[reason] = f"{code}·{seen[code]}" if of_rule[code] > 1 else code
    return labels


def _why(edit: Edit) -> str:
    return f"{rule_name(edit.rule)}. {edit.reason} ({edit.basis})"


def _reasons(edits: Sequence[Edit], labels: dict[_Because, str]) -> Iterator[str]:
    """The reasons in a passage, those of one rule and basis together."""
    counts = Counter(map(_because, edits))
    yield "<ul>" if counts else ""
    for code, basis in dict.fromkeys((code, basis) for code, basis, *_ in counts):
        yield f'<li data-rule="{code}" data-basis="{basis}">{text_of(rule_name(code))} ({basis}): '
        yield "; ".join(
            _reason(because, labels[because], count)
            for because, count in counts.items()
            if because[:2] == (code, basis)
        )
        yield "</li>"
    yield "</ul>" if counts else ""


def _reason(because: _Because, label: str, count: int) -> str:
    _, _, reason, earlier = because
    times = f" ×{count}" if count > 1 else ""
    after = "".join(
        f" <small>(after {rule} {text_of(rule_name(rule))}: {text_of(why)})</small>"
        for rule, why in earlier
    )
    return f'<b>{label}</b>{times} <span dir="auto">{text_of(reason)}</span>{after}'


def _omitted(cut: Cut) -> str:
    if not cut.edits:
        return many(len(cut.before), "unchanged character")
    counts = Counter(edit.rule for edit in cut.edits).most_common()
    of_rules = ", ".join(f"{code} {count:,}" for code, count in counts)
    return f"{many(len(cut.before), 'character')} with {many(len(cut.edits), 'edit')}: {of_rules}"
