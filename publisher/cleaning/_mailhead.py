"""The head of a mail or memorandum: From, To, Date, Subject on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ._lines import Line
from ._tables import any_of, table

_MAIL = table("fronts")["mail"]
_HEAD = re.compile(
    rf"(?:(?P<subject>{any_of(_MAIL['subject'])})|{any_of(_MAIL['other'])}|x-[\w-]+)\s?[:：]\s*",
    re.IGNORECASE,
)

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class MailHead:
    """The lines of the head, and where its subject stands."""

    #: the lines, folded ones too
    lines: Sequence[Line]
    #: half-open span of the subject's value in the text
    subject: tuple[int, int]


def mail_head(found: Sequence[Line]) -> MailHead | None:
    """The head of a mail at the beginning of a text; None where there is none with a subject.

    Evidence: two or more lines in a row begin with labels of a mail, one of them the subject's.
    """
    labels = 0
    subject: tuple[int, int] | None = None
    taken: list[Line] = []
    for line in found:
        label = _HEAD.match(line.text)
        if taken and (line.gap or not (label or line.indent)):
            break
        if label:
            labels += 1
            if label["subject"] and subject is None and label.end() < len(line.text):
                subject = line.start + label.end(), line.end
        elif not taken:
            return None
        elif subject and subject[1] == taken[-1].end:
            subject = subject[0], line.end
        taken.append(line)
    return MailHead(taken, subject) if labels >= _FEWEST and subject else None
