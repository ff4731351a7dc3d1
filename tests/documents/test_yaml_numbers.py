"""What other programs read as a number is told where a text belongs, and read as that number where one belongs."""

import pytest

from collabctl.documents import SourceFile, read, schema


def told(text: str) -> list[tuple[str, str]]:
    documents, problems = read(SourceFile("a.yaml", text.encode()))
    found = [*problems, *(problem for document in documents for problem in schema.check(document))]
    return [(problem.message, problem.help) for problem in found]


NUMBERS = ["12", "007", "010", "1e3", "1E+3", "1.0e-09", "0x1F", "0o17", ".5", "+5", "00.5", "1."]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("field", ["name: {}", "mission: {}", "tags: [{}]", "name: {{en: {}}}"])
def test_is_told_where_a_text_belongs(number, field):
    ((message, help),) = told(
        "kind: department\nid: d\nname: D\n".replace("name: D\n", "" if "name" in field else "name: D\n")
        + field.format(number)
        + "\n"
    )
    assert f"take {number} for a number" in message or f"takes {number} for a number" in message
    assert "put it in quotes" in message
    assert help == f'write "{number}"'


@pytest.mark.parametrize("text", ["12:30", "1_000", "0b11", "2026-01-01", "12 en 13", "1e", "0x", "0o9", '"007"'])
def test_the_rest_is_text(text):
    assert not told(f"kind: department\nid: d\nname: D\nmission: {text}\n")


@pytest.mark.parametrize(
    ("written", "value"), [("1e3", 1000), ("1.0e-09", 1e-9), ("0x1F", 31), ("0o17", 15), (".5", 0.5), ("+5", 5)]
)
def test_is_read_where_a_number_belongs(written, value):
    text = f"kind: kpi\nid: k\ndepartment: d\nmetric: m\ntarget: {{at_least: {written}}}\n"
    assert not told(text)
    (document,), _ = read(SourceFile("a.yaml", text.encode()))
    assert document.data["target"]["at_least"] == value


@pytest.mark.parametrize("written", ["007", "010", "0123.5"])
def test_a_zero_in_front_is_told_where_a_number_belongs(written):
    ((message, _),) = told(f"kind: kpi\nid: k\ndepartment: d\nmetric: m\nbaseline: {written}\n")
    assert message == f"'{written}' is not a number, because of the zero in front; write {written.lstrip('0')}"


def test_a_time_without_its_colon_is_told_as_a_time():
    meeting = "kind: meeting\nid: m\nname: M\nwho: {everyone: true}\nschedule: {every: week, day: mon, at: 0900}\n"
    ((message, _),) = told(meeting)
    assert message.endswith("write 09:00")


def test_an_id_is_told_as_an_id():
    assert [message[:18] for message, _ in told("kind: department\nid: 007\nname: D\n")] == ["'007' is not an id;"[:18]]
    ((_, help),) = told("kind: department\nid: 1e5\nname: D\n")
    assert help == 'write "1e5"'


def test_a_telephone_number_is_nobodys_number():
    assert not told("kind: person\nid: a\nname: A\ncontact: {phone: 0570000001}\n")


@pytest.mark.parametrize("number", ["1e999", "0x" + "f" * 30])
def test_a_number_that_no_program_holds_is_refused(number):
    ((message, _),) = told(f"kind: kpi\nid: k\nbaseline: {number}\n")
    assert "digits" in message
