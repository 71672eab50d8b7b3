"""Messy documents in, one accessible publication out: a book and its sound on one clock."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("publisher")
except PackageNotFoundError:  # run from a checkout that is not installed
    __version__ = "0"
