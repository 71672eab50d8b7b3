"""Cleaning: one file is one family of rules, and the ordered tuple RULES is the whole policy.

A rule is a plain function with a code and a docstring. It looks at a document and yields
`Change`s, `Mark`s and `Fact`s whose spans are those of the text as the rule sees it; `clean` puts
them on record in spans of the source. A rule never returns text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ledger import Change, Fact, Mark

if TYPE_CHECKING:
    from ..book import Document

Outcome = Iterable["Change | Mark | Fact"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A cleaning rule: its permanent code, its name for people, and what it does."""

    code: str
    name: str
    apply: Callable[[Document], Outcome]

    @property
    def explanation(self) -> str:
        """The rule's docstring: what it does, on what evidence, and its guard."""
        return (self.apply.__doc__ or "").strip()


def rule(code: str, name: str) -> Callable[[Callable[[Document], Outcome]], Rule]:
    """Make a rule of a function."""
    return lambda function: Rule(code, name, function)
