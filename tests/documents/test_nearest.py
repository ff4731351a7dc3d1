import pytest

from collabctl.documents.nearest import nearest

WORDS = ["at_least", "at_most", "between", "support", "sales", "it", "rollout", "department", "departments", "move"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("at_leats", "at_least"),
        ("atleast", "at_least"),
        ("at-least", "at_least"),
        ("At_Least", "at_least"),
        ("suport", "support"),
        ("rolout", "rollout"),
        ("slaes", "sales"),
        ("sale", "sales"),
        ("departement", "department"),
        ("depatrmnet", "department"),
        ("betwe", "between"),
        ("depart", None),  # the beginning of two
        ("marketing", None),
        ("finance", None),
        ("moon", None),
        ("ti", None),
        ("", None),
    ],
)
def test_nearest(word, expected):
    assert nearest(word, WORDS) == expected


def test_a_short_word_is_only_itself_in_other_letters():
    assert nearest("Id", ["id", "of"]) == nearest("ID", ["id"]) == "id"
    assert nearest("Of", ["id", "of"]) == "of"
    assert nearest("ib", ["id"]) is None


def test_the_same_choice_whatever_the_order():
    assert nearest("salas", ["salts", "sales"]) == nearest("salas", ["sales", "salts"]) == "sales"


def test_more_slips_when_asked():
    assert nearest("suprt", WORDS) is None
    assert nearest("suprt", WORDS, at_most=2) == "support"


def test_long_words_are_no_trouble():
    assert nearest("x" * 100_000, ["y" * 64]) is None
