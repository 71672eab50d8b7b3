"""A document as a reader gives it, in a form for people: one line a block, then its marks."""

from __future__ import annotations

from publisher.book import Document

ROLES = ("heading", "paragraph", "byline", "quotation", "list_item", "table_row", "image", "note")


def marked(document: Document) -> str:
    """Facts, findings, pictures, then every block with its role and the marks inside it."""
    source = document.manuscript.source
    lines = [f"{f.name}: {f.value} ({f.evidence.reason})" for f in document.facts]
    lines += [f"! {f.code} {f.message}" for f in document.findings]
    lines += [f"# {p.name} {p.media_type} {len(p.data)} bytes" for p in document.pictures]
    lines.append("")
    inner = [m for m in document.marks if m.kind not in ROLES]
    for block in (m for m in document.marks if m.kind in ROLES):
        text = source[block.start : block.end].replace("\n", "⏎").replace("\t", "→")
        role = f"{block.kind} {block.value}".strip()
        whole = [m for m in inner if m.kind == "furniture" and _covers(m, block)]
        kept = f" ~ {whole[0].value}" if whole else ""
        lines.append(f"[{role}{kept}] {text}")
        for m in inner:
            if m not in whole and m.start < block.end and m.end > block.start:
                part = source[max(m.start, block.start) : min(m.end, block.end)]
                shown = part if len(part) <= 40 else f"{part[:18]}…{part[-18:]}"
                lines.append(f"    {m.kind} {m.value}: {shown}")
    return "\n".join(lines) + "\n"


def _covers(outer: object, inner: object) -> bool:
    return outer.start <= inner.start and outer.end >= inner.end  # type: ignore[attr-defined]


def uncovered(document: Document) -> str:
    """The text that no block covers, white space left out: "" for a complete reader."""
    left = list(document.manuscript.source)
    for mark in document.marks:
        if mark.kind in ROLES:
            left[mark.start : mark.end] = [""] * (mark.end - mark.start)
    return "".join("".join(left).split())
