"""What holds for the reader whatever the input: it never raises, never says nothing, and reads what was written."""

import random

import pytest
import yaml as pyyaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from collabctl.documents import SourceFile, read
from collabctl.documents.yaml import quick
from collabctl.documents.yaml.careful import examine
from collabctl.documents.yaml.characters import UNSEEN
from collabctl.documents.yaml.refusal import Refusal
from collabctl.documents.yaml.slips import slips
from tests.conftest import examples

# Pieces that mean something to YAML, glued together at random: far more telling than random characters.
PIECES = st.sampled_from(
    [
        *"abc123-?:,[]{}#&*!|>'\"%@` \n\t\r\\.~<=é",
        "\n  ", "\n- ", "\n  - ", ": ", " #", " # ", "---\n", "\n...\n", "<<: ", "a: ", "b: ", "kind: team\n", "\r\n",
        "12.000", ".inf", "null", "true", "010", "1.5", "{a: 1}", "[x, y]", "'it''s'", '"\\x41"', '"\\e"', "|\n  x\n",
        ">-\n  x\n", "\u00a0", "\u200d", "\U0001f600", "\u2028", "\0", "? ", "!!str ", "&a ", "*a", "- a\n- b\n",
        "%TAG ", "\\", "\ufeff", "x" * 30,
    ]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=25).map("".join).map(lambda text: text.encode())
# Lines that mostly make sense, so that the short road is gone to its end.
WORD = st.sampled_from(
    [
        "x",
        "a b",
        "1",
        "1.5",
        ".5",
        "12.000",
        "- ",
        "-",
        "#",
        " #",
        "#5",
        "'x'",
        '"y"',
        "\n  ",
        "\n  - ",
        "[a, b]",
        "{c: 1}",
        "{c, d}",
    ]
    + [
        ": ",
        ":",
        "?",
        " ? ",
        "!",
        " &b",
        "<<",
        "é",
        "true",
        "",
        "|\n  z",
        "'x\n y'",
        '"\nb: "',
        ",",
        "2026-01-01",
        "09:30",
        "...",
        "%",
    ]
)
VALUE = st.lists(WORD, min_size=1, max_size=3).map("".join)
TAME = st.lists(
    st.tuples(st.sampled_from(["{}: ", "{}:\n  - ", "{}:\n  d: ", "'{}': "]), VALUE), min_size=1, max_size=3
).map(lambda lines: "\n".join(begin.format(f"k{number}") + rest for number, (begin, rest) in enumerate(lines)).encode())
ANY_BYTES = st.one_of(TAME, st.binary(max_size=200), YAMLISH, YAMLISH.map(lambda data: b"a: 1\n" + data))


def of(data):
    return read(SourceFile("a.yaml", data))


@settings(max_examples=examples(1500))
@given(ANY_BYTES)
@example(b"")
@example(b"a: [\n- ]")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"? \n")
@example(b"a: !<x> b\n")
def test_any_bytes_give_documents_or_a_problem(data):
    documents, problems = of(data)
    assert documents or problems
    lines = data.decode(errors="replace").removeprefix("\ufeff").split("\n")
    for problem in problems:
        assert problem.message and problem.help and "\n" not in problem.message
        where = problem.location
        assert 1 <= where.line == where.end_line <= len(lines)
        assert 1 <= where.column < where.end_column
        assert where.column <= len(lines[where.line - 1]) + 1
    syntax = [problem for problem in problems if problem.rule == "document/syntax"]
    unseen = [
        problem for problem in syntax if "nobody can see" in problem.message or "cannot be seen" in problem.message
    ]
    assert len(syntax) - len(unseen) == (0 if documents or unseen else 1)
    assert any(not document.sound for document in documents) == bool(documents and problems)


@settings(max_examples=examples(1500))
@given(ANY_BYTES)
@example(b"a: b ?\nb: c\n")
@example(b"a: .\n - x")
@example(b"a: C# #b\n")
@example(b"a: [?]\n")
@example(b"a: [b, ?]\n")
@example(b"a: \xef\xbb\xbf")
def test_the_short_road_never_misses_a_problem(data):
    values = quick.values(data)
    if values is None:
        return
    reading = examine("a.yaml", data)
    assert reading.documents == values
    assert repr(reading.documents) == repr(values)  # 1 and True are equal, and not the same
    assert list(slips(reading)) == []


