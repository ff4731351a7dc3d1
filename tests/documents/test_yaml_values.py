"""What the reader makes of values: YAML 1.2 core scalars and no more; and what a document knows about itself."""

import pytest

from collabctl.documents import SourceFile, read


def value(written):
    documents, problems = read(SourceFile("a.yaml", f"a: {written}\n".encode()))
    assert not problems
    return documents[0].data["a"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("0", 0),
        ("-0", 0),
        ("42", 42),
        ("-7", -7),
        ("+49301234", 49301234),
        ("999999999999999999", 999999999999999999),
        ("1.10", 1.1),
        ("12.00", 12.0),
        ("0.125", 0.125),
        ("1000.125", 1000.125),
        (".5", 0.5),
        ("-.5", -0.5),
        ("5.", 5.0),
        ("0.12345678901234567", 0.12345678901234567),
        ("1.0e-09", 1e-9),
        ("12e03", 12000.0),
        ("-1.5E+3", -1500.0),
        ("0x1F", 31),
        ("0o17", 15),
    ],
)
def test_is_no_text(written, expected):
    found = value(written)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "No",
        "ON",
        "nULL",
        "tRUE",
        "010",
        "08",
        "-01",
        "00",
        "00.5",
        "0b1",
        "1_000",
        ".e3",
        ".",
        "..",
        "+",
        "+.",
        "9:30",
        "09:30",
        "22:22",
        "12:30:45",
        "2026-01-01",
        "2026-02-30",
        "1.200.000",
        "12,000",
        "9,5",
        "1.2.3",
        "+31-20",
        "-x",
        "?x",
        ":x",
        ".info",
        "-.infx",
        ".Nan1",
        "-.nan",
        "0x",
        "5%",
        "١٢",
    ],
)
def test_is_text(written):
    assert value(written) == written


@pytest.mark.parametrize(
    "written", ["null", "~", "true", "42", "1.5", ".inf", "12.000", "1234567890123456789", "#x", ""]
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_quotes_make_text(written, quote):
    assert value(quote + written + quote) == written


def test_keys_are_text():
    documents, _ = read(SourceFile("a.yaml", b"1: a\ntrue: b\nno: c\nnull: d\n1.50: e\non: f\n"))
    assert documents[0].data == {"1": "a", "true": "b", "no": "c", "null": "d", "1.50": "e", "on": "f"}


def test_block_texts():
    documents, _ = read(SourceFile("a.yaml", b"a: |\n  x: #y\n  *z\nb: >-\n  one\n  two\nc: x\n  y\n"))
    assert documents[0].data == {"a": "x: #y\n*z\n", "b": "one two", "c": "x y"}


def test_what_has_nothing_behind_it_is_left_out():
    data = b"kind: team\nid: x\nlead:\nmembers:\n  -\n    person:\n    role: y\nperiod: {from: , until: 2026-01-01}\n"
    documents, problems = read(SourceFile("a.yaml", data))
    assert not problems
    (document,) = documents
    assert document.sound
    assert document.data == {
        "kind": "team",
        "id": "x",
        "members": [{"role": "y"}],
        "period": {"until": "2026-01-01"},
    }
    assert str(document.key(("lead",))) == str(document.value(("lead",))) == "a.yaml:3:1"


def test_null_is_not_left_out():
    assert read(SourceFile("a.yaml", b"a: null\nb: ~\nc:\n"))[0][0].data == {"a": None, "b": None}


@pytest.mark.parametrize(
    ("data", "kind", "id", "reference"),
    [
        (b"kind: kpi\nid: deals\n", "kpi", "deals", "kpi/deals"),
        (b"kind: organization\nid: x\n", "organization", "", "organization"),
        (b"kind: kpi\n", "kpi", "", ""),
        (b"id: deals\n", "", "deals", ""),
        (b"kind: 5\nid: [x]\n", "", "", ""),
        (b"kind:\nid: 2026\n", "", "", ""),
        (b"{}", "", "", ""),
    ],
)
def test_names(data, kind, id, reference):
    (document,), _ = read(SourceFile("a.yaml", data))
    assert (document.kind, document.id, document.reference) == (kind, id, reference)


def test_documents_are_numbered():
    documents, _ = read(SourceFile("a.yaml", b"a: 1\n---\nb: 2\n...\n# x\n---\nc:\n"))
    assert [(document.number, document.data) for document in documents] == [(0, {"a": 1}), (1, {"b": 2}), (2, {})]
