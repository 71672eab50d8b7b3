"""A cleaned document of the corpus as lines that a person can read, and the wrong edits in it.

`python tests/corpus_record.py` prints the precision of the rules on tests/corpus, and with
`--held-out` on tests/heldout (or on those of its documents that are named), which no rule was
tuned on; `--held-out tests/heldout2` takes another folder of the same kind.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from publisher.blocks import EMPHASIS
from publisher.book import Block, Document
from publisher.cleaning import RULES, clean
from publisher.cleaning import _applied as applied
from publisher.cleaning._structure import is_structured
from publisher.ledger import Change, Edit, Fact, Mark
from publisher.sources import read_file

CORPUS = Path(__file__).parent / "corpus"
HELD_OUT = Path(__file__).parent / "heldout"
FORMATS = ("txt", "html", "markdown", "epub", "docx", "odt", "rtf", "pdf")


def _names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for form in FORMATS
        for path in (folder / form).iterdir()
        if path.suffix != ".png" and path.name != "frameset.html"
    )


NAMES = _names(CORPUS)
HELD_OUT_NAMES = _names(HELD_OUT)
FOLDED = 12
"""Edits of one kind in one document from which on only their number is shown."""


@cache
def cleaned(name: str, folder: Path = CORPUS) -> Document:
    """A document of the corpus, read by the reader that accepts it, and cleaned."""
    document = read_file(folder / name, "key", name)
    assert document is not None, name
    return clean(document)


def record(document: Document) -> str:
    """Facts, findings, blocks with what is marked in them, and the ledger."""
    source = document.manuscript.source
    lines = ["# facts"]
    for fact in document.facts:
        span = fact.evidence.span
        words = f": {_short(source[slice(*span)])}" if span else ""
        lines.append(
            f"{fact.name} = {fact.value} ({fact.evidence.basis}, {fact.evidence.reason}{words})"
        )
    lines += ["", "# findings", *(f"{one.code} {one.message}" for one in document.findings)]
    lines += ["", "# text"]
    for block in document.blocks:
        lines += _block(block)
    lines += ["", "# ledger", *ledger(document)]
    return "\n".join(lines) + "\n"


def ledger(document: Document, most: int = FOLDED) -> list[str]:
    """Each edit as one line; of more than `most` of one kind only the number."""
    edits = list(_all(document.manuscript.edits))
    kinds = Counter((edit.rule, edit.reason) for edit in edits)
    lines = []
    for edit in edits:
        if kinds[edit.rule, edit.reason] <= most:
            lines.append(shown(document, edit))
    for (rule, reason), number in sorted(kinds.items()):
        if number > most:
            lines.append(f"{rule} {number} times: {reason}")
    return lines


def _all(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Every edit, and those of earlier rules that it replaced, before it."""
    for edit in edits:
        yield from _all(edit.earlier)
        yield edit


def shown(document: Document, edit: Edit) -> str:
    """An edit with the letters around it: code, …before[was → is]after…, reason."""
    source = document.manuscript.source
    left, right = source[max(0, edit.start - 12) : edit.start], source[edit.end : edit.end + 12]
    change = f"…{left}[{_short(edit.before)} → {edit.after}]{right}…"
    return f"{edit.rule} {edit.basis}: {_visible(change)} — {edit.reason}"


def _block(block: Block) -> list[str]:
    tags = " ".join(
        part for part in (block.kind, str(block.level or ""), block.label, block.language) if part
    )
    lines = [f"[{tags}] {_visible(block.text)}"]
    for kind in EMPHASIS:
        stressed = [block.text[a.start : a.end] for a in block.anchors if a.kind == kind]
        if stressed:
            all_of_it = stressed == [block.text.strip()]
            words = "(all)" if all_of_it else " · ".join(_short(words) for words in stressed)
            lines.append(f"    {kind} {_visible(words)}")
    for anchor in (a for a in block.anchors if a.kind not in EMPHASIS):
        words = block.text[anchor.start : anchor.end] or f"before {block.text[anchor.start :][:12]}"
        lines.append(f"    {anchor.kind} {anchor.value}: {_visible(words)}")
    if block.ruby:
        readings = (f"{block.text[one.start : one.end]}={one.reading}" for one in block.ruby)
        lines.append(f"    ruby {' '.join(readings)}")
    return lines


def _visible(text: str) -> str:
    for sign, name in (("\r", "␍"), ("\n", "⏎"), ("\t", "⇥"), ("\f", "␌"), ("\ufeff", "[BOM]")):
        text = text.replace(sign, name)
    return text.replace("\ufffe", "[FFFE]").replace("\xad", "[SHY]")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:35]} … {text[-20:]}"


