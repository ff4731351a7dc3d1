"""What the reader refuses: one problem each, at its line and column, in words."""

import pytest

from collabctl.documents import SourceFile, read

E_ACUTE = "é".encode()

# (what it is about, the bytes, line, column, end column, part of the message, end of the help)
CASES = [
    ("duplicate key", b"a: 1\nb: 2\na: 3\n", 3, 1, 2, "the key 'a' is already there on line 1", "join them"),
    ("duplicate key by escape", b'id: 1\n"\\x69d": 2\n', 2, 1, 8, "the key 'id' is already there", "join them"),
    ("duplicate key, number and text", b"1: a\n'1': b\n", 2, 1, 4, "the key '1' is already there", "join them"),
    ("duplicate key, left out", b"a:\na: 1\n", 2, 1, 2, "the key 'a' is already there", "join them"),
    ("duplicate key inside", b"x:\n  - {a: 1, a: 2}\n", 2, 12, 13, "the key 'a' is already there", "join them"),
    ("anchor", b"a: &x 1\n", 1, 4, 6, "'&x' begins with '&'", "put it in quotes or write it after |"),
    ("alias", b"a: *x\n", 1, 4, 6, "'*x' begins with '*'", "put it in quotes or write it after |"),
    ("alias in text", b"a: *belangrijk* dit\n", 1, 4, 20, "a text cannot begin with '*'", "write it after |"),
    ("a lone asterisk", b"a: * x\n", 1, 4, 7, "a text cannot begin with '*'", "write it after |"),
    ("merge key", b"a:\n  <<: {b: 1}\n", 2, 3, 5, "'<<'", "so that a reader sees them here"),
    ("tag", b"a: !!int 1\n", 1, 4, 9, "'!!int' begins with '!'", "write it after |"),
    ("tag of a mapping", b"--- !x\na: 1\n", 1, 5, 7, "'!x' begins with '!'", "write it after |"),
    ("a text with !", b"a: !belangrijk\n", 1, 4, 15, "'!belangrijk' begins", "write it after |"),
    ("an undefined tag", b"a: !x!y z\n", 1, 4, 10, "a text cannot begin with '!'", "write it after |"),
    ("%YAML", b"%YAML 1.2\n---\na: 1\n", 1, 1, 10, "instruction to YAML itself", "write it after |"),
    ("%TAG", b"%TAG ! x\n---\na: 1\n", 1, 1, 9, "instruction to YAML itself", "write it after |"),
    ("unknown directive", b"a: 1\n%foo\n", 2, 1, 5, "instruction to YAML itself", "write it after |"),
    ("list as key", b"[a]: b\n", 1, 1, 2, "a list stands here where a key was expected", "followed by ': '"),
    ("template braces", b"a: {{ name }}\n", 1, 5, 6, "a mapping stands here where a key", "followed by ': '"),
    ("complex key", b"? [a]\n: b\n", 1, 1, 2, "a '?' before a key", "write it after |"),
    ("announced key", b"a: 1\n? b\n: c\n", 2, 1, 2, "a '?' before a key", "write it after |"),
    ("announced key on its own line", b"?\n  b\n: c\n", 1, 1, 2, "a '?' before a key", "write it after |"),
    ("announced key in braces", b"a: {? b : c}\n", 1, 5, 6, "a '?' before a key", "write it after |"),
    ("a question mark alone in brackets", b"a: [?]\n", 1, 5, 6, "a '?' before a key", "write it after |"),
    ("a question mark and a comma", b"a: [? , b]\n", 1, 5, 6, "a '?' before a key", "write it after |"),
    ("key of several lines", b"? |\n  b\n: c\n", 1, 1, 2, "a '?' before a key", "write it after |"),
    ("no key", b"a: 1\n: x\n", 2, 1, 2, "no key stands before the ':' here", "write it after |"),
    ("no key in quotes", b'"": x\n', 1, 1, 3, "no key stands before the ':' here", "put it in quotes"),
    ("infinity", b"a: .inf\n", 1, 4, 8, "'.inf' is no number", "put it in quotes"),
    ("minus infinity", b"a: [1, -.Inf]\n", 1, 8, 13, "'-.Inf' is no number", "put it in quotes"),
    ("not a number", b"a: {b: .NaN}\n", 1, 8, 12, "'.NaN' is no number", "put it in quotes"),
    ("19 digits", b"a: 1234567890123456789\n", 1, 4, 23, "more than 18 digits", "put it in quotes"),
    ("19 digits of a decimal", b"a: 0.123456789012345678\n", 1, 4, 24, "more than 18 digits", "put it in quotes"),
    ("tab before a key", b"a:\n\tb: 1\n", 2, 1, 2, "indented with a tab", "replace the tab by spaces"),
    ("tab after spaces", b"a:\n  b: 1\n \tc: 1\n", 3, 2, 3, "indented with a tab", "replace the tab by spaces"),
    ("tab before a comment", b"a: x\n\t# c\nb: 1\n", 2, 1, 2, "indented with a tab", "replace the tab by spaces"),
    ("tab in a block text", b"a: |\n\tfoo\n", 2, 1, 2, "indented with a tab", "replace the tab by spaces"),
    ("UTF-16", "a: 1".encode("utf-16"), 1, 1, 2, "UTF-16", "as UTF-8"),
    ("UTF-16 without mark", "a: 1".encode("utf-16-be"), 1, 1, 2, "UTF-16", "as UTF-8"),
    ("latin-1", b"a: 1\nb: " + E_ACUTE + b" caf\xe9\n", 2, 9, 10, "the byte E9 here is not UTF-8", "'encoding')"),
    ("a cut character", b"a: \xc3", 1, 4, 5, "the byte C3 here is not UTF-8", "'encoding')"),
    ("lone surrogate", b"a: \xed\xa0\x80\n", 1, 4, 5, "not UTF-8", "'encoding')"),
    ("NUL", b"a: b\n\0", 2, 1, 2, "a NUL character (U+0000)", "if one was meant"),
    ("bell in a comment", b"a: b # \x07\n", 1, 8, 9, "a control character (U+0007)", "if one was meant"),
    ("delete", b"a: \x7f\n", 1, 4, 5, "a control character (U+007F)", "if one was meant"),
    ("NBSP", "a:\u00a01\n".encode(), 1, 3, 4, "a no-break space (U+00A0)", "if one was meant"),
    ("next line", "a: 1 # x\u0085b: 2\n".encode(), 1, 9, 10, "a 'next line' character (U+0085)", "if one was meant"),
    ("line separator", "a: 1 # x\u2028b: 2\n".encode(), 1, 9, 10, "a line separator (U+2028)", "if one was meant"),
    ("paragraph separator", "a: x\u2029\n".encode(), 1, 5, 6, "a paragraph separator (U+2029)", "if one was meant"),
    ("soft hyphen", "a: 1 # samen\u00adwerken\n".encode(), 1, 13, 14, "a soft hyphen (U+00AD)", "if one was meant"),
    ("zero-width space", "# \u200b\na: 1\n".encode(), 1, 3, 4, "a zero width space (U+200B)", "if one was meant"),
    ("bidi", "a: x\u202ey\n".encode(), 1, 5, 6, "a right-to-left override (U+202E)", "if one was meant"),
    ("isolate", "a: x\u2066y\n".encode(), 1, 5, 6, "a left-to-right isolate (U+2066)", "if one was meant"),
    ("second BOM", b"\xef\xbb\xbfa: \xef\xbb\xbf\n", 1, 4, 5, "a byte order mark (U+FEFF)", "if one was meant"),
    ("joiner between letters", "a: x\u200dy\n".encode(), 1, 5, 6, "a zero width joiner (U+200D)", "if one was meant"),
    ("joiner after a letter", "a: \u263ax\u200d\u263a\n".encode(), 1, 6, 7, "a zero width joiner", "if one was meant"),
    ("tag character", "a: x\U000e0041\n".encode(), 1, 5, 6, "a tag latin capital letter a (U+E0041)", "was meant"),
    ("variation selector", "a: x\ufe00\n".encode(), 1, 5, 6, "a variation selector-1 (U+FE00)", "if one was meant"),
    ("Hangul filler", "a: \u3164\n".encode(), 1, 4, 5, "a hangul filler (U+3164)", "if one was meant"),
    ("lone CR", b"a: 1\nb: 2\rc: 3\n", 2, 5, 6, "a carriage return alone (U+000D)", "or Windows (CRLF)"),
    ("escape in an escape", b'a: "x\\e[2J"\n', 1, 6, 8, "an escape character (U+001B)", "use single quotes"),
    ("bidi in an escape", b'a: "\\u202e"\n', 1, 5, 11, "a right-to-left override (U+202E)", "use single quotes"),
    ("NUL in an escape", b'a: "\\\\ \\0"\n', 1, 8, 10, "a NUL character (U+0000)", "use single quotes"),
    ("escape on a later line", b'a: "x\n  y \\v"\n', 2, 5, 7, "a control character (U+000B)", "use single quotes"),
    ("escape in a key", b'"a\\e": 1\n', 1, 3, 5, "an escape character (U+001B), which no key", "single quotes"),
    ("line break in a key", b'"a\\n::error::": 1\n', 1, 3, 5, "a line break (U+000A), which no key", "single quotes"),
    ("surrogate in an escape", b'a: "\\ud800"\n', 1, 5, 11, "which stands for no character", "single quotes"),
    ("past Unicode", b'a: "\\U00110000"\n', 1, 5, 15, "which stands for no character", "single quotes"),
    ("unknown escape", b'a: "C:\\qdir"\n', 1, 7, 9, "'\\q' here, which stands for no character", "single quotes"),
    ("short escape", b'a: "\\x4"\n', 1, 5, 8, "'\\x4' here, which stands for no character", "single quotes"),
    ("list as document", b"- a\n- b\n", 1, 1, 2, "this document is a list", "between them"),
    ("list in brackets as document", b"[a]\n", 1, 1, 2, "this document is a list", "between them"),
    ("text as document", b"hello there\n", 1, 1, 12, "this document is a single text", "'kind: team'"),
    ("key without a space as document", b"name:Foo\n", 1, 1, 9, "a single text", "'name: ...'"),
    ("nothing", b"", 1, 1, 2, "this file holds no document", "remove the file"),
    ("only comments", b"# a\n\n# b\n", 1, 1, 2, "this file holds no document", "remove the file"),
    ("only a BOM", b"\xef\xbb\xbf", 1, 1, 2, "this file holds no document", "remove the file"),
    ("empty document first", b"---\n---\na: 1\n", 1, 1, 4, "nothing stands in this document", "begins with 'kind:'"),
    ("empty document between", b"a: 1\n---\n# x\n---\nb: 1\n", 2, 1, 4, "nothing stands in this document", "'kind:'"),
    ("empty document last", b"a: 1\n---\n", 2, 1, 4, "nothing stands in this document", "begins with 'kind:'"),
    ("null as document", b"a: 1\n---\n~\n", 3, 1, 2, "this document is a single text", "'kind: team'"),
    ("open [", b"a: 1\nb: [1, 2\nc: 3\n", 2, 4, 9, "the '[' that opens here is not closed", "write it after |"),
    ("open [ at the end", b"a: [1, 2\n", 1, 4, 9, "the '[' that opens here is not closed", "write it after |"),
    ("open {", b"a: {x: 1\nb: 3\n", 1, 4, 9, "the '{' that opens here is not closed", "write it after |"),
    ("open { inside [", b"a: [x, {y: 1]\n", 1, 8, 14, "the '{' that opens here is not closed", "write it after |"),
    ("open [ before more", b"a: [x, y\nb: [z]\nc: d\n", 1, 4, 9, "the '[' that opens here", "write it after |"),
    ("open [ and a later ]", b"a: [x, y\nb: z]\n", 1, 4, 9, "the '[' that opens here", "write it after |"),
    ("open [ over lines", b"a: [\n  b,\n  c\nd: [e]\n", 1, 4, 5, "the '[' that opens here", "write it after |"),
    ("open [ before ---", b"a: [x\n---\nb: 1\n", 1, 4, 6, "the '[' that opens here", "write it after |"),
    ("[ closed by a comment", b"a: [x #y]\nb: 1\n", 1, 7, 8, "a '#' after a space begins a comment", "in quotes"),
    ("open JSON", b'{"a": 1,\n"b": {"c": 1,\n"d": 2}\n', 1, 1, 9, "the '{' that opens here", "write it after |"),
    ("]", b"a: [b]]\n", 1, 7, 8, "this ']' closes nothing", "put it in quotes"),
    ('open "', b'a: "foo\nb: 3\n', 1, 4, 8, 'the quote (") that opens here is not closed', "write it after |"),
    ('open " before another', b'a: "foo\nb: "x"\nc: 1\n', 1, 4, 8, 'the quote (") that opens', "write it after |"),
    ("open ' before another", b"a: 'foo\nb: 'x'\n", 1, 4, 8, "the quote (') that opens", "write it after |"),
    ("apostrophe", b"a: 's avonds\nb: don't\n", 1, 4, 13, "the quote (') that opens", "write it after |"),
    ('" closed by accident', b'a: "foo\nb: "\nc: 1\n', 1, 4, 8, 'the quote (") that opens', "write it after |"),
    ("' in a list, by accident", b"a:\n- 'x\n- y'\n", 2, 3, 5, "the quote (') that opens", "write it after |"),
    ('open " before ---', b'a: "y\n---\nc: 1"\n', 1, 4, 6, 'the quote (") that opens', "write it after |"),
    ('open " in [', b'a: ["x, y]\nb: "z"\n', 1, 5, 11, 'the quote (") that opens', "write it after |"),
    ("text after a quote", b'a: "Ja" zei hij\n', 1, 9, 16, "text stands here behind the closing quote", "after |"),
    ("text after ''", b"a: 'it's'\n", 1, 8, 10, "text stands here behind the closing quote", "write it after |"),
    ("text after ]", b"a: [x] en meer\n", 1, 8, 15, "text stands here behind the closing ']'", "in quotes"),
    ("second colon", b"a: b: c\n", 1, 5, 6, "a second ': ' stands on this line", "write it after |"),
    ("second colon after a quote", b'a: "x": y\n', 1, 7, 8, "a second ': ' stands on this line", "write it after |"),
    ("second colon in {}", b"a: {b: c: d}\n", 1, 9, 10, "a second ': ' stands on this line", "write it after |"),
    ("backtick", b"a: `x` y\n", 1, 4, 9, "a text cannot begin with '`'", "put it in quotes or write it after |"),
    ("@", b"a: @anna\n", 1, 4, 9, "a text cannot begin with '@'", "put it in quotes or write it after |"),
    ("%", b"a: %x\n", 1, 4, 6, "a text cannot begin with '%'", "put it in quotes or write it after |"),
    ("& alone", b"a: & x\n", 1, 4, 7, "a text cannot begin with '&'", "put it in quotes or write it after |"),
    (">", b"a: > x\n", 1, 4, 7, "a text cannot begin with '>'", "put it in quotes or write it after |"),
    ("|", b"a: | x\n", 1, 4, 7, "a text after | begins on the next line", "put it in quotes"),
    (",", b"a: ,x\n", 1, 4, 6, "a text cannot begin with ','", "put it in quotes or write it after |"),
    ("?", b"a: ? x\n", 1, 4, 7, "a text cannot begin with '?'", "put it in quotes or write it after |"),
    ("}", b"a: }\n", 1, 4, 5, "a text cannot begin with '}'", "put it in quotes or write it after |"),
    ("two commas", b"a: [b,,c]\n", 1, 7, 8, "nothing stands before this comma", "put it in quotes"),
    ("no comma", b"a: [{b: 1} {c: 2}]\n", 1, 12, 19, "behind the closing '}'", "in quotes"),
    ("- behind a key", b"a: - x\n", 1, 4, 7, "a list cannot begin with '- '", "put it in quotes"),
    ("no key: value", b"a: 1\nfoo\nb: 2\n", 2, 1, 4, "not written as 'key: value'", "write it all after |"),
    ("no space after the colon", b"a: 1\nb:2\nc: 3\n", 2, 1, 3, "no space behind the colon of 'b:'", "in quotes"),
    ("deeper than its value", b"a: 1\n  b: 2\n", 2, 3, 4, "indented deeper than the line above", "all in quotes"),
    (
        "a second kind",
        b"kind: a\nid: x\nkind: b\n",
        3,
        1,
        5,
        "a second document seems to begin here",
        "keep one of the two",
    ),
    ("a second kind inside", b"a:\n  kind: x\n  kind: y\n", 3, 3, 7, "the key 'kind' is already there", "join them"),
    ("two hyphens", b"a: 1\n--\nb: 1\n", 2, 1, 3, "this line has '--'", "write exactly three hyphens: ---"),
    ("five hyphens", b"a: 1\n----- \nb: 1\n", 2, 1, 6, "this line has '-----'", "write exactly three hyphens: ---"),
    ("two hyphens first", b"--\na: 1\n", 1, 1, 3, "this line has '--'", "write exactly three hyphens: ---"),
    ("two hyphens below a list", b"a:\n- b\n--\nc: 1\n", 3, 1, 3, "this line has '--'", "exactly three hyphens: ---"),
    ("a dash", "a: 1\n\u2014\nb: 1\n".encode(), 2, 1, 2, "this line has '\u2014'", "write exactly three hyphens: ---"),
    ("text behind ---", b"a: 1\n--- b: x\n", 2, 5, 6, "text stands here behind the ---", "write it on the line below"),
    ("items without a space", b"a:\n-b\n-c\n", 2, 1, 3, "'-b' is read as text, because no space", "put it in quotes"),
    ("an item without a space", b"a:\n  - b\n  -c\n", 3, 3, 5, "'-c' is read as text", "put it in quotes"),
    ("a mapping without a space", b"a:\n  - b: 1\n  -c: 1\n", 3, 3, 5, "'-c' is read as text", "put it in quotes"),
    ("no comma before a key", b"a: {b: x c: d}\n", 1, 10, 11, "a comma is missing before 'c'", "put it in quotes"),
    ("no comma in a list", b"a: [y, {b: x c: d}]\n", 1, 14, 15, "a comma is missing before 'c'", "put it in quotes"),
    ("no comma, two lines", b"a: {b: x\n  c: d}\n", 2, 3, 4, "a comma is missing before 'c'", "put it in quotes"),
    ("{ in a text in {}", b"a: {b: x/{y}}\n", 1, 8, 14, "this text is cut off by the '{'", "whole text in quotes"),
    ("between two depths", b"a:\n  b: 1\n c: 2\n", 3, 2, 6, "not indented like the lines", "write it after |"),
    ("first line too deep", b"  a: 1\nb: 2\n", 2, 1, 5, "not indented like the lines", "write it after |"),
    ("item among keys", b"a: 1\n- b\n", 2, 1, 4, "a list item stands here, among keys", "write it after |"),
    ("key among items", b"a:\n  - b\n  c: 1\n", 3, 3, 7, "this line is no list item", "write it after |"),
]


