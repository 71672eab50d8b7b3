"""Lexicons: how words are said that voices get wrong. W3C PLS 1.0 files, by language.

Source: W3C Recommendation "Pronunciation Lexicon Specification (PLS) Version 1.0", 2008-10-14. A
file has one language (xml:lang). Files come from strangers too, so a document type declaration,
with which entities and outside files come in, is refused whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from ..errors import ManifestError
from ..voice import Voice
from . import ipa

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"

LARGEST = 8 << 20
"""Bytes; 100,000 words need about as much."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_ENDS_IN_HISS = re.compile(r"[szʃʒ][ːˑ]?$")
_ENDS_VOICELESS = re.compile(r"[ptkfθ]ʰ?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """How one written form is said."""

    grapheme: str
    #: said instead, or ""
    alias: str = ""
    #: IPA, or ""
    ipa: str = ""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one file."""

    #: BCP 47 tag; "zh" is for zh-Hant too
    language: str
    entries: tuple[Entry, ...]

    def covers(self, language: str) -> bool:
        """Whether its words are for text in the language."""
        mine, asked = self.language.lower(), language.lower()
        return asked == mine or asked.startswith(mine + "-")


def matches(
    text: str, language: str, lexicons: Sequence[Lexicon]
) -> Iterator[tuple[int, int, Entry]]:
    """Where words of the lexicons stand, in order: the longest first, whole words only.

    Han characters have no word breaks, so they are found anywhere. A word with a capital is found
    only with it. An English 's belongs to its word.
    """
    pattern, entries = _compiled(tuple(each for each in lexicons if each.covers(language)))
    if pattern is None:
        return
    english = language.lower().split("-")[0] == "en"
    for match in pattern.finditer(text):
        word = match["word"]
        entry = entries.get(word) or entries.get(word.lower()) or _headline(entries)[word]
        if match["s"] and not english:
            yield match.start(), match.end("word"), entry
        elif match["s"]:
            yield match.start(), match.end(), _possessive(entry)
        else:
            yield match.start(), match.end(), entry


def _headline(entries: dict[str, Entry]) -> dict[str, Entry]:
    return {word.upper(): entry for word, entry in entries.items()}


def _possessive(entry: Entry) -> Entry:
    """The word with 's, said by its last sound: iz after a hiss, s after p t k f θ, else z."""
    sound = "z"
    if _ENDS_IN_HISS.search(entry.ipa):
        sound = "ɪz"
    elif _ENDS_VOICELESS.search(entry.ipa):
        sound = "s"
    return Entry(
        entry.grapheme + "'s",
        entry.alias and entry.alias + "'s",
        entry.ipa and entry.ipa + sound,
    )


@lru_cache(maxsize=32)
def _compiled(
    lexicons: tuple[Lexicon, ...],
) -> tuple[re.Pattern[str] | None, dict[str, Entry]]:
    entries: dict[str, Entry] = {}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            entries.setdefault(entry.grapheme, entry)
    if not entries:
        return None, entries
    words = (_pattern(word) for word in sorted(entries, key=lambda word: (-len(word), word)))
    return re.compile(f"(?P<word>{'|'.join(words)})(?P<s>['’]s(?!\\w))?"), entries


def _pattern(word: str) -> str:
    """A letter or digit at either end must not stand beside another one; Han may."""
    letter = rf"[^\W{_HAN}]"
    before = rf"(?<!{letter})" if re.match(letter, word) else ""
    after = rf"(?!{letter})" if re.match(letter, word[-1]) else ""
    body = re.escape(word)
    if word == word.lower():
        return f"{before}(?i:{body}){after}"
    # In a headline; two or three capitals could be another word.
    headline = f"|{re.escape(word.upper())}" if len(word) > 3 else ""
    return f"{before}(?:{body}{headline}){after}"


def read(path: Path) -> Lexicon:
    """The lexicon of a file. Raises ManifestError with the line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ManifestError(
            f"the lexicon cannot be read ({error.strerror or error})",
            where=str(path),
            remedy="Put the file there, or take its name out of the voice file",
        ) from error
    if len(data) > LARGEST:
        raise ManifestError(f"the lexicon is larger than {LARGEST >> 20} MB", where=str(path))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise ManifestError(
            f"not well-formed XML ({error})",
            where=f"{path}, line {line or 1}",
            remedy="Mend that line; docs/spoken.md shows a lexicon",
        ) from error
    return _Reading(path).lexicon(root)


@lru_cache(maxsize=64)
def of_voice(voice: Voice) -> tuple[Lexicon, ...]:
    """The lexicon that the voice file names, beside it. Raises ManifestError."""
    return (read(Path(voice.folder) / voice.lexicon),) if voice.lexicon else ()


def of_folder(folder: Path) -> tuple[Lexicon, ...]:
    """The editor's lexicons: lexicon.pls, and lexicon-*.pls for further languages.

    An empty file has no words: `publisher words > lexicon.pls` makes one before it begins. Raises
    ManifestError.
    """
    names = sorted(folder.glob("lexicon*.pls")) if folder.is_dir() else []
    own = (p for p in names if p.stem == "lexicon" or p.stem.startswith("lexicon-"))
    return tuple(read(path) for path in own if not path.is_file() or path.stat().st_size)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file on its way to values."""

    path: Path

    def lexicon(self, root: etree._Element) -> Lexicon:
        """The file's words. Raises ManifestError with the line."""
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.error("a document type declaration is not allowed here", root)
        if _name(root) != "lexicon":
            raise self.error(f"the root must be <lexicon>, not <{_name(root)}>", root)
        language = (root.get(_LANG) or "").strip()
        if not language:
            raise self.error("<lexicon> needs xml:lang, the language of its words", root)
        alphabet = root.get("alphabet", "ipa")
        found: list[Entry] = []
        for child in root:
            if _name(child) == "lexeme":
                found += self.lexeme(child, language, alphabet)
            elif _name(child) not in ("meta", "metadata"):
                raise self.error(f"<{_name(child)}> is not known in <lexicon>", child)
        return Lexicon(language, tuple(found))

    def lexeme(self, element: etree._Element, language: str, alphabet: str) -> list[Entry]:
        """An entry for each grapheme of a lexeme."""
        graphemes: list[str] = []
        chosen: dict[str, str] = {}
        preferred = set()
        for child in element:
            kind, text = _name(child), " ".join("".join(child.itertext()).split())
            if kind not in ("grapheme", "alias", "phoneme", "example"):
                raise self.error(f"<{kind}> is not known in <lexeme>", child)
            if not text and kind != "example":
                raise self.error(f"<{kind}> is empty", child)
            if kind == "grapheme":
                graphemes.append(text)
                continue
            wanted = child.get("prefer") == "true" and kind not in preferred
            if kind == "phoneme":
                self.check(child, text, language, child.get("alphabet", alphabet))
            if wanted or kind not in chosen:
                chosen[kind] = text
            if wanted:
                preferred.add(kind)
        if not graphemes or not {"alias", "phoneme"} & set(chosen):
            raise self.error("<lexeme> needs a <grapheme>, and an <alias> or <phoneme>", element)
        alias, sounds = chosen.get("alias", ""), chosen.get("phoneme", "")
        return [Entry(grapheme, alias, sounds) for grapheme in graphemes]

    def check(self, element: etree._Element, text: str, language: str, alphabet: str) -> None:
        """Refuse phonemes that no voice could say."""
        if alphabet != "ipa":
            raise self.error(f"the alphabet must be ipa, not {alphabet!r}", element)
        strange = ipa.strange(text, language)
        if strange:
            raise self.error(
                f"{strange!r} in {text!r} is no IPA symbol known for {language!r}",
                element,
                "docs/spoken.md lists the symbols",
            )

    def error(self, what: str, element: etree._Element, remedy: str = "") -> ManifestError:
        """The error with the line of the element."""
        return ManifestError(what, where=f"{self.path}, line {element.sourceline}", remedy=remedy)


def _name(element: etree._Element) -> str:
    """The local name of an element of PLS (or of none); else the name in full."""
    if not isinstance(element.tag, str):
        return "an entity"
    name = etree.QName(element)
    return name.localname if name.namespace in (NAMESPACE, None) else str(element.tag)
