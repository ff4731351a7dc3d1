"""The schema files themselves: for us, for editors, for anyone."""

from __future__ import annotations

import http.server
import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from collabctl.bundled import bundled
from collabctl.documents import SourceFile, read
from collabctl.documents.schema import bundle, check, kinds
from collabctl.documents.schema.faults import fits as explained
from collabctl.documents.schema.files import COLLAB, expanded, file
from tests.schemas.backtracking import Search

DOCUMENTS = Path(__file__).parent / "documents"
FILES = sorted(bundled("schemas").glob("*.schema.json"))
NAMES = [path.name.removesuffix(".schema.json") for path in FILES]

OURS = {"x-reference", "x-reference-keys", "x-written", "x-text", "x-expected", "x-instead", "x-message", "x-help",
        "x-only-one-of", "x-zone"}  # fmt: skip
BRANCHES = ("if", "then", "else", "not", "allOf", "anyOf", "oneOf")


def nodes(node: Any, path: str = "#") -> list[tuple[str, dict[str, Any]]]:
    """Every mapping inside a schema, with its path."""
    if isinstance(node, list):
        return [found for number, item in enumerate(node) for found in nodes(item, f"{path}/{number}")]
    if not isinstance(node, dict):
        return []
    return [(path, node), *(found for key, below in node.items() for found in nodes(below, f"{path}/{key}"))]


