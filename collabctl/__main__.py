"""`python -m collabctl` is `collabctl`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, and leave without a word when somebody stops it, also while it is starting."""
    try:
        from collabctl.cli import main as run

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
