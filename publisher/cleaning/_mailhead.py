"""The head of a mail or memorandum: From, To, Date, Subject on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ._fronts import is_address
from ._imprint import Labelled, is_byline, published
from ._lines import Line, is_prose
from ._salutation import LETTER
from ._tables import any_of, table

_MAIL = table("fronts")["mail"]
_HEAD = re.compile(
    rf"(?:(?P<subject>{any_of(_MAIL['subject'])})|(?P<sender>{any_of(_MAIL['sender'])})"
    rf"|(?P<sent>{any_of(_MAIL['sent'])})|{any_of(_MAIL['other'])}|x-[\w-]+)\s?[:：]\s*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[\"'“„«]?(?P<name>[^\"'”“»<>()@,]+(?:, [^\"'”“»<>()@,]+)?)[\"'”“»]?\s*(?:<|\(|\[|$)"
)

_PROCESSOR = re.compile(r"\b(?:processor|daemon|no-?reply|mailer|system|notification)\b", re.I)
"""Machines send mails, too."""

_FEWEST = 2

_SUBJECT = re.compile(rf"(?:{any_of(_MAIL['subject'])})\.?\s?[:：]\s*(?=\S)", re.IGNORECASE)
OF_A_LETTER = "the subject of the letter"
"""The reason for its title; a day in it is that of an invoice as well as of a meeting."""

_MOST_BEFORE = 30
"""Lines of addresses, day and place before the subject of a letter."""

_NEAR = 4
"""Lines behind the subject among which people are greeted."""

_GREETING = 60
"""Columns of such a line."""

_LONGEST = 200
"""Characters of a subject."""


@dataclass(frozen=True, slots=True)
class MailHead:
    """The lines of the head, and where its subject stands."""

    #: the lines, folded ones too
    lines: Sequence[Line]
    #: half-open span of the subject's value in the text
    subject: tuple[int, int]
    #: who wrote it, without the address; None where only an address stands there
    sender: Labelled | None = None
    #: the day on which it was sent
    sent: Labelled | None = None


def mail_head(found: Sequence[Line]) -> MailHead | None:
    """The head of a mail at the beginning of a text; None where there is none with a subject.

    Evidence: two or more lines in a row begin with labels of a mail, one of them the subject's.
    """
    labels = 0
    subject: tuple[int, int] | None = None
    sender: Labelled | None = None
    sent: Labelled | None = None
    taken: list[Line] = []
    for line in found:
        label = _HEAD.match(line.text)
        if taken and (line.gap or not (label or line.indent)):
            break
        if label:
            labels += 1
            if label["subject"] and subject is None and label.end() < len(line.text):
                subject = line.start + label.end(), line.end
            elif label["sender"]:
                sender = sender or _sender(line, label.end())
            elif label["sent"]:
                sent = sent or _sent(line, label.end())
        elif not taken:
            return None
        elif subject and subject[1] == taken[-1].end:
            subject = subject[0], line.end
        taken.append(line)
    return MailHead(taken, subject, sender, sent) if labels >= _FEWEST and subject else None


def subject_line(found: Sequence[Line]) -> tuple[int, int, int] | None:
    """Of a letter, the number of the line with its subject and the span of the subject, or None.

    Evidence: the line is labelled so (Betreff:, Objet :, Re:, 件名：), stands apart, and no running
    text is above it. Where it is not the first line, a day or an address is above it, or a greeting
    below: a short line that ends in a comma, a colon or an exclamation mark.
    """
    for number, line in enumerate(found[:_MOST_BEFORE]):
        label = _SUBJECT.match(line.text)
        if label is None:
            if is_prose(line):
                return None
            continue
        rest = found[number + 1 :]
        apart = not number or line.gap or (rest and rest[0].gap)
        above = any(map(_is_letterhead, found[:number]))
        if not apart or len(line.text) > _LONGEST or (number and not above and not _greets(rest)):
            return None
        end = line.end
        for one in rest:
            if one.gap or not (one.text[0].islower() or one.indent > line.indent + 2):
                break
            end = one.end
        return number, line.start + label.end(), end
    return None


def _is_letterhead(line: Line) -> bool:
    """Whether a line is an address or a day, or says to whom a letter goes."""
    return is_address(line.text) or is_byline(line.text) or LETTER.match(line.text) is not None


def _greets(rest: Sequence[Line]) -> bool:
    return any(
        one.width <= _GREETING and one.text[-1] in ",:!，：！،" and one.gap for one in rest[:_NEAR]
    )


def _sender(line: Line, start: int) -> Labelled | None:
    """The name of who wrote, in the order in which names are said: "Lee, Ann" is Ann Lee."""
    found = _NAME.match(line.text, start)
    name = found["name"].strip() if found else ""
    if not found or not name or _PROCESSOR.search(name):
        return None
    last, comma, first = name.partition(", ")
    at = line.start + found.start("name")
    return Labelled("author", f"{first} {last}" if comma else name, at, at + len(name))


def _sent(line: Line, start: int) -> Labelled | None:
    """The day of sending, with its hour."""
    told = next(published(line.text, start, len(line.text)), None)
    if told is None or len(told.value) < len("2020-02-04"):
        return None
    return replace(told, start=line.start + told.start, end=line.start + told.end)