@settings(max_examples=examples(1500))
@given(ANY_BYTES)
@example(b"# a\n---\na: b\n--- # c\n")
@example(b"a: |\n  b\n---\n\nc: d\n")
@example(b"a: b\r---\rc: d\r")
@example(b"--- {a: b}\n---\nc: d\n")
@example(b"a: b\n...\n---\nc: d\n")
@example(b"\xef\xbb\xbfa: b\n---\r\n  b: c\n")
def test_the_short_road_finds_where_documents_begin(data):
    documents, _ = of(data)
    if documents and (found := documents[0].source.starts) is not None:
        assert found == tuple(places[()].key for places in documents[0].source.places)


@settings(max_examples=examples(500))
@given(ANY_BYTES)
def test_everything_has_a_place(data):
    for document in of(data)[0]:
        seen = [((), document.data)]
        while seen:
            path, value = seen.pop()
            assert path in document.source.places[document.number]
            assert document.key(path).line >= 1 and document.value(path).line >= 1
            if isinstance(value, dict):
                seen.extend(((*path, key), item) for key, item in value.items())
            elif isinstance(value, list):
                seen.extend(((*path, index), item) for index, item in enumerate(value))


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30).filter(
    lambda text: not UNSEEN.search(text)
)
KEYS = TEXTS.filter(lambda text: text.strip())
NUMBERS = st.integers(-(10**17), 10**17) | st.floats(-1e6, 1e6).map(lambda number: round(number, 2))
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS | NUMBERS | st.booleans() | st.none(),
        lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=6,
)


class Quoting(pyyaml.SafeDumper):
    """Writes texts in double quotes, and numbers, booleans and null without."""

    def ignore_aliases(self, data):
        return True


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@settings(max_examples=examples(300))
@given(DATA, st.sampled_from([False, True, None]))
def test_what_another_program_wrote_is_read_back(data, flow):
    written = pyyaml.dump(data, Dumper=Quoting, allow_unicode=True, default_flow_style=flow, width=10_000)
    assume("e+" not in written and "e-" not in written)  # exponents are text here
    documents, problems = of(written.encode())
    thousands = [problem for problem in problems if "is read as" in problem.message]
    assert problems == thousands
    assert repr(documents[0].data) == repr(dict(sorted(data.items()))) or documents[0].data == data


SIMPLE = st.from_regex(r"\A[a-zé\U0001f600]([a-z é]{0,10}[a-zé])?\Z")


@settings(max_examples=examples(300))
@given(
    st.dictionaries(st.from_regex(r"\A[a-z_]{1,8}\Z"), st.tuples(SIMPLE, st.sampled_from(["", "'", '"'])), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 10**6),
)
def test_a_place_is_where_the_text_stands(fields, line_break, seed):
    chance = random.Random(seed)
    text = "\ufeff" * chance.randint(0, 1)
    for key, (value, quote) in fields.items():
        text += f"# é \U0001f600{line_break}" * chance.randint(0, 2)
        text += f"{key}:{' ' * chance.randint(1, 3)}{quote}{value}{quote}{line_break}"
    (document,), problems = of(text.encode())
    assert not problems
    lines = text.removeprefix("\ufeff").split(line_break)
    for key, (value, quote) in fields.items():
        where = document.value((key,))
        assert lines[where.line - 1][where.column - 1 : where.end_column - 1] == quote + value + quote
        assert document.written((key,)) == quote + value + quote
        assert document.plain((key,)) is (not quote)
        where = document.key((key,))
        assert lines[where.line - 1][where.column - 1 : where.end_column - 1] == key


def test_the_long_road_refuses_with_one_problem():
    with pytest.raises(Refusal) as caught:
        examine("a.yaml", b"a: *b\n")
    assert caught.value.problems[0].rule == "document/syntax"
