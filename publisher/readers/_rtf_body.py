"""RTF to parts: one pass over the tokens with a stack of groups and a stack of stories."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..languages import script
from ._docx_styles import CONTENTS, style_role
from ._parts import Part, Piece, as_note, images, text_of
from ._pictures import Pictures
from ._raised import placed
from ._rtf_properties import PROPERTIES
from ._rtf_state import CAPTURE, SKIP, TEXT, Group, Story
from ._rtf_tokens import Token, tokens
from ._rtf_words import CAPTURED, CHARSETS, SIGNS, SKIPPED, STORIES, TRANSPARENT, encoding
from ._symbols import symbol

_SYMBOLS = 2
_Style = tuple[str, int, frozenset[str]]
"""The name of a style, the outline level it gives, and how its text is set (em, strong)."""

_NO_STYLE: _Style = ("", 9, frozenset())
_BULLETS = "•·▪◦–-—*o§●■○\uf0b7\ufffd"


@dataclass
class Body:
    """An RTF file on its way to parts. Call `read`, then look at the rest."""

    pictures: Pictures = field(init=False)
    groups: list[Group] = field(default_factory=lambda: [Group()])
    stories: list[Story] = field(default_factory=lambda: [Story("body")])
    #: notes and margins, which come behind the body
    notes: list[Part] = field(default_factory=list)
    margins: list[Part] = field(default_factory=list)
    #: the metadata of \\info: name of the destination and text
    stated: dict[str, str] = field(default_factory=dict)
    hidden: int = 0
    changes: int = 0
    comments: int = 0
    embedded: int = 0
    #: whether the file ends before its groups do
    cut: bool = False
    _encoding: str = "cp1252"
    _fonts: dict[int, tuple[str, str]] = field(default_factory=dict)
    _styles: dict[int, _Style] = field(default_factory=dict)
    _bytes: bytearray = field(default_factory=bytearray)
    _capture: list[str] = field(default_factory=list)
    _skip: int = 0
    _labels: int = 0
    _referred: bool = False
    _contents: list[tuple[int, str]] = field(default_factory=list)
    _property: str = ""
    _alternative: str = ""
    _digits: bytearray = field(default_factory=bytearray)
    _pictures: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pictures = Pictures(self._pictures.get)

    def read(self, data: bytes) -> list[Part]:
        """The parts of the body, then of the notes, then of heads and feet."""
        for token in tokens(data):
            if token.kind == "text":
                self._take(token.text)
                continue
            self._flush()
            if token.kind == "open":
                self.groups.append(replace(self.groups[-1], owner=False, story=False))
            elif token.kind == "close":
                if len(self.groups) == 1:
                    continue  # more groups end than began
                self._close()
                if len(self.groups) == 1:
                    break  # what follows the last group is no RTF
            else:
                self._word(token)
        self._flush()
        self.cut = len(self.groups) > 1
        while len(self.groups) > 1:
            self._close()
        body = self.stories[0]
        body.end_paragraph(self._role(), False)
        return [*body.parts, *self.notes, *self.margins]

    # text

    def _take(self, text: bytes) -> None:
        if self.groups[-1].captured == "pict" and self.groups[-1].owner:
            self._digits += text
            return
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        self._bytes += text[skipped:]

    def _flush(self) -> None:
        """The bytes so far as text; two bytes of one character may be two tokens."""
        self._skip = 0
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            name, codec = self._fonts.get(self.groups[-1].font, ("", ""))
            if codec == "symbol":
                self._say("".join(symbol(byte, name) for byte in data))
            else:
                self._say(data.decode(codec or self._encoding, "replace"))

    def _say(self, text: str, note: str = "") -> None:
        group, story = self.groups[-1], self.stories[-1]
        if group.captured == "fonttbl":
            name, codec = self._fonts.get(group.font, ("", ""))
            self._fonts[group.font] = (name + text.strip("; "), codec)
        elif group.captured == "stylesheet":
            name = self._styles.get(group.style, _NO_STYLE)[0] + text.strip("; ")
            self._styles[group.style] = (name, group.outline, group.looks)
        elif group.target == CAPTURE:
            self._capture.append(text)
        elif group.target == TEXT and not group.deleted:
            if group.hidden:
                self.hidden += len(text.strip())
                return
            east = any(script(char) in ("CJK", "KANA", "HANGUL") for char in text)
            tag = group.language_east if east else group.language
            # A paragraph sets what its style sets once more: that is its look.
            stress = group.looks - self._styles.get(group.style, _NO_STYLE)[2]
            text = text if note else placed(text, group.place)
            piece = Piece(
                text,
                tag,
                note,
                struck=group.struck,
                stress=stress,
                size=group.size,
                underlined=group.underlined and not group.linked,
            )
            last = story.pieces[-1] if story.pieces else None
            if last and replace(last, text=text) == piece and not note:
                story.pieces[-1] = replace(last, text=_paired(last.text + text))
            else:
                story.pieces.append(piece)
            story.listing = story.listing or (self._contents[-1][1] if self._contents else "")
            self._referred = bool(note) or (self._referred and not text.strip())

    # groups

    def _close(self) -> None:
        group = self.groups.pop()
        if group.owner:
            self._captured(group.captured, "".join(self._capture))
        if group.story:
            self._end_story()
        while self._contents and self._contents[-1][0] > len(self.groups):
            self._contents.pop()

    def _end_story(self) -> None:
        story = self.stories.pop()
        if story.pieces or story.beside:
            story.end_paragraph(("paragraph", "", ""), False)
        story.end_table()
        parts = [part for part in story.parts if text_of(part.pieces).strip()]
        if story.kind == "note":
            self.notes += as_note(parts, story.label)
        elif story.kind == "box":
            self.stories[-1].beside += parts
        else:
            self.margins += [part for part in parts if part not in self.margins]

    def _captured(self, name: str, text: str) -> None:
        story = self.stories[-1]
        if name == "fldinst":
            first = text.split()[:1]
            if first and first[0].upper() in ("TOC", "INDEX", "TOA"):
                reason = CONTENTS if first[0].upper() != "INDEX" else "index of pages"
                self._contents.append((len(self.groups), reason))
        elif name in ("listtext", "pntext"):
            label = text.strip()
            story.number = "" if label in _BULLETS else label
        elif name == "sn":
            self._property = text.strip()
        elif name == "sv":
            if self._property == "wzDescription":
                self._alternative = text
        elif name == "pict":
            self._draw(story)
        elif name not in ("fonttbl", "stylesheet"):
            self.stated.setdefault(name, text)

    def _draw(self, story: Story) -> None:
        """The picture whose hexadecimal digits are whole, as a block beside the paragraph."""
        digits, self._digits = bytes(self._digits).translate(None, b" \t"), bytearray()
        name = f"picture-{len(self._pictures) + 1}"
        try:
            self._pictures[name] = bytes.fromhex(digits.decode("ascii"))
        except ValueError:
            self._pictures[name] = b""
        story.beside += images(self.pictures, self._alternative, name)
        self._alternative = ""

    # control words

    def _word(self, token: Token) -> None:
        word, number, group = token.word, token.number, self.groups[-1]
        if word == "*":
            group.starred = True
            return
        starred, group.starred = group.starred, False
        if self._destination(word, starred) or group.target == SKIP:
            return
        if word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._skip = group.fallback
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in ("yr", "mo", "dy"):
            self._say(f"{number or 0:02d}{'' if word == 'dy' else '-'}")
        elif word == "fcharset":
            codec = "symbol" if number == _SYMBOLS else CHARSETS.get(number or 0, "")
            self._fonts[group.font] = ("", codec)
        elif word in PROPERTIES:
            PROPERTIES[word](group, number)
            self.changes += word in ("deleted", "revised") and number != 0
        elif word == "ansicpg":
            self._encoding = encoding(number or 1252)
        elif word in ("mac", "pc", "pca"):
            self._encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif group.target == TEXT:
            self._layout(word, number)

    def _destination(self, word: str, starred: bool) -> bool:
        """Whether the word begins a destination, which is then begun."""
        group = self.groups[-1]
        if group.target != SKIP:
            self.comments += word == "annotation"
            self.embedded += word == "objdata"
        if (word == "ud" and starred) or (word == "picprop" and group.captured == "pict"):
            group.target = TEXT
        elif group.target == SKIP:
            return True
        elif word in STORIES and group.target == TEXT:
            self._begin_story(STORIES[word])
        elif word == "pict":
            group.target, group.captured, group.owner = SKIP, word, True
        elif word in CAPTURED:
            group.target, group.captured, group.owner = CAPTURE, word, True
            self._capture = []
        elif word in SKIPPED or (starred and word not in TRANSPARENT):
            group.target = SKIP
        elif word not in TRANSPARENT:
            return False
        group.linked = group.linked or word == "fldrslt"
        return True

    def _begin_story(self, kind: str) -> None:
        group = self.groups[-1]
        group.story, group.in_table = True, False
        label = ""
        if kind == "note":
            if not self._referred:
                self._labels += 1  # the text gives a mark of its own
            label = str(self._labels)
            self._referred = False
        self.stories.append(Story(kind, label))

    def _layout(self, word: str, number: int | None) -> None:
        group, story = self.groups[-1], self.stories[-1]
        if word in ("par", "sect", "page", "column"):
            if word == "par" or text_of(story.pieces).strip():
                story.end_paragraph(self._role(), group.in_table)
        elif word == "pard":
            group.style, group.outline, group.in_table = 0, 9, False
        elif word in ("cell", "nestcell"):
            if word == "cell":
                story.end_cell(self._role())
            else:
                story.pieces.append(Piece(" "))
        elif word == "row":
            story.end_row()
        elif word == "trowd":
            story.define_row()
        elif word == "cellx":
            story.define_cell(number or 0)
        elif word in ("clmgf", "clmrg", "clvmgf", "clvmrg"):
            story.merging.add(word)
        elif word == "trhdr":
            story.head_row = True
        elif word == "chftn" and story.kind != "note":
            self._labels += 1
            self._say(str(self._labels), str(self._labels))

    def _role(self) -> tuple[str, str, str]:
        group = self.groups[-1]
        name, outline, _ = self._styles.get(group.style, _NO_STYLE)
        role = style_role(name)
        listing = self._contents[-1][1] if self._contents else ""
        outline = min(group.outline, outline)
        if role is None and outline < 9:
            return "heading", str(min(6, outline + 1)), listing
        if role is None:
            return "paragraph", "", listing
        return role.kind, role.value, role.furniture or listing


def _paired(text: str) -> str:
    """The text with the halves of a character outside the first plane put together."""
    if "\ud800" <= text[-1:] <= "\udbff" or text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
