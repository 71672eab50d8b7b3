"""What the package document says about the book as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from ebooklib.epub import EpubBook

from ..book import Book
from ..labels import labels
from ..timeline import Timeline, clock
from ._credits import narrators
from ._epub_outline import Text

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""Exactly this string (EPUB Accessibility 1.1, 4.1)."""

CERTIFIER = "publisher (automatic checks only)"
"""Who stands behind the claim where the editor names nobody."""

ACTIVE_CLASS = "-epub-media-overlay-active"

_FEATURES = (
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "synchronizedAudioText",
    "tableOfContents",
)


def describe(package: EpubBook, book: Book, timeline: Timeline, pages: Sequence[Text]) -> None:
    """Put all metadata into the package (EPUB 3.3, 5.5)."""
    _publication(package, book)
    _accessibility(package, book, pages)
    _page_source(package, pages)
    _overlays(package, timeline, pages)


def overlay_id(text: Text) -> str:
    """Manifest id of a text's overlay."""
    return f"overlay-{text.name}"


def languages(book: Book) -> tuple[str, ...]:
    """The main language first, then those of other sentences in order of appearance."""
    found = dict.fromkeys((book.language.value, *(s.language for s in book.sentences())))
    return tuple(tag for tag in found if tag not in ("und", "zxx") or tag == book.language.value)


def _publication(package: EpubBook, book: Book) -> None:
    package.set_identifier(book.identifier)
    package.set_title(book.title.value)
    package.language = book.language.value
    for language in languages(book):
        package.add_metadata("DC", "language", language)
    for number, creator in enumerate(book.creators, 1):
        package.add_author(creator.value, role="aut", uid=f"creator-{number}")
    if book.publisher:
        package.add_metadata("DC", "publisher", book.publisher.value)
    if book.rights:
        package.add_metadata("DC", "rights", book.rights.value)
    package.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})


def _accessibility(package: EpubBook, book: Book, pages: Sequence[Text]) -> None:
    """EPUB Accessibility 1.1, 3 and 4.

    The cover is no visual access mode: nothing in it is needed to understand the book (EPUB
    Accessibility Techniques 1.1, 2.1). Pictures of the documents are one, but each has a text that
    is shown and read aloud, so that text or sound alone suffices. Sound comes on top of text, so
    it is no access mode. Where a picture has no description, text alone does not suffice, and
    nothing is claimed that needs one (WCAG 2.2, 1.1.1).
    """
    has_pictures = any(text.pictures for text in pages)
    mute = any(_is_mute(text) for text in pages)
    for mode in ("textual", *(["visual"] if has_pictures else [])):
        _property(package, "schema:accessMode", mode)
    for modes in ("textual,visual",) if mute else ("textual", "auditory", "textual,visual"):
        _property(package, "schema:accessModeSufficient", modes)
    ruby = ("rubyAnnotations",) if book.show_ruby else ()
    broken = any(text.breaks for text in pages)
    numbers = ("pageBreakMarkers", "pageNavigation") if broken else ()
    features = [name for name in _FEATURES if not (mute and name == "alternativeText")]
    for feature in sorted((*features, *ruby, *numbers), key=str.lower):
        _property(package, "schema:accessibilityFeature", feature)
    _property(package, "schema:accessibilityHazard", "none")
    words = labels(book.language.value, "epub")
    images = words["pictures_undescribed" if mute else "pictures" if has_pictures else "only_cover"]
    summary = words["summary"].format(images=images)
    _property(package, "schema:accessibilitySummary", summary)
    if not mute:
        _property(package, "dcterms:conformsTo", CONFORMS_TO, id="conformance")
        certifier = book.certifier.value if book.certifier else CERTIFIER
        _property(package, "a11y:certifiedBy", certifier, refines="#conformance")


def _is_mute(text: Text) -> bool:
    """Whether a picture in it has no description."""
    return any(anchor.kind == "picture" for each in text.sentences for anchor in each.anchors)


def _page_source(package: EpubBook, pages: Sequence[Text]) -> None:
    """Whose pages the page list shows: those of these files (EPUB Accessibility 1.1, 3.4)."""
    sources = dict.fromkeys(text.document.path for text in pages if text.breaks)
    if sources:
        for source in sources:
            package.add_metadata("DC", "source", source)
        _property(package, "pageBreakSource", "; ".join(sources))


def _overlays(package: EpubBook, timeline: Timeline, pages: Sequence[Text]) -> None:
    """Durations, narrators and the class of the sentence being read (EPUB 3.3, 9.3.5).

    A narrator's licences refine the name (DCMI Metadata Terms, license).
    """
    _property(package, "media:duration", clock(timeline.duration))
    for text in (text for text in pages if text.overlay):
        target = f"#{overlay_id(text)}"
        _property(package, "media:duration", clock(text.duration), refines=target)
    known = {narrator.name: narrator for narrator in timeline.narrators}
    for number, name in enumerate(narrators(timeline), 1):
        _property(package, "media:narrator", name, id=f"narrator-{number}")
        if name in known:
            voice, engine = known[name].licence, known[name].engine_licence
            for licence in dict.fromkeys(filter(None, (voice, engine))):
                _property(package, "dcterms:license", licence, refines=f"#narrator-{number}")
    _property(package, "media:active-class", ACTIVE_CLASS)


def _property(package: EpubBook, name: str, value: str, **attributes: str) -> None:
    package.add_metadata(None, "meta", value, {"property": name, **attributes})