def wrong(folder: Path = CORPUS) -> list[dict[str, Any]]:
    """The edits, marks and facts that a person found to be wrong: rule, document, what, why."""
    return _judged(folder / "wrong.toml", "wrong")


def missed(folder: Path = HELD_OUT) -> list[dict[str, Any]]:
    """What a careful editor would have done to the held-out documents and no rule did: the rule
    that should have, the document, why, and `lacks` (what would stand in its record) or `shown`
    (what stands among its blocks and would not)."""
    return _judged(folder / "missed.toml", "missed")


def _judged(file: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8")).get(kind, [])
    return found


def stands(entry: dict[str, Any], what: str, folder: Path = CORPUS) -> bool:
    """Whether words stand in the record of an entry's document: in a line of its rule's ledger,
    or, for a rule without edits there, anywhere."""
    lines = _record(entry["document"], folder)
    own = [line for line in lines if line.startswith(f"{entry['rule']} ")] or lines
    return any(what in line for line in own)


def _is_missed(entry: dict[str, Any], what: str, folder: Path) -> bool:
    lines = _record(entry["document"], folder)
    if "shown" in entry:
        blocks = lines[lines.index("# text") : lines.index("# ledger")]
        return any(what in line for line in blocks)
    return not any(what in line for line in lines)


@cache
def _record(name: str, folder: Path) -> tuple[str, ...]:
    """The lines of a document's record and every line of its ledger."""
    document = cleaned(name, folder)
    return (*record(document).splitlines(), *ledger(document, most=1000))


def precision() -> list[str]:
    """A Markdown table, a row for each rule: code, edits or facts on the corpus, wrong, share."""
    made = _made(CORPUS, NAMES)
    bad = Counter(one["rule"] for one in wrong() for _ in one["what"])
    rows = ["| code | done | wrong | precision |", "|---|---|---|---|"]
    return rows + [_row(rule.code, made, bad) for rule in RULES]


def held_out(names: Iterable[str], folder: Path = HELD_OUT) -> list[str]:
    """The same table for held-out documents, with a column of what was missed; under it each
    judgement that no longer holds, which is not counted."""
    names = set(names)
    bad, unseen, gone = Counter[str](), Counter[str](), list[str]()
    for one in (one for one in wrong(folder) if one["document"] in names):
        still = [what for what in one["what"] if stands(one, what, folder)]
        bad[one["rule"]] += len(still)
        gone += [_gone("no longer", one, what) for what in one["what"] if what not in still]
    for one in (one for one in missed(folder) if one["document"] in names):
        said = one.get("lacks") or one["shown"]
        found = [what for what in said if not _is_missed(one, what, folder)]
        unseen[one["rule"]] += len(said) - len(found)
        gone += [_gone("found now", one, what) for what in found]
    made = _made(folder, names)
    rows = ["| code | done | wrong | precision | missed |", "|---|---|---|---|---|"]
    rows += [f"{_row(rule.code, made, bad)} {unseen[rule.code]} |" for rule in RULES]
    total = _row("all", Counter(all=made.total()), Counter(all=bad.total()))
    return [*rows, f"{total} {unseen.total()} |", *(["", *gone] if gone else [])]


def _gone(state: str, one: dict[str, Any], what: str) -> str:
    return f"{state}: {one['rule']} in {one['document']}: {what!r}"


def _made(folder: Path, names: Iterable[str]) -> Counter[str]:
    made: Counter[str] = Counter()
    for name in names:
        made.update(counted(name, folder))
    return made


def _row(code: str, made: Counter[str], bad: Counter[str]) -> str:
    total = made[code]
    share = f"{100 * (total - bad[code]) / total:.1f} %" if total else "not met"
    return f"| {code} | {total} | {bad[code]} | {share} |"


def counted(name: str, folder: Path = CORPUS) -> Counter[str]:
    """How often each rule did something to a document: its changes, else marks, else facts."""
    document = read_file(folder / name, "key", name)
    assert document is not None
    structured, made = is_structured(document), Counter[str]()
    for rule in RULES:
        if structured and rule.guesses:
            continue
        outcome = tuple(rule.apply(document))
        kinds = Counter(type(one) for one in outcome)
        made[rule.code] = kinds[Change] or kinds[Mark] or kinds[Fact]
        document = applied(document, rule)
    return made


if __name__ == "__main__":
    said = sys.argv[1:]
    held = said[:1] == ["--held-out"]
    at = Path(said.pop(1)) if held and said[1:] and Path(said[1]).is_dir() else HELD_OUT
    table = held_out(said[1:] or _names(at), at) if held else precision()
    sys.stdout.write("\n".join(table) + "\n")
