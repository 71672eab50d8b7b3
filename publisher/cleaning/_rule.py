"""What a rule is: a plain function with a permanent code and a docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc

from ..book import Document
from ..findings import Finding
from ..ledger import Change, Fact, Mark

Outcome = Iterable[Change | Mark | Fact | Finding]
"""What a rule yields; its spans are those of the text as the rule sees it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A cleaning rule: its permanent code, its name for people, and what it does."""

    code: str
    name: str
    apply: Callable[[Document], Outcome]
    #: guesses what a structured document's reader knows, and is left out there
    guesses: bool = False
    #: names of those of its facts that go before what a format states of itself
    wins: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """The rule's docstring: what it does, on what evidence, and its guard."""
        return cleandoc(self.apply.__doc__ or "")


def rule(
    code: str, name: str, *, guesses: bool = False, wins: tuple[str, ...] = ()
) -> Callable[[Callable[[Document], Outcome]], Rule]:
    """Make a rule of a function."""
    return lambda function: Rule(code, name, function, guesses, wins)
