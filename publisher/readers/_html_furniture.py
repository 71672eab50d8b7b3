"""What on a page is not the article, told by what the page itself calls it."""

from __future__ import annotations

import re
from itertools import islice

from ._html_forms import Forms
from ._html_tree import Element, above, attribute, tag, walk, words

_TAGS = {
    "nav": "navigation",
    "footer": "page footer",
    "aside": "aside",
    "menu": "navigation",
    "dialog": "dialog",
}
_GUTTERS = ("td", "pre", "div", "span")
_LINE_NUMBERS = ("linenos", "lineno", "linenumbers", "gutter", "lnum", "ln")
_FORMS = ("form", "fieldset", "legend", "label", "select", "textarea", "button")
_PAGE_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "tablist": "navigation",
    "doc-toc": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "search": "form",
    "form": "form",
    "complementary": "aside",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "button": "button",
}
_WORDS = {
    "navigation": (
        "nav navbar navigation navi menu submenu breadcrumb breadcrumbs crumb crumbs pagination "
        "pager paging skip toolbar sitenav topnav prevnext sitemap mbx daohang navheader docnav "
        "navlinks navpanel toc toctree tableofcontents"
    ),
    "share bar": (
        "share sharing shares sharebar sharedaddy sharethis addthis addtoany social socials "
        "sociable socialmedia bdsharebuttonbox bdshare fenxiang jiathis likes moreshare sharetools"
    ),
    "comments": (
        "comment comments commentlist commentform commentlinks disqus respond reply replies "
        "pinglun trackbacks livefyre reactions comentarios comentario commentaires kommentare "
        "commenti kommentarer reacties"
    ),
    "related links": (
        "related recommend recommended recommendation recommendations recirc recirculation "
        "outbrain taboola zergnet mostread mostpopular popular trending morestories readmore "
        "xgxw tuijian playlist"
    ),
    "advertising": (
        "ad ads adbox adslot adsense adsbygoogle advert adverts advertisement advertising sponsor "
        "sponsored sponsors promo promotion promos dfp gpt guanggao"
    ),
    "cookie notice": "cookie cookies consent gdpr",
    "sign-up form": (
        "newsletter newsletters subscribe subscription signup login signin register paywall donate"
    ),
    "sidebar": "sidebar sidebars rail rightcol",
    "page header": "masthead topbar banner",
    "page footer": "footer colophon copyright legal disclaimer qrcode erweima",
    "tags": "tags tagcloud taglist keywords postmeta",
    "dialog": "popup popover modal lightbox tooltip overlay",
    "tool of the page": (
        "print printonly noprint rating ratings vote voting search searchform editsection"
    ),
}
_BY_WORD = {word: reason for reason, names in _WORDS.items() for word in names.split()}

# Wrappers of a whole page are called "has-sidebar" or "no-comments".
_NEGATIONS = ("no", "has", "with", "without", "hide", "is", "not")

_NEVER = (
    "html", "body", "main", "article", "td", "tr", "tbody", "table", "h1", "h2", "h3", "h4", "h5",
    "h6",
)  # fmt: skip
_MOST = 0.4
_NEAR = 20
_FAR_MORE = 5


def sizes(root: Element) -> dict[Element, int]:
    """Characters of text inside each element, white space and scripts not counted."""
    size: dict[Element, int] = {}
    own: list[int] = []
    silent = 0
    for event, element in walk(root):
        is_silent = tag(element) in ("script", "style", "noscript", "template", "head")
        if event == "start":
            silent += is_silent
            own.append(0 if silent else _letters(element.text))
        else:
            silent -= is_silent
            size[element] = own.pop()
            if own:
                own[-1] += size[element] + (0 if silent else _letters(element.tail))
    return size


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


_HEADING = re.compile(r"h[1-6]$")

_FORMATTERS = re.compile(
    r"asciidoc|docbook|publican|dblatex|pandoc|latex|tex4ht|hevea|texinfo|makeinfo|org[ -]mode|"
    r"\btth\b|lyx|office|microsoft word|doxygen|groff|man2html|debiandoc|linuxdoc|sgml|rst2html|"
    r"abbyy|calibre",
    re.IGNORECASE,
)
_OF_DOCUMENTS = ("navigation", "page header", "page footer", "form", "button")


def is_formatted(root: Element) -> bool:
    """Whether a program made the page of a document: then nothing on it is a site's.

    It says so itself: <meta name=generator>.
    """
    return any(
        attribute(meta, "name").lower() == "generator"
        and _FORMATTERS.search(attribute(meta, "content"))
        for meta in root.iter("{*}meta")
    )