def test_there_is_one_file_for_each_kind_and_one_for_all():
    assert set(NAMES) == {*kinds(), COLLAB}
    assert all(path.read_text("utf-8").endswith("}\n") for path in FILES)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_json_schema_2020_12(name):
    schema = file(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema  # with one, a relative $ref would lead to the web and not to the folder
    Draft202012Validator.check_schema(schema)
    Draft202012Validator.check_schema(bundle(None if name == COLLAB else name))


@pytest.mark.parametrize("name", NAMES)
def test_keywords_are_known_and_unions_are_avoided(name):
    for path, node in nodes(file(name)):
        if path.endswith(("/properties", "/$defs", "/x-instead")):
            continue
        assert {key for key in node if key.startswith("x-")} <= OURS, path
        assert not {"oneOf", "format", "patternProperties", "$dynamicRef"} & set(node), path
        if "uniqueItems" in node:  # of texts alone: validators differ on whether 1 and 1.0 are the same
            assert expanded_type(node["items"]) == "string", path
        for alternative in node.get("anyOf", ()):
            assert set(alternative) <= {"required", "not"}, f"{path} has a union that nobody could explain"


def expanded_type(node: dict[str, Any]) -> str:
    ref = node.get("$ref", "")
    return str((file(COLLAB)["$defs"][ref.rpartition("/")[2]] if ref else node)["type"])


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described_for_people(name):
    schema = file(name)
    for path, node in nodes(schema):
        if not path.endswith("/properties") or any(f"/{branch}/" in path for branch in BRANCHES):
            continue
        for key, found in node.items():
            text = found.get("description") or shared_description(found)
            assert text, f"{path}/{key} has no description"
            assert text.endswith("."), f"{path}/{key}: {text}"
            assert not re.search(r"\b(string|boolean|array|object|regex|null|integer|enum)\b", text), text
            assert len(text) < 300, text


def shared_description(node: dict[str, Any]) -> str:
    ref = node.get("$ref", "")
    return str(file(COLLAB)["$defs"][ref.rpartition("/")[2]]["description"]) if ref else ""


@pytest.mark.parametrize("kind", kinds())
def test_no_mapping_takes_unknown_keys(kind):
    for path, node in nodes(expanded(kind)):
        if path.endswith("/properties") or any(f"/{branch}/" in f"{path}/" for branch in BRANCHES):
            continue
        if "properties" in node or node.get("type") == "object":
            assert "additionalProperties" in node, path
            assert node["additionalProperties"] is False or isinstance(node["additionalProperties"], dict), path


def test_every_kind_can_carry_what_any_document_can():
    for kind in kinds():
        assert {"owner", "notes", "tags", "links", "review_by", "private"} <= set(file(kind)["properties"])
        assert ("id" in file(kind)["required"]) == (kind != "organization")


@pytest.mark.parametrize("kind", kinds())
def test_references_name_kinds_that_exist(kind):
    for path, node in nodes(expanded(kind)):
        for word in ("x-reference", "x-reference-keys"):
            if isinstance(node.get(word), list):
                assert node[word] == ["*"] or set(node[word]) <= set(kinds()), path


# what may stand in a document


@pytest.mark.parametrize("kind", kinds())
def test_the_example_of_a_kind_fits(kind):
    path = DOCUMENTS / f"{kind}.yaml"
    documents, problems = read(SourceFile(path.name, path.read_bytes()))
    assert not problems
    assert [document.kind for document in documents] == [kind]
    assert check(documents[0]) == []
    whole = Draft202012Validator(bundle(None))
    assert whole.is_valid(documents[0].data)
    assert not whole.is_valid({**documents[0].data, "unheard_of": 1})


@pytest.mark.parametrize("kind", kinds())
def test_the_examples_use_every_field_of_the_format(kind):
    """So that the examples prove what they claim to prove; what any document may carry stands in one of them."""
    documents, _ = read(SourceFile("a", (DOCUMENTS / f"{kind}.yaml").read_bytes()))
    general = {"owner", "notes", "tags", "links", "review_by", "private", "working_hours"}
    assert set(file(kind)["properties"]) - set(documents[0].data) <= general | {"name", "period", "candidates"}


def test_the_files_work_in_other_peoples_checkers():
    """By relative `$ref`, from the folder they stand in, without the web."""
    schemas = bundled("schemas")
    fine = sorted(map(str, DOCUMENTS.glob("*.yaml")))
    done = check_jsonschema(schemas / "collab.schema.json", *fine)
    assert done.returncode == 0, done.stdout + done.stderr
    alone = check_jsonschema(schemas / "kpi.schema.json", str(DOCUMENTS / "kpi.yaml"))
    assert alone.returncode == 0, alone.stdout + alone.stderr
    other = check_jsonschema(schemas / "kpi.schema.json", str(DOCUMENTS / "goal.yaml"))
    assert other.returncode == 1
    assert "kind: 'kpi' was expected" in other.stdout


def check_jsonschema(schema: Path, *documents: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *documents]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# what an attacker may try


def patterns() -> list[tuple[str, dict[str, Any]]]:
    found = {}
    for kind in kinds():
        for _, node in nodes(expanded(kind)):
            if isinstance(node.get("pattern"), str):
                found[node["pattern"]] = node
    return sorted(found.items(), key=lambda item: item[0])


GOOD = {
    "id": "sales-north", "date": "2026-03-01", "time": "09:30", "timezone": "Europe/Amsterdam",
    "duration": "1 h 30 min", "written": "kpi/sales-deals-won", "language": "pt-BR", "url": "https://example.org/a",
}  # fmt: skip
PUMPS = [*"a-1/:@=éA ", "a-", "-a", "a/", "a@", "1 h", "1 ", "page/", "https://", "a."]
NEAR_MISS = 200
MOST_STEPS = 20  # for each character; a search that starts over at each takes a hundred


@pytest.mark.parametrize(("pattern", "node"), patterns(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_pattern_takes_few_steps(pattern, node):
    """Near misses: everything a pattern begins with, over and over, and then an odd end."""
    from collabctl.documents.schema.faults import _compiled

    search = _compiled(pattern)
    counted = Search(pattern.replace("$", r"\Z"))
    assert not re.search(r"[*+}]\)[*+{]", pattern), "a repeat inside a repeat"
    for beginning in ("", "a", "1", "https://a", "mailto:", "kpi/", "page/", "FREQ=", "1 h ", "2026-"):
        for pump in PUMPS:
            text = beginning + pump * (NEAR_MISS // len(pump))
            for end in ("\n", "! \x00"):
                assert counted.finds(text + end) == bool(search(text + end))
                assert counted.steps <= MOST_STEPS * len(text + end), repr(text[:20] + end)


@pytest.mark.parametrize("pattern", ["[a-z]+!", "^[a-z]*[a-z]*!", "^([a-z]+)+!"])
def test_a_pattern_that_starts_over_takes_many_steps(pattern):
    search = Search(pattern)
    assert not search.finds("a" * (14 if "(" in pattern else NEAR_MISS))
    assert search.steps > MOST_STEPS * NEAR_MISS


@pytest.mark.parametrize(("name", "good"), GOOD.items())
def test_nothing_hides_behind_a_good_value(name, good):
    schema = file(COLLAB)["$defs"][name]
    assert explained(schema, good)
    for bad in (f"{good}\n", f"{good}\n\n", f"\n{good}", f"{good}\r", f"{good}\x00", f"{good}\x1b", f"{good} x y"):
        assert not explained(schema, bad), repr(bad)


def test_a_long_text_has_a_limit_beside_each_pattern():
    for pattern, node in patterns():
        inside = "maxLength" in node or pattern in ("[a-z]", "--|-$", "[{]path[}]")
        assert inside, pattern


def test_nothing_in_a_document_or_a_schema_is_ever_fetched(tmp_path):
    """A server counts the visits: none, whatever a document says."""
    visits: list[str] = []

    class Counter(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            visits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Counter)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/x.json"
        local = (tmp_path / "x.json").as_uri()
        (tmp_path / "x.json").write_text("{}")
        for address in (url, local):
            for key in ("$ref", "$schema", "$id", "$dynamicRef"):
                for text in (
                    f'kind: kpi\n"{key}": "{address}"\n',
                    f'"{key}": "{address}"\n',
                    f'kind: kpi\nid: {{"{key}": "{address}"}}\n',
                ):
                    documents, _ = read(SourceFile("a.yaml", text.encode()))
                    assert check(documents[0])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert visits == []


def test_what_validates_has_no_reference_left_to_follow():
    for kind in kinds():
        assert '"$ref"' not in json.dumps(expanded(kind))


def test_a_reference_that_leads_elsewhere_is_refused():
    from collabctl.documents.schema.files import name_of

    for ref in ("https://example.org/x.json", "file:///etc/passwd", "../x.json", "kpi.schema.json"):
        with pytest.raises(ValueError, match="does not lead to"):
            name_of(ref)
