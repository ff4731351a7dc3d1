from hypothesis import given
from hypothesis import strategies as st

from collabctl.drawings.svg.lettering import width, wrap
from collabctl.escaping import shown


@given(st.text(max_size=200), st.integers(40, 300), st.integers(1, 5), st.booleans())
def test_lines_fit_and_lose_nothing_but_what_is_said_to_be_missing(text, room, most, bold):
    lines = wrap(text, room, most, bold=bold)
    assert len(lines) <= most
    assert all(0 < width(line, bold=bold) <= room for line in lines)
    whole = "".join(shown(text).split(" "))
    found = "".join("".join(lines).split(" "))
    assert found == whole or (found.endswith("…") and whole.startswith(found[:-1]))


def test_lines_are_about_as_long_as_each_other():
    assert wrap("Rain in the house within five weeks", 230, 4) == ("Rain in the house", "within five weeks")


def test_a_long_word_is_broken_where_it_has_a_sign():
    assert wrap("klanttevredenheids-onderzoek", 180, 4) == ("klanttevredenheids-", "onderzoek")


def test_more_than_there_is_room_for_ends_in_dots():
    assert wrap("one two three four five six", 60, 2) == ("one two", "three…")


def test_wide_letters_take_more_room():
    assert width("mmm") > width("nnn") > width("iii")
    assert width("漢字") > width("ab")
    assert width("aaaa", bold=True) > width("aaaa")