@pytest.mark.parametrize(
    ("data", "line", "column", "end_column", "message", "help"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_is_refused_once_at_its_place(data, line, column, end_column, message, help):
    documents, problems = read(SourceFile("kpis/sales.yaml", data))
    assert not documents
    (problem,) = problems
    assert problem.rule == "document/syntax"
    assert problem.location.path == "kpis/sales.yaml"
    where = problem.location
    assert (where.line, where.column, where.end_line, where.end_column) == (line, column, line, end_column), problem
    assert message in problem.message
    assert problem.help.endswith(help)


@pytest.mark.parametrize("data", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_says_it_in_plain_words(data):
    (problem,) = read(SourceFile("a.yaml", data))[1]
    words = (problem.message + " " + problem.help).lower()
    for jargon in ("token", "scalar", "node", "block mapping", "flow", "simple key", "stream", "invalid", "failed"):
        assert jargon not in words
    assert not problem.message.endswith(".")
    assert not problem.message[0].isupper()


def test_a_duplicate_key_names_the_first():
    (problem,) = read(SourceFile("a.yaml", b"a: 1\nb: 2\na: 3\n"))[1]
    (related,) = problem.related
    assert str(related.location) == "a.yaml:1:1"
    assert related.message == "the first 'a'"


def test_the_same_key_in_two_mappings_is_fine():
    documents, problems = read(SourceFile("a.yaml", b"a: {x: 1}\nb: {x: 2}\n---\na: 1\n"))
    assert not problems
    assert [document.data for document in documents] == [{"a": {"x": 1}, "b": {"x": 2}}, {"a": 1}]


def test_columns_count_characters():
    data = "\ufeffa: 1\r\n\U0001f600é: {b: *x}\r\n".encode()
    (problem,) = read(SourceFile("a.yaml", data))[1]
    assert str(problem.location) == "a.yaml:2:9"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa: 1\n",
        b"a: 1\r\nb: x\r\n",
        "a: één ïdee, café, “quotes” – €5\n".encode(),
        "a: \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f44d\U0001f3fd\n".encode(),
        b'a: "x\\n\\ty"\n',
        b"a: x\ty\n",
        b"a: b ?\nc: d\n",
        b"a: R&D & x! * y\n",
        b"a: 1\n...\n",
        b"a: 1\n...\n---\nb: 1\n",
        b"---\na: 1\n",
        b"--- {a: 1}\n",
        b"a:\n  - ?-\nb: x\n",
        b"a: |\n  ?\nb: x\n",
        b"a: x\n  ?\nb: x\n",
        b'a: "<<"\n"<<": 1\n',
        b"a: what?\nb: [what ?, x]\nc: d ?\n" + b"e:\n",
    ],
)
def test_is_fine(data):
    documents, problems = read(SourceFile("a.yaml", data))
    assert documents and not problems
    assert all(document.sound for document in documents)


def test_libyaml_missing_is_one_sentence(monkeypatch):
    import yaml

    from collabctl.documents import LibyamlMissing

    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(LibyamlMissing, match="needs PyYAML with libyaml"):
        read(SourceFile("a.yaml", b"a: 1\n"))
