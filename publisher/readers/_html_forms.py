"""Forms of a page: a questionnaire is text; a form to search, sign up or write is the site's."""

from __future__ import annotations

from collections.abc import Iterator

from ._html_tree import Element, above, attribute, tag, walk

_CONTROLS = ("input", "select", "textarea")
_WIDGETS = ("select", "textarea", "button", "datalist", "script", "style", "template", "noscript")
_NO_FIELDS = ("hidden", "submit", "button", "image", "reset")
_OF_SITES = ("password", "search")
_BOXES = ("radio", "checkbox")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th")
_ENDS = ("?", ".", "!", ":", "？", "。", "！", "：", "؟")

_FEWEST_FIELDS = 3
_FEWEST_WITH_ADDRESS = 6
"""Fields of a form that asks for an address: fewer are to sign up, or to write to the site."""

_FEWEST_LETTERS = 120
_FEWEST_QUESTIONS = 2
_QUESTION = 20
"""Letters of what a form asks or says: a field of a contact form has a name of one or two words."""


class Forms:
    """The forms of one page, and which of them are text."""

    def __init__(self) -> None:
        self._known: dict[Element, bool] = {}
        self._with_fields: dict[Element, bool] = {}

    @property
    def kept(self) -> int:
        """How many forms were found to be text."""
        return sum(self._known.values())

    def reason(self, element: Element, name: str, is_whole: bool) -> str:
        """Why a form, or an element of one, is furniture; "" for text.

        name: its tag; is_whole: whether it holds much of the page.
        """
        if name == "button":
            return "" if _names_a_part(element) else "button"
        if name in _CONTROLS:
            return "form"
        form = next((e for e in (element, *above(element)) if tag(e) == "form"), None)
        if form is not None and self.asks(form):
            return ""
        if name == "form":
            return "" if is_whole else "form"
        if name == "label":
            return "form" if element.get("for") or self._has_fields(element) else ""
        holder = element if name == "fieldset" else _around(element)
        return "form" if self._has_fields(holder) else ""

    def _has_fields(self, element: Element) -> bool:
        """Remembered, for a box may hold thousands of labels without a field."""
        if element not in self._with_fields:
            self._with_fields[element] = any(_is_field(inner) for inner in element.iter())
        return self._with_fields[element]

    def asks(self, form: Element) -> bool:
        """Whether a form is a questionnaire: it has several fields, and asks in whole phrases.

        One that asks for a password or a search is the site's, and so is one of names and
        addresses only.
        """
        if form not in self._known:
            self._known[form] = _asks(form)
        return self._known[form]

    def sign(self, field: Element) -> str:
        """The box that a browser draws for a field that is ticked, "" for any other field.

        Only in a questionnaire, and where items of a list are ticked: elsewhere such a field
        opens a menu.
        """
        if attribute(field, "type").lower() not in _BOXES:
            return ""
        form = next((e for e in above(field) if tag(e) == "form"), None)
        is_task = field.get("disabled") is not None and any(tag(e) == "li" for e in above(field))
        if not is_task and (form is None or not self.asks(form)):
            return ""
        return "☐" if field.get("checked") is None else "☑"


def _names_a_part(button: Element) -> bool:
    """Whether it is the heading of a part that opens when it is pressed."""
    around = button.getparent()
    return any(tag(e) in _HEADINGS for e in (around, around.getparent()) if e is not None)


def _is_field(element: Element) -> bool:
    kind = attribute(element, "type").lower() if tag(element) == "input" else ""
    return tag(element) in _CONTROLS and kind not in _NO_FIELDS


def _around(element: Element) -> Element:
    around = element.getparent()
    return element if around is None else around


def _asks(form: Element) -> bool:
    fields = [field for field in form.iter() if _is_field(field)]
    if any(attribute(field, "type").lower() in _OF_SITES for field in fields):
        return False
    names = {field.get("name") or field for field in fields}
    if any(attribute(field, "type").lower() == "email" for field in fields):
        fewest = _FEWEST_WITH_ADDRESS
    else:
        fewest = _FEWEST_FIELDS
    phrases = [*_phrases(form)]
    letters = sum(map(len, phrases))
    questions = sum(len(text) >= _QUESTION and text.endswith(_ENDS) for text in phrases)
    return len(names) >= fewest and letters >= _FEWEST_LETTERS and questions >= _FEWEST_QUESTIONS


def _phrases(form: Element) -> Iterator[str]:
    """The stretches of text in a form that is not in its fields and buttons."""
    silent = 0
    for event, element in walk(form):
        is_start = event == "start"
        if tag(element) in _WIDGETS:
            silent += 1 if is_start else -1
        text = element.text if is_start else element.tail
        if not silent and text and text.strip() and (is_start or element is not form):
            yield " ".join(text.split())
