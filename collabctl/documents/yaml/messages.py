"""What libyaml says when it cannot read on, as far as we know it.

A message stands here because a file is known that brings it about; tests/documents/test_yaml_messages.py has it.
"""

from __future__ import annotations

from typing import Final

from yaml import YAMLError

KNOWN: Final = frozenset(
    {
        "block sequence entries are not allowed in this context",
        "could not find expected ':'",
        "could not find expected directive name",
        "did not find URI escaped octet",
        "did not find expected '!'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "did not find expected '-' indicator",
        "did not find expected <document start>",
        "did not find expected alphabetic or numeric character",
        "did not find expected comment or line break",
        "did not find expected digit or '.' character",
        "did not find expected hexdecimal number",
        "did not find expected key",
        "did not find expected node content",
        "did not find expected tag URI",
        "did not find expected version number",
        "did not find expected whitespace",
        "did not find expected whitespace or line break",
        "did not find the expected '>'",
        "found a tab character that violates indentation",
        "found a tab character where an indentation space is expected",
        "found an incorrect leading UTF-8 octet",
        "found an incorrect trailing UTF-8 octet",
        "found an indentation indicator equal to 0",
        "found character that cannot start any token",
        "found duplicate %TAG directive",
        "found duplicate %YAML directive",
        "found extremely long version number",
        "found incompatible YAML document",
        "found invalid Unicode character escape code",
        "found undefined tag handle",
        "found unexpected ':'",
        "found unexpected document indicator",
        "found unexpected end of stream",
        "found unexpected non-alphabetical character",
        "found unknown directive name",
        "found unknown escape character",
        "mapping keys are not allowed in this context",
        "mapping values are not allowed in this context",
    }
)
"""The messages whose causes `explain.py` knows; versions 0.2.5 and 0.2.6 have them in common."""


def is_nesting(error: YAMLError) -> bool:
    """Whether libyaml gave up because too much stands inside one another.

    Version 0.2.6 says "exceeded maximum nesting depth"; its repository had "Maximum nesting level reached" before
    that, which some systems ship. Version 0.2.5 has no such limit.
    """
    return "nesting" in (getattr(error, "problem", None) or "")
