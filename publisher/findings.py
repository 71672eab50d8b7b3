"""The numbered catalogue of findings: what can be remarked about a book, with permanent codes.

Ranges: R1xx reading, C2xx cleaning, A3xx arranging, N4xx narrating, W5xx writing, K6xx checking.
A code is never reused for another meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from .errors import Exit


class Severity(IntEnum):
    """How bad it is: a note to know, a warning that something could not be done, an error."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


LEFT_OUT = ("R102", "R103", "C210")
"""Codes of documents that are not in the book; its closing page and the ledger name them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark."""

    code: str
    message: str
    #: file, sentence id or place the remark is about
    where: str = ""

    @property
    def severity(self) -> Severity:
        """From the catalogue."""
        return CATALOGUE[self.code][0]


NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

CATALOGUE: dict[str, tuple[Severity, str]] = {
    # reading
    "R101": (NOTE, "the encoding is not UTF-8 and was detected from the bytes"),
    "R102": (WARNING, "a file was passed over because no reader reads it"),
    "R103": (WARNING, "a document could not be read and is not in the book"),
    "R104": (
        WARNING,
        "it was passed over: it is a link to a folder or out of this one, or cannot be opened",
    ),
    "R105": (WARNING, "bytes that fit no character of the encoding are shown as U+FFFD"),
    # reading PDF
    "R110": (WARNING, "pages are pictures without text; the extra `ocr` can recognise them"),
    "R111": (
        WARNING,
        "the text of pages is garbled and left out; the extra `ocr` can recognise it",
    ),
    "R112": (WARNING, "the text was recognised from pictures and may have errors"),
    "R113": (WARNING, "pages are damaged and left out"),
    # reading pictures, web pages and books
    "R120": (NOTE, "pictures without alternative text are left out"),
    # R121 is retired: C203 says it of every format.
    "R122": (WARNING, "part of a file could not be read"),
    "R124": (WARNING, "pictures have no description: they are shown, and said to have none"),
    "R125": (
        NOTE,
        "a form is in the text: its questions are kept, fields and buttons are not",
    ),
    "R126": (
        NOTE,
        "the page shows no text; what it gives to search engines is in the book",
    ),
    "R123": (NOTE, "pages of a book that are not its text (contents, cover) are left out"),
    # reading office documents
    "R131": (NOTE, "hidden text is left out"),
    "R132": (NOTE, "a formula is read as one line of text"),
    "R133": (WARNING, "a part of the file is damaged; what it holds is not in the book"),
    "R134": (NOTE, "tracked changes are accepted"),
    "R135": (WARNING, "something embedded cannot be read and is not in the book"),
    # reading what nobody asked for
    "R143": (
        WARNING,
        "pictures are not there: only their descriptions are in the book; put the files where "
        "the document looks for them",
    ),
    "R144": (WARNING, "pictures are damaged, too large, or of a kind that no book can show"),
    "R145": (NOTE, "text that is struck out is shown so and is not read aloud"),
    "R146": (NOTE, "pictures in the folder that no document shows are not in the book"),
    "R147": (NOTE, "comments are left out"),
    "R148": (
        NOTE,
        "pictures on the web are not fetched: only their descriptions are in the book; save the "
        "page whole to have them",
    ),
    # finding sources
    "R140": (NOTE, "hidden and temporary files were passed over"),
    "R141": (NOTE, "a file was passed over: no reader reads it, and it is no document"),
    "R142": (WARNING, "an entry of the archive was left out"),
    # cleaning
    "C201": (WARNING, "damaged characters were found and could not be repaired with certainty"),
    "C202": (NOTE, "damaged characters were repaired from evidence"),
    "C203": (
        NOTE,
        "the language that a file states is not that of its letters and is not believed",
    ),
    "C210": (WARNING, "a document is not fit to be read and was left out; `accept` takes it in"),
    "C211": (NOTE, "the editor accepted a document that is hardly fit to be read"),
    # arranging
    "A301": (NOTE, "the documents of a speech give different titles or dates"),
    "A303": (WARNING, "a document fits several speeches of different dates and was put in none"),
    "A302": (NOTE, "no language could be told; the book's main language is assumed"),
    "A306": (NOTE, "a document is nearly the same as another, and both are in the book"),
    "A305": (NOTE, "documents that stand in no part are at the end of the book"),
    "A304": (NOTE, "a document has the text of another and is named as its further source"),
    # narrating
    "N401": (WARNING, "no voice speaks this language; another voice reads it"),
    "N402": (NOTE, "utterances needed a second try"),
    "N403": (NOTE, "a sentence has nothing that can be said; its clip is silent"),
    "N404": (WARNING, "no voice on this machine can say this text; it is left out of the sound"),
    "N405": (NOTE, "only a basic voice reads this language"),
    "N406": (WARNING, "the voice gave only silence for a sentence"),
    "N407": (WARNING, "a sentence is too short or too long for its text; listen to it"),
    "N408": (WARNING, "there is a long silence inside a sentence; listen to it"),
    "N409": (WARNING, "a sentence seems to be cut off at its end; listen to it"),
    "N410": (NOTE, "a track is outside the window of its loudness preset"),
    "N411": (NOTE, "a voice was asked for a language in which the book says nothing"),
    "N420": (NOTE, "a voice cannot say something of a sentence; another voice says it"),
    # writing
    "W501": (WARNING, "no font on this machine has all characters of the title for the cover"),
    "W511": (NOTE, "the older of the two chapter lists of M4B cannot hold all and is left out"),
    "W521": (NOTE, "the ID3 table of contents is split because one table holds 255 entries"),
    "W531": (WARNING, "a picture cannot be shown and is left out; what it shows is still told"),
    # checking
    "K601": (ERROR, "a file is missing or cannot be opened"),
    "K602": (ERROR, "markers.json is not as its schema says"),
    "K603": (ERROR, "the times in markers.json do not add up"),
    "K604": (ERROR, "the chapters in markers.json are not those of its tracks"),
    "K605": (ERROR, "a key or id in markers.json is there twice or leads nowhere"),
    "K606": (ERROR, "a file is not the one that markers.json describes"),
    "K607": (ERROR, "markers.json names a file outside its folder"),
    "K608": (NOTE, "a file is in the folder that markers.json does not list"),
    # checking an EPUB: the container
    "K611": (ERROR, "the EPUB's archive is damaged or not in order"),
    "K612": (ERROR, "an XML file is not well-formed or not allowed"),
    "K613": (ERROR, "package document and archive do not agree"),
    "K614": (ERROR, "the metadata of the EPUB lacks something"),
    # checking an EPUB: the text
    "K615": (ERROR, "a sentence is not in the text exactly once and in its place"),
    "K616": (ERROR, "visible text is never read aloud"),
    "K617": (ERROR, "the text is not the cleaned text of the ledger"),
    "K618": (ERROR, "an image has no text that says what it shows"),
    "K619": (ERROR, "a reference to a note leads to no note"),
    "K620": (ERROR, "a link or a picture leads nowhere, or is not shown"),
    # checking an EPUB: the overlays and the tables of contents
    "K621": (ERROR, "a media overlay is malformed or leads nowhere"),
    "K622": (ERROR, "a sentence is not spoken exactly once"),
    "K623": (ERROR, "sentences are spoken in another order than they are read in"),
    "K624": (ERROR, "a clip is not where markers.json has it"),
    "K625": (ERROR, "a clip reaches past the end of its recording"),
    "K626": (ERROR, "clips overlap"),
    "K627": (ERROR, "a media:duration is not the sum of its clips"),
    "K628": (ERROR, "a table of contents does not show the chapters of markers.json"),
    "K629": (ERROR, "an entry of a table of contents leads to another time than its chapter's"),
    "K675": (ERROR, "a heading of a text is no chapter, or another one"),
    "K630": (ERROR, "the page list is not that of the page breaks in the text"),
    # checking audio files
    "K631": (ERROR, "an audio file is damaged"),
    "K632": (ERROR, "an audio file is not exactly as long as its tracks"),
    "K633": (ERROR, "the chapters of an audio file are not those of markers.json"),
    "K634": (ERROR, "a tag is not as markers.json has it"),
    "K635": (WARNING, "an audio file has no cover"),
    "K636": (ERROR, "players must load all of the sound before they can play it"),
    "K637": (ERROR, "the bit rate is not constant, so that players seek to wrong places"),
    "K638": (ERROR, "the ID3 table of contents is not in order"),
    "K639": (ERROR, "the same track is not the same sound in two files"),
    # checking the ledger
    "K641": (ERROR, "ledger.json is not as it should be"),
    "K642": (ERROR, "the source does not come back from the text and the ledger"),
    "K643": (ERROR, "ledger.json and markers.json do not name the same documents"),
    "K644": (ERROR, "a fact or an edit has no basis, no reason, or a place outside its source"),
    # checking the decoded sound
    "K651": (ERROR, "sound cannot be decoded, or decodes to another length"),
    "K652": (ERROR, "a sentence cannot be heard in its clip"),
    "K653": (WARNING, "sound is cut by the boundary of a clip"),
    "K654": (WARNING, "sound is not as loud as its preset asks"),
    "K655": (WARNING, "a sample is higher than its loudness preset allows"),
    "K656": (NOTE, "RMS or noise is outside the window of the loudness preset"),
    # checking the structure of the EPUB
    "K670": (ERROR, "a heading is none, or not of the level that the ledger's levels ask for"),
    "K671": (ERROR, "a list, quotation, stanza, figure or note does not hold what the ledger says"),
    "K672": (ERROR, "a table has not the rows or the caption that the ledger says"),
    "K673": (ERROR, "the cells of a row do not head or span what the ledger says"),
    "K674": (ERROR, "a picture is not shown where the ledger has it"),
    "K676": (ERROR, "words are in italics or bold, and the ledger does not say so, or the reverse"),
    "K677": (ERROR, "a scene break is read, or other words are shown as one"),
    "K680": (ERROR, "the files of a document are not in order, or tear what holds together"),
    "K681": (WARNING, "a text is longer than some e-readers can open"),
}


def finding(code: str, where: str = "", detail: str = "") -> Finding:
    """A finding with the catalogue's message and a detail. Raises KeyError for an unknown code."""
    message = CATALOGUE[code][1]
    return Finding(code, f"{message}: {detail}" if detail else message, where)


def exit_code(findings: Iterable[Finding]) -> Exit:
    """The exit code for the worst of the findings."""
    worst = max((f.severity for f in findings), default=Severity.NOTE)
    return {NOTE: Exit.OK, WARNING: Exit.FOUND_WARNINGS, ERROR: Exit.FOUND_ERRORS}[worst]
