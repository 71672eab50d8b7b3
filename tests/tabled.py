"""One table with merged cells, heads and a caption, as four formats have it."""

from __future__ import annotations

from office import docx, odt, p

HTML = """<html lang="en"><body><h1>Buses</h1><p>They go on every day of the week.</p>
<table><caption>All buses.</caption>
<thead><tr><th rowspan="2">Place</th><th colspan="2">Time</th></tr>
<tr><th>Early</th><th>Late</th></tr></thead>
<tr><th>Mill</th><td rowspan="2">8:10</td><td>12:00</td></tr><tr><th>Weir</th><td>13:00</td></tr>
<tr><th>Sea</th><td colspan="2">none</td></tr></table><p>Ask the driver.</p></body></html>"""

SHAPE = [
    "paragraph All buses.",
    "table_row(header 0:1x2 1:2x1) Place\tTime",
    "table_row(header) \tEarly\tLate",
    "table_row(0:row 1:1x2) Mill\t8:10\t12:00",
    "table_row(0:row) Weir\t\t13:00",
    "table_row(0:row 1:2x1) Sea\tnone",
    "paragraph Ask the driver.",
]

_WORD_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/></w:style>'
    '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:basedOn w:val="Grid"/>'
    '<w:tblStylePr w:type="firstRow"/><w:tblStylePr w:type="firstCol"/></w:style>'
)


def _tc(text: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{p(text) if text else p()}</w:tc>"


def _tr(*cells: str, head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' * head}{''.join(cells)}</w:tr>"


_WIDE, _TOP, _ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WORD_ROWS = (
    _tr(_tc("Place", _TOP), _tc("Time", _WIDE), head=True)
    + _tr(_tc("", _ON), _tc("Early"), _tc("Late"), head=True)
    + _tr(_tc("Mill"), _tc("8:10", _TOP), _tc("12:00"))
    + _tr(_tc("Weir"), _tc("", _ON), _tc("13:00"))
    + _tr(_tc("Sea"), _tc("none", _WIDE))
)


def word(before: str = p("All buses.", style="Cap"), look: str = "04A0", style: str = "Lines",
         after: str = "") -> bytes:  # fmt: skip
    """The table in Word. look: what it asks its style to show."""
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook w:val="{look}"/></w:tblPr>'
    table = f"<w:tbl>{properties}{WORD_ROWS}</w:tbl>"
    return docx(f"{before}{table}{after}{p('Ask the driver.')}", styles=_WORD_STYLES)


def _cell(text: str, props: str = "") -> str:
    return f"<table:table-cell {props}><text:p>{text}</text:p></table:table-cell>"


_COVERED = "<table:covered-table-cell/>"
_TALL, _BROAD = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def open_document() -> bytes:
    """The table in OpenDocument."""
    caption = '<style:style style:name="Caption" style:family="paragraph"/>'
    own = '<style:style style:name="Table" style:family="paragraph" '
    heads = _row(_cell("Place", _TALL), _cell("Time", _BROAD), _COVERED)
    heads += _row(_COVERED, _cell("Early"), _cell("Late"))
    rows = _row(_cell("Mill"), _cell("8:10", _TALL), _cell("12:00"))
    rows += _row(_cell("Weir"), _COVERED, _cell("13:00"))
    rows += _row(_cell("Sea"), _cell("none", _BROAD), _COVERED)
    body = (
        '<text:p text:style-name="Table">All buses.</text:p><table:table>'
        "<table:table-header-columns><table:table-column/></table:table-header-columns>"
        '<table:table-column table:number-columns-repeated="2"/>'
        f"<table:table-header-rows>{heads}</table:table-header-rows>{rows}</table:table>"
        "<text:p>Ask the driver.</text:p>"
    )
    return odt(body, styles=f'{caption}{own}style:parent-style-name="Caption"/>')


def rich_text() -> bytes:
    """The table in RTF, where each row defines where its cells end."""

    def row(*cells: tuple[str, str, int], head: bool = False) -> str:
        defined = "".join(rf"{merged}\cellx{edge}" for _, merged, edge in cells)
        text = "".join(rf"\pard\intbl {text}\cell" for text, _, _ in cells)
        return rf"\trowd{chr(92) + 'trhdr' if head else ''}{defined}{text}\row"

    top, on = r"\clvmgf", r"\clvmrg"
    return (
        r"{\rtf1\ansi{\stylesheet{\s5 caption;}}\pard\s5 All buses.\par"
        + row(("Place", top, 1000), ("Time", "", 3000), head=True)
        + row(("", on, 1010), ("Early", "", 2000), ("Late", "", 3000), head=True)
        + row(("Mill", "", 1000), ("8:10", top, 2000), ("12:00", "", 3000))
        + row(("Weir", "", 1000), ("", on, 2000), ("13:00", "", 3000))
        + row(("Sea", "", 1000), ("none", "", 3000))
        + r"\pard Ask the driver.\par}"
    ).encode()
