"""Files made to crash, stall or deceive a reader: each ends in documents or problems, after work in proportion.

How long it takes on a machine is measured by benchmarks/hostile.py.
"""

from collections import Counter

import pytest

from collabctl.documents import SourceFile, read
from collabctl.documents.limits import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from collabctl.documents.positions import Lines
from collabctl.documents.yaml import careful, characters, events, flow, quick

M = MAX_BYTES

# (what it is about, the bytes, line and column of the one problem, part of its message)
REFUSED = [
    ("30 kB of [", b"a: " + b"[" * 30_000, "1:35", "more than 32 lists and mappings"),
    ("1 MB of [", b"a: " + b"[" * (M - 3), "1:35", "more than 32 lists and mappings"),
    ("- x 30000", b"a:\n" + b"- " * 30_000, "2:63", "more than 32 lists and mappings"),
    ("deep keys", b"".join(b" " * i + b"k:\n" for i in range(1_000)), "33:33", "more than 32 lists and mappings"),
    ("alias bomb", b"a: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n", "1:4", "'&a'"),
    ("alias to itself", b"a: &a [*a]\n", "1:4", "'&a'"),
    ("merge bomb", b"a: {<<: [{b: 1}, {b: 1}]}\n", "1:5", "'<<'"),
    ("5,000 digits", b"a: " + b"9" * 5_000, "1:4", "more than 18 digits"),
    ("5,000 decimals", b"a: 1." + b"0" * 5_000, "1:4", "more than 18 digits"),
    ("code", b"a: !!python/object/apply:os.system [id]\n", "1:4", "begins with '!'"),
    ("tag shorthand", b"%TAG ! tag:yaml.org,2002:python/\n---\na: !object x\n", "1:1", "instruction to YAML"),
    ("UTF-16", "a: 1\n".encode("utf-16"), "1:1", "UTF-16"),
    ("latin-1", "naïve: 1\n".encode("latin-1"), "1:3", "the byte EF here is not UTF-8"),
    ("NUL", b"a: 1\n\0b: 2\n", "2:1", "NUL"),
    ("lone CR hides a key", b"a: 1 # x\rb: 2\n", "1:9", "carriage return alone"),
    ("U+2028 hides a key", "a: 1 # x\u2028b: 2\n".encode(), "1:9", "line separator"),
    ("U+0085 hides a key", "a: 1 # x\u0085b: 2\n".encode(), "1:9", "next line"),
    ("too large", b"a: " + b"x" * M, "1:1", "larger than 1 MiB, the most that one file may hold"),
    ("too many items", b"a: [" + b"1," * 60_000 + b"]", "1:100001", "more than 50,000 values"),
    ("too many keys", b"".join(b"k%d: 1\n" % i for i in range(26_000)), "25001:1", "more than 50,000 values"),
    ("empty items", b"a:\n" + b"-\n" * (M // 2 - 2), "50000:1", "more than 50,000 values"),
    ("1 MB of {", b"a: " + b"{" * (M - 3), "1:5", "a mapping stands here where a key"),
    ("1 MB of ?", b"? " * (M // 2), "1:1", "a '?' before a key"),
    ("1 MB of '", b"'" * (M - 1), "1:1", "the quote (')"),
    ("1 MB of tabs", b"\t" * M, "1:1", "tab"),
    ("1 MB of !", b"!" * M, "1:1", "begins with '!'"),
    ("1 MB of colons", b":" * M, "1:1", "a single text"),
    ("1 MB of line breaks", b"\n" * M, "1:1", "holds no document"),
    ("? and line breaks", b"a: ?\n" + b"\n" * (M - 5), "1:4", "a text cannot begin with '?'"),
    ("open quotes in [", b"a: [" + b'" ' * (M // 2 - 2), "1:4", "'['"),
    ("quotes in an open [", b"a: [x\n" + b' "a" \'b\n' * (M // 8 - 2), "1:4", "'['"),
    ("escapes", b'a: "' + b"\\n" * (M // 2 - 4) + b'\\e"', "1:1048573", "escape character"),
    ("30 open [ and an @", b"a: " + b"[x, " * 30 + b"1, " * 20_000 + b"@", "1:120", "the '[' that opens here"),
    ("30 closed [ and an @", b"a: " + b"[" * 30 + b"1, " * 20_000 + b"@" + b"]" * 30, "1:60034", "begin with '@'"),
]


@pytest.fixture
def work(monkeypatch):
    """How often each thing was done that looks at the whole file, and how many events libyaml handed out."""
    done = Counter()

    class Parser:
        def __init__(self, data):
            done["times read"] += 1
            self.parser = events.parser(data)

        def get_event(self):
            done["events"] += 1
            return self.parser.get_event()

    def counted(name, function):
        def instead(*arguments, **named):
            done[name] += 1
            return function(*arguments, **named)

        return instead

    monkeypatch.setattr(quick, "parser", Parser)
    monkeypatch.setattr(careful, "parser", Parser)
    monkeypatch.setattr(Lines, "place", counted("places sought", Lines.place))
    monkeypatch.setattr(flow, "is_closed", counted("brackets followed", flow.is_closed))
    monkeypatch.setattr(characters, "decode", counted("times decoded", characters.decode))
    return done


def in_proportion(work, size):
    """Whether the work is that of going a few times through a file."""
    return (
        work["times read"] <= 3
        and work["times decoded"] <= 2
        and work["places sought"] <= 2
        and work["brackets followed"] <= MAX_DEPTH
        and work["events"] <= 3 * min(2 * MAX_VALUES, size + 10)
    )


@pytest.mark.parametrize(
    ("data", "where", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_is_refused_after_little_work(data, where, message, work):
    documents, problems = read(SourceFile("a.yaml", data))
    assert in_proportion(work, len(data)), work
    assert not documents
    (problem,) = problems
    assert str(problem.location) == f"a.yaml:{where}"
    assert message in problem.message
    assert len(problem.message) + len(problem.help) < 500


@pytest.mark.parametrize(
    "data",
    [
        b"a: x" + b"f" * 60_000,
        b"a:" + b" " * (M - 5) + b"x",
        b"a: b" + b" #" * (M // 2 - 5),
        b"a: x\n" + b"  y\n" * (M // 4 - 2),
        b"---\na: 1\n" * 24_000,
        b"a:\n" + b"- |\n  x\n" * 45_000,
        b"\n".join(b"k%d:" % i for i in range(24_000)),
    ],
)
def test_is_read_with_little_work(data, work):
    documents, problems = read(SourceFile("a.yaml", data))
    assert documents and not problems
    for document in (*documents[:3], documents[-1]):
        document.key(("a",))
    assert in_proportion(work, len(data)), work


def test_the_limits_themselves_are_fine():
    deepest = b"a: " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1)
    widest = b"a: [" + b"1," * (MAX_VALUES - 2) + b"]"
    largest = b"a: " + b"x" * (MAX_BYTES - 3)
    for data in (deepest, widest, largest):
        documents, problems = read(SourceFile("a.yaml", data))
        assert documents and not problems
        assert documents[0].key(("a", 0)).line == 1
    for data in (deepest.replace(b"[]", b"[[]]"), widest.replace(b"]", b"1]"), largest + b"x"):
        assert read(SourceFile("a.yaml", data))[0] == []
