"""What RTF's control words stand for: characters, encodings, languages, destinations."""

from __future__ import annotations

import locale

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "~": "\xa0", "-": "\xad",
    "_": "\u2011", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
    "{": "{", "}": "}", "\\": "\\", "\t": "\t",
}  # fmt: skip
"""Control words that are characters."""

CHARSETS = {
    77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gbk", 81: "big5hkscs", 128: "cp932",
    129: "cp949", 130: "johab", 134: "gbk", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Encoding by a font's \\fcharset; 0 and 1 are the file's own, 2 is a symbol font."""

STORIES = {
    "footnote": "note",
    "header": "running head", "headerl": "running head", "headerr": "running head",
    "headerf": "running head",
    "footer": "running foot", "footerl": "running foot", "footerr": "running foot",
    "footerf": "running foot",
    "shptxt": "box", "dptxbxtext": "box",
}  # fmt: skip
"""Destinations with paragraphs of their own."""

CAPTURED = (
    "fldinst", "listtext", "pntext", "title", "author", "doccomm", "revtim", "sn", "sv",
    "stylesheet", "fonttbl",
)  # fmt: skip
"""Destinations whose text says something about the document."""

TRANSPARENT = (
    "shp", "shpinst", "shppict", "picprop", "sp", "do", "ud", "moMath", "moMathPara", "mr",
    "fldrslt", "field", "info", "result", "object", "shpgrp",
)  # fmt: skip
"""Destinations that may begin with \\* and are yet read, for what is inside of them."""

SKIPPED = (
    "colortbl", "nonshppict", "shprslt", "annotation", "atnid", "atnauthor", "atndate",
    "atnref", "atnicn", "atntime", "xe", "tc", "tcn", "rxe", "objdata", "mmathPict", "upr",
    "nonesttables", "nesttableprops", "operator", "keywords", "subject", "comment", "company",
    "manager", "category", "creatim", "printim", "buptim", "hlinkbase", "version", "vern",
    "nofpages", "nofwords", "nofchars", "edmins", "id", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "pn", "template", "filetbl", "listtable", "listoverridetable",
    "rsidtbl", "latentstyles", "themedata", "bkmkstart", "bkmkend",
)  # fmt: skip
"""Destinations whose text is no text of the document."""


def encoding(code_page: int) -> str:
    """The encoding of \\ansicpg; Windows-1252 for one that Python does not know."""
    name = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 950: "big5hkscs"}.get(
        code_page, f"cp{code_page}"
    )
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def language(code: int | None) -> str:
    """The BCP 47 tag of a Windows language code, or ""."""
    return locale.windows_locale.get(code or 0, "").replace("_", "-")
