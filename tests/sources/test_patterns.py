"""The patterns of `ignore`: what another program makes of them, in time that grows with pattern and path."""

import re
import warnings

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pathspec import PathSpec

from collabctl.sources import patterns
from collabctl.sources.patterns import NoPattern, Patterns

NAMES = st.text("ab.", min_size=1, max_size=4).filter(lambda name: name not in (".", ".."))
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
PARTS = st.lists(
    st.sampled_from(["a", "b", ".", "*", "?", "**", "[a]", "[a-b]", "[]a]", "[", "]", "\\a", "\\*", "!"]),
    max_size=4,
).map("".join)
WRITTEN = st.tuples(st.sampled_from(["", "", "!", "/"]), st.lists(PARTS, min_size=1, max_size=5)).map(
    lambda both: both[0] + "/".join(both[1])
)


def theirs(written: list[str]) -> PathSpec:
    try:
        with warnings.catch_warnings(action="ignore"):  # about brackets in brackets
            return PathSpec.from_lines("gitignore", written)
    except (ValueError, re.error):
        assume(False)
        raise


@given(st.lists(WRITTEN, min_size=1, max_size=3), st.lists(PATHS, min_size=1, max_size=5))
def test_a_pattern_fits_what_another_program_says(written, paths):
    spec = theirs(written)
    ours = Patterns(written)
    assert [ours.fit(path) for path in paths] == [spec.match_file(path) for path in paths]


@pytest.mark.parametrize(
    ("pattern", "fits", "others"),
    [
        ("a[!b]c", ["abbc/adc", "aac", "x/a.c"], ["abc", "a/c", "ac"]),
        ("a[^b-d]c", ["aac", "aec"], ["abc", "adc", "a/c"]),
        ("[!]]x", ["ax"], ["]x"]),
        ("**/[!a]/*.yaml", ["b/x.yaml", "a/b/x.yaml"], ["a/x.yaml", "b/c/d.yml", "b//x.yaml"]),
    ],
)
def test_any_character_but_these_is_never_the_end_of_a_name(pattern, fits, others):
    # The other program takes a slash for such a character; git does not.
    patterns_ = Patterns([pattern])
    assert all(map(patterns_.fit, fits))
    assert not any(map(patterns_.fit, others))


@pytest.mark.parametrize("pattern", ["!", "a\\", "[z-a]", "x/[b-a]/y"])
def test_what_is_no_pattern(pattern):
    with pytest.raises(NoPattern):
        Patterns([pattern])


@pytest.fixture
def tried(monkeypatch):
    """How often a piece of a pattern was held against a name."""
    count = []
    for name in ("stands", "end"):
        real = getattr(patterns._Piece, name)
        monkeypatch.setattr(patterns._Piece, name, lambda *given, real=real: count.append(1) or real(*given))
    return count


def test_twenty_stars_are_tried_once_each(tried):
    assert not Patterns(["*a" * 20 + "b"]).fit("pages/" + "a" * 120 + ".md")
    assert 0 < len(tried) <= 2 * 21
    assert Patterns(["*a" * 20 + "*b"]).fit("a" * 120 + "b")


def test_thirty_folders_are_tried_once_each(tried):
    assert not Patterns(["**/a/" * 30 + "b"]).fit("a/" * 40 + "c.yaml")
    assert 0 < len(tried) <= 2 * (40 + 30)
