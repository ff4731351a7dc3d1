"""What libyaml says when it gives up, version by version: the causes that we know, and words that we never saw."""

import re

import pytest
import yaml
from yaml.reader import ReaderError
from yaml.scanner import ScannerError

from collabctl.documents import SourceFile, read
from collabctl.documents.limits import MAX_DEPTH
from collabctl.documents.positions import Lines
from collabctl.documents.yaml import careful, quick
from collabctl.documents.yaml.error import Trail
from collabctl.documents.yaml.events import parser
from collabctl.documents.yaml.explain import explain
from collabctl.documents.yaml.messages import KNOWN

# (what libyaml says, a file that makes it say so)
SAID = [
    ("block sequence entries are not allowed in this context", b"a: - x\n"),
    ("could not find expected ':'", b"a: 1\nfoo\nb: 2\n"),
    ("could not find expected directive name", b"%\n"),
    ("did not find URI escaped octet", b"a: !<%4> x\n"),
    ("did not find expected '!'", b"%TAG !x y\n---\na: 1\n"),
    ("did not find expected ',' or ']'", b"a: [x\nb: {c: d}\n"),
    ("did not find expected ',' or '}'", b"a: {x\n"),
    ("did not find expected '-' indicator", b"- a\nb: c\n"),
    ("did not find expected <document start>", b"[a]\n[b]\n"),
    ("did not find expected alphabetic or numeric character", b"a: & x\n"),
    ("did not find expected comment or line break", b"a: | x\n"),
    ("did not find expected digit or '.' character", b"%YAML 1\n---\na: 1\n"),
    ("did not find expected hexdecimal number", b'a: "\\x4"\n'),
    ("did not find expected key", b"a: 1\n- b\n"),
    ("did not find expected node content", b"a: ,x\n"),
    ("did not find expected tag URI", b"a: !< x\n"),
    ("did not find expected version number", b"%YAML x\n---\n"),
    ("did not find expected whitespace", b"%TAG !x!y\n---\n"),
    ("did not find expected whitespace or line break", b"a: !x,y z\n"),
    ("did not find the expected '>'", b"a: !<x z\n"),
    ("found a tab character that violates indentation", b"a: x\n\ty: z\n"),
    ("found a tab character where an indentation space is expected", b"a: |\n\tfoo\n"),
    ("found an incorrect leading UTF-8 octet", b"a: !%ff x\n"),
    ("found an incorrect trailing UTF-8 octet", b"a: !%c3%41 x\n"),
    ("found an indentation indicator equal to 0", b"a: |0\n  x\n"),
    ("found character that cannot start any token", b"a: @x\n"),
    ("found duplicate %TAG directive", b"%TAG ! x\n%TAG ! x\n---\na: 1\n"),
    ("found duplicate %YAML directive", b"%YAML 1.1\n%YAML 1.1\n---\na: 1\n"),
    ("found extremely long version number", b"%YAML 1234567890.1\n---\n"),
    ("found incompatible YAML document", b"%YAML 9.1\n---\na: 1\n"),
    ("found invalid Unicode character escape code", b'a: "\\ud800"\n'),
    ("found undefined tag handle", b"a: !x!y z\n"),
    ("found unexpected ':'", b"a: {b:]}\n"),
    ("found unexpected document indicator", b'a: "x\n---\n'),
    ("found unexpected end of stream", b'a: "x\n'),
    ("found unexpected non-alphabetical character", b"%YAML! 1.1\n---\n"),
    ("found unknown directive name", b"%foo x\n---\na: 1\n"),
    ("found unknown escape character", b'a: "\\q"\n'),
    ("mapping keys are not allowed in this context", b"a: ? x\n"),
    ("mapping values are not allowed in this context", b"a: b: c\n"),
]


@pytest.mark.parametrize(("message", "data"), SAID)
def test_libyaml_says_it_and_the_reader_says_it_in_other_words(message, data):
    events = parser(data)
    with pytest.raises(yaml.YAMLError) as caught:
        list(iter(events.get_event, None))
    assert caught.value.problem == message
    (problem,) = read(SourceFile("a.yaml", data))[1]
    assert message not in problem.message
    assert "the reader of YAML" not in problem.message


def test_every_message_that_is_known_has_a_file():
    assert {message for message, _ in SAID} == KNOWN


def mark(text, index):
    return yaml.Mark("a.yaml", index, text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1, None, None)


# Each text holds at its end what one of the causes would take for its own, whatever libyaml says.
TEMPTING = [
    "a: [b\n",
    "a: {b\n",
    "\tb: c",
    "a: b:",
    "a: 'b' c",
    "a: ]",
    "a: \\x",
    "%a",
    "a: - b",
    "a: | c",
    "-b",
    "a: [b, {c",
]