class Judge:
    """Says why an element is furniture; one that holds much of the page never is."""

    def __init__(self, root: Element) -> None:
        self.sizes = sizes(root)
        self.is_formatted = is_formatted(root)
        self.forms = Forms()
        self._headings: dict[Element, int] = {}
        boxes = map(self._box, root.iter("{*}form"))
        self._around_forms = {box for box in boxes if box is not None}
        self._total = max(1, self.sizes.get(root, 0))
        self._titled: set[Element] = set()
        for heading in root.iter("{*}h1"):
            for outer in heading.iterancestors():
                if outer in self._titled:
                    break
                self._titled.add(outer)

    def holds_much(self, element: Element) -> bool:
        """Whether it holds so much of the page's text that it cannot be beside the point."""
        return self.sizes.get(element, 0) > _MOST * self._total

    def reason(self, element: Element) -> str:
        """Why this element is furniture, "" where nothing says so."""
        name = tag(element)
        if name in _GUTTERS and _numbers_lines(element):
            return "line numbers"
        is_much = self.holds_much(element)
        if name in _NEVER or (is_much and name not in _FORMS):
            return ""
        if _is_of_notes(element) or is_own_section(element):
            return ""
        if name == "header":
            in_article = any(tag(a) in ("article", "main") for a in above(element))
            return "" if in_article or element in self._titled else "page header"
        found = "" if is_much else self._named(element, name)
        if not found and element in self._around_forms:
            found = "form"
        if name in _FORMS and not found:
            found = self.forms.reason(element, name, is_much)
        if self.is_formatted and found not in _OF_DOCUMENTS:
            return ""
        if name == "footer" and found == _TAGS["footer"] and self._is_head(element):
            return ""
        if found == "sidebar" and _stands_in_text(element):
            return ""
        return "" if found and element in self._titled else found

    def _box(self, form: Element) -> Element | None:
        """The box that is there for a form of the site: it holds that and a heading only."""
        if self.forms.asks(form):
            return None
        box = form.getparent()
        if box is not None and self.sizes.get(box, 0) == self.sizes.get(form, 0):
            box = box.getparent()
        if box is None or tag(box) not in ("div", "section"):
            return None
        if box not in self._headings:  # remembered: a box may hold thousands of forms
            heads = (e for e in box if tag(e) in ("h2", "h3", "h4", "h5", "h6"))
            self._headings[box] = sum(self.sizes.get(e, 0) for e in heads)
        heading = self._headings[box]
        held = self.sizes.get(form, 0) + heading
        return box if heading and held == self.sizes.get(box, 0) else None

    def _is_head(self, footer: Element) -> bool:
        """Whether a footer of an article stands above its text, as the line of its author."""
        behind = sum(self.sizes.get(e, 0) for e in islice(footer.itersiblings(), _NEAR))
        in_article = any(tag(a) == "article" for a in above(footer))
        return in_article and behind > self.sizes.get(footer, 0) * _FAR_MORE

    @staticmethod
    def _named(element: Element, name: str) -> str:
        """What the page calls it."""
        role = attribute(element, "role").lower()
        return _PAGE_ROLES.get(role) or _TAGS.get(name, "") or _by_words(words(element))


def _numbers_lines(element: Element) -> bool:
    """Whether it holds the numbers of the lines of a program, which stand beside it."""
    named = any(word in _LINE_NUMBERS for word in words(element))
    return named and all(part.isdigit() for part in "".join(element.itertext()).split())


def _stands_in_text(box: Element) -> bool:
    """Whether it is a box inside running text: a site's sidebar stands beside it."""
    around = box.getparent()
    if around is None or not any(tag(child) == "p" for child in box.iter()):
        return False
    before = any(tag(e) == "p" for e in islice(box.itersiblings(preceding=True), _NEAR))
    after = any(tag(e) == "p" for e in islice(box.itersiblings(), _NEAR))
    return before and after


def is_own_section(element: Element) -> bool:
    """Whether it is named after its heading, which links to it: handling-related-bugs is text."""
    name = element.get("id")
    if not name:
        return False
    heading = next((e for e in islice(element, _NEAR) if _HEADING.match(tag(e))), None)
    return heading is not None and any(e.get("href") == f"#{name}" for e in heading.iter("{*}a"))


def _is_of_notes(element: Element) -> bool:
    kind = f"{attribute(element, 'role')} {attribute(element, 'epub:type')}".lower()
    names = words(element)
    return "note" in kind or any(name.startswith(("footnote", "endnote")) for name in names)


def _by_words(names: list[str]) -> str:
    before = ""
    for word in names:
        reason = _BY_WORD.get(word, "")
        if word.endswith("footer") or word.startswith("cookie"):
            reason = "page footer" if word.endswith("footer") else "cookie notice"
        if word == "time" and before in ("reading", "read"):
            reason = "tool of the page"
        if reason and before not in _NEGATIONS:
            return reason
        before = word
    return ""
