"""The door to libyaml: a file's bytes become parser events, and nothing else of PyYAML is used.

Events are flat, so no input can nest deep enough to crash anything; PyYAML's composer and its loaders can be
crashed by 30 kB of `[`. Its parser in Python is no substitute: it accepts other input, and is ten times slower.
"""

from __future__ import annotations

from typing import Any

import yaml


class LibyamlMissing(Exception):
    """PyYAML here was built without libyaml; the text of the exception says so, and what to do."""


def parser(data: bytes) -> Any:
    """A libyaml parser over a file's bytes: `get_event()` gives the next event, and None after the last.

    Raises LibyamlMissing where PyYAML lacks libyaml; `get_event` raises yaml.YAMLError.
    """
    if not yaml.__with_libyaml__:
        raise LibyamlMissing(
            "collabctl needs PyYAML with libyaml, and the PyYAML here has none;"
            " install a ready-made one: pip install --force-reinstall --only-binary :all: pyyaml"
        )
    return yaml.cyaml.CParser(data)  # type: ignore[attr-defined]  # the stubs do not list it
