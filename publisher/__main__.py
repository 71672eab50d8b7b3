"""The command `publisher`, also as `python -m publisher`."""

import sys


def main() -> None:
    """Run the command line; a person who gives up while it is loading sees no traceback."""
    try:
        from .cli import main as command
    except KeyboardInterrupt:
        sys.exit(130)
    command()


if __name__ == "__main__":
    main()
