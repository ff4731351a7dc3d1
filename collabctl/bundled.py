"""Where the data that collabctl brings along stands on this machine.

In a checkout it stands beside the package, where people look for it; in an installed wheel inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

_BESIDE = {"schemas": "schemas", "playbooks": "playbooks", "rules": "tests/rules", "ci": "examples/ci"}
"""Where a checkout keeps each folder, below the folder that the package stands in."""


def bundled(name: str) -> Path:
    """The folder of data called `name`: "schemas", "playbooks", "rules" (the cases of the rules) or "ci" (workflows).

    FileNotFoundError says in a sentence that the installation lacks it.
    """
    inside = _PACKAGE / "_bundled" / name
    if inside.is_dir():
        return inside
    beside = _PACKAGE.parent / _BESIDE[name]
    if beside.is_dir():
        return beside
    raise FileNotFoundError(f"collabctl's own '{name}' are not in {inside} nor in {beside}; install collabctl again")