@pytest.mark.parametrize("text", TEMPTING)
@pytest.mark.parametrize("context", [None, "while scanning a quoted scalar", "while scanning a tag", "while shaving"])
def test_words_that_nobody_knows_are_passed_on(text, context):
    opened = tuple(mark(text, found.start()) for found in re.finditer(r"[\[{]", text))
    for index in range(len(text) + 1):
        where = mark(text, index)
        for problem in ("found a yak", "did not find expected key to the yak"):
            error = ScannerError(context, where, problem, where)
            told = explain(error, Lines("a.yaml", text), Trail(None, opened)).problems[0]
            said = f"{context}: {problem}" if context else problem
            assert told.message == f"the reader of YAML stops here, and says: {said}"
            assert (told.location.line, told.location.column) == (where.line + 1, where.column + 1)
            assert told.help


def test_words_without_a_place_are_passed_on():
    told = explain(ReaderError("a.yaml", 3, 0x80, "utf-8", "too hairy"), Lines("a.yaml", "a: b\n"), Trail(None, ()))
    assert "too hairy" in told.problems[0].message
    assert str(told.problems[0].location) == "a.yaml:1:1"


# nesting: 0.2.5 has no limit, 0.2.6 stops at the thousandth, and may do so before it hands out the thirty-third

NESTING = [
    ("while increasing flow level", "exceeded maximum nesting depth"),
    ("while increasing block level", "exceeded maximum nesting depth"),
    ("while parsing", "Maximum nesting level reached, set with yaml_set_max_nest_level())"),
]


@pytest.mark.parametrize(("context", "problem"), NESTING)
def test_too_deep_is_told_as_such_in_whatever_words(context, problem):
    text = "a: [b, [c, {d"
    error = ScannerError(context, mark(text, 7), problem, mark(text, 7))
    told = explain(error, Lines("a.yaml", text), Trail(None, (mark(text, 3),))).problems[0]
    assert f"more than {MAX_DEPTH} lists and mappings" in told.message
    assert str(told.location) == "a.yaml:1:8"


class Limited:
    """A parser that gives up as libyaml 0.2.6 does, whichever is here: ahead of the events that it hands out.

    It does so a little earlier, so that the one that is here never does.
    """

    def __init__(self, data, words):
        self.text, self.words, self.events = data.decode().removeprefix("\ufeff"), words, parser(data)
        self.last = 0

    def get_event(self):
        ahead, depth = self.text[: self.last + 1024], 0
        for index, character in enumerate(ahead):
            depth += (character in "[{") - (character in "]}")
            if depth > 900:
                raise ScannerError(self.words[0], mark(self.text, index), self.words[1], mark(self.text, index))
        event = self.events.get_event()
        self.last = event.end_mark.index if event else self.last
        return event


# (the file, where its one problem is, part of its message), the same for every version of libyaml
DEEP = [
    (b"a: " + b"[" * 1_010, "1:35", "more than 32 lists"),
    (b"a: " + b"[" * 5_000, "1:35", "more than 32 lists"),
    (b"a: " + b"[" * 1_010 + b"]" * 1_010, "1:35", "more than 32 lists"),
    (b"\xef\xbb\xbfb: x\r\na: " + b"[" * 1_010, "2:35", "more than 32 lists"),
    ("é: ".encode() + b"[" * 2_000, "1:35", "more than 32 lists"),
    (b"a: " + b"[b, " * 2_000, "1:128", "more than 32 lists"),
    (b"a:\n" + b"- " * 20 + b"[" * 1_010, "2:52", "more than 32 lists"),
    (b"a: [{b: " + b"[" * 1_010, "1:38", "more than 32 lists"),
    (b"a: " + b"[{b: " * 1_010, "1:80", "more than 32 lists"),
    (b"a: " + b"{" * 1_010, "1:5", "a mapping stands here where a key"),
    (b"[" * 1_010, "1:1", "this document is a list"),
    (b"a: *b\nc: " + b"[" * 1_010, "1:4", "'*b'"),
]


@pytest.mark.parametrize("words", [None, *NESTING])
@pytest.mark.parametrize(("data", "where", "message"), DEEP)
def test_the_place_is_where_one_too_many_was_opened(data, where, message, words, monkeypatch):
    if words:
        for reader in (quick, careful):
            monkeypatch.setattr(reader, "parser", lambda data: Limited(data, words))
    assert quick.values(data) is None
    documents, (problem,) = read(SourceFile("a.yaml", data))
    assert not documents
    assert str(problem.location) == f"a.yaml:{where}"
    assert message in problem.message
