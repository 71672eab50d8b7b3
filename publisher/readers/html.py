"""Web pages: all their text in reading order, what is not the article marked as furniture."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Evidence, Fact, Manuscript
from . import _html_facts as stated
from ._decoding import few_controls
from ._files import contents
from ._html_archive import is_archive, unpacked
from ._html_breaks import breaks_kept
from ._html_facts import Said
from ._html_furniture import Judge
from ._html_groups import captioned
from ._html_images import beside
from ._html_labels import without_labels
from ._html_licence import unwrapped
from ._html_linked import unseen
from ._html_main import is_bare, judged, with_heading
from ._html_notes import find
from ._html_tree import LARGEST, Element, Tree, attribute, decode_page, parse_html, parse_xhtml
from ._html_vote import kept, voted
from ._html_walk import Walker
from ._html_word import levelled
from ._markup import SEPARATOR, Block, compose
from ._pictures import Pictures

_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_MARKUP = re.compile(
    r"<(?:p|div|body|head|title|h[1-6]|table|br|meta|span|a|article)\b[^<>]*>", re.I
)
_MUCH_SCRIPT = 4000
_OTHER = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")


def accepts(path: Path, head: bytes) -> bool:
    """Whether the file is a web page: it begins as one, or it is called one and is text."""
    if head.startswith(_OTHER):
        return False
    wide = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(head[:2])
    text = head.decode(wide or "latin-1", "ignore").lstrip("\ufeffï»¿")
    is_mail = path.suffix.lower() == ".eml"  # a draft has no address yet, and is no page
    if _PAGE.match(text) or (is_archive(head) and not is_mail):
        return True
    if path.suffix.lower() in _SUFFIXES:
        return bool(text.strip()) and "\0" not in text and few_controls(text)
    return path.suffix.lower() in ("", ".asp", ".aspx", ".php", ".jsp") and bool(
        text.lstrip().startswith("<") and _MARKUP.search(text)
    )


def read(path: Path, name: str, key: str) -> Document:
    """A page as a document: everything that it shows, the article told from the rest.

    Raises InputError for a file that is missing, unreadable, too large, a mere frame or no page.
    """
    data = contents(path, name, LARGEST)
    archive = unpacked(data, name) if is_archive(data) else None
    decoded = archive.decoded if archive else decode_page(data)
    if decoded is None or not few_controls(decoded.text):
        raise InputError(
            "this is not an HTML page", where=name, remedy="Save it as UTF-8, or leave it out"
        )
    is_xml = decoded.text.lstrip("\ufeff \r\n\t").startswith("<?xml")
    tree = (parse_xhtml if is_xml else parse_html)(decoded.text, name)
    findings: list[Finding] = []
    if decoded.detected:
        findings.append(finding("R101", name, decoded.encoding))
    if decoded.damage:
        findings.append(finding("R105", name, decoded.damage))
    encoding = Fact("encoding", decoded.encoding, decoded.evidence)
    pictures = Pictures(archive.placed(tree.root) if archive else beside(path))
    address = archive.facts if archive else ()
    page = "" if is_xml or not _PAGE.match(decoded.text.lstrip("\ufeff")) else decoded.text
    return _document(tree, page, Document(
        key, name, Manuscript(""), hashlib.sha256(data).hexdigest(), (*address, encoding),
        findings=tuple(findings),
    ), pictures)  # fmt: skip


def _document(tree: Tree, page: str, bare: Document, pictures: Pictures) -> Document:
    """page: the mark-up, "" for what is no whole page and has nothing around its text."""
    root, name = tree.root, bare.path
    things = stated.said(root)
    language = _claimed(root)
    judge = Judge(root)
    walked = Walker(find(root), pictures, judge, language.value if language else "").walk(root)
    title = _name(things)
    shown = levelled(walked.body)
    heading = next((one.value for one in things if one.name == "title"), "")
    hidden = unseen(root, shown, heading, name)
    book = unwrapped(shown)
    is_whole = book.is_whole or judge.is_formatted or is_bare(shown)
    whole = with_heading(book.body, title) if is_whole else []
    body = breaks_kept(captioned(hidden or whole or _article(shown, root, page, title)))
    if not body and not walked.notes:
        raise _without_text(root, name)
    source, marks = compose(body, walked.notes)
    known = {fact.name for fact in book.facts}
    said = stated.facts(things, body, _places(body))
    facts = [*book.facts, *(fact for fact in said if fact.name not in known)]
    findings = list(bare.findings)
    if language:
        reason = f"the page says so: {language.by}"
        facts.append(Fact("language", language.value, Evidence("stated", reason)))
    findings += pictures.findings(name)
    if hidden:
        findings.append(finding("R126", name))
    if judge.forms.kept:
        findings.append(finding("R125", name))
    if tree.lost:
        findings.append(finding("R122", name, tree.lost))
    return Document(
        bare.key, name, Manuscript(source), bare.sha256, (*facts, *bare.facts), marks,
        findings=tuple(findings), pictures=pictures.found,
    )  # fmt: skip


def _article(blocks: list[Block], root: Element, page: str, title: str) -> list[Block]:
    """The blocks, those marked as furniture that are not the page's article."""
    body = judged(blocks, title)
    if not page:
        return body
    vote = kept(root, page)
    return without_labels(voted(body, vote, title) if vote else body)


def _claimed(root: Element) -> Said | None:
    for one in stated.languages(root):
        value = stated.tag_of(one.value)
        if value:
            return Said("language", value, one.by)
    return None


def _name(things: tuple[Said, ...]) -> str:
    return " ".join(one.value for one in things if one.name == "title")


def _places(body: list[Block]) -> list[int]:
    places, at = [], 0
    for block in body:
        places.append(at)
        at += len(block.text) + len(SEPARATOR)
    return places


def _without_text(root: Element, name: str) -> InputError:
    frames = [attribute(e, "src") for e in root.iter("{*}frame", "{*}iframe")]
    shown = ", ".join(frame[:100] for frame in frames if frame)
    if shown:
        return InputError(
            "this page only frames other files and has no text of its own",
            where=name,
            remedy=f"Put the files that it frames into the folder: {shown[:500]}",
        )
    if sum(len(script.text or "") for script in root.iter("{*}script")) > _MUCH_SCRIPT:
        return InputError(
            "the page shows its text by a script, and no script is run here",
            where=name,
            remedy="Open it in a browser and save it from there, or leave it out",
        )
    return InputError("the page has no text in it", where=name, remedy="Leave it out")
