import pytest

from collabctl.reports.github import render
from tests.reports.samples import finding, report, tame
from tests.runner_commands import commands_in


def test_an_annotation_has_its_place_its_rule_and_what_to_do():
    command = commands_in(render(tame("examples/org", "examples/org/")))[0]
    assert command.name == "error"
    assert command.properties == {
        "file": "examples/org/kpis/sales.yaml",
        "line": "5",
        "endLine": "5",
        "col": "1",
        "endColumn": "7",
        "title": "kpi/works-against",
    }
    assert command.data == (
        "'deals-won' pulls against 'handling-time'\n"
        "examples/org/metrics/sales.yaml:14: deals-won raises complex-tickets\n"
        "share a goal on csat\nor agree on a trade-off"
    )


def test_the_strongest_come_first():
    assert [command.name for command in commands_in(render(tame()))] == ["error", "warning", "warning", "notice"]
    assert render(tame()).endswith("\n1 error, 2 warnings and 1 note in 61 files, 1 finding settled\n")


def test_special_characters_of_the_runner_come_through():
    made = report(finding(message="50 % of a,b: c\r\nd %0A", path="a,b:50%.yaml", rule="x/y:z"))
    (command,) = commands_in(render(made))
    assert command.data == "50 % of a,b: c\nd %0A"
    assert command.properties["file"] == "a,b:50%.yaml"
    assert command.properties["title"] == "x/y:z"


@pytest.mark.parametrize(
    ("errors", "warnings", "notes"), [(30, 0, 0), (12, 11, 10), (0, 0, 40), (3, 12, 9), (1, 1, 10)]
)
def test_no_more_annotations_than_github_shows_and_the_rest_counted(errors, warnings, notes):
    severities = ["error"] * errors + ["warning"] * warnings + ["info"] * notes
    output = render(report(*(finding(severity=each, line=line) for line, each in enumerate(severities, start=1))))
    commands = commands_in(output)
    kinds = [command.name for command in commands]
    assert all(kinds.count(kind) <= 10 for kind in ("error", "warning", "notice"))
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert all(command.properties["file"] for command in commands)
    rest = [line for line in output.splitlines() if line.startswith("kpis/")]
    more = commands[-1].data.partition(" more finding")[0]
    assert len(rest) == (int(more) if "more finding" in commands[-1].data else 0)
    assert len(commands) - bool(rest) + len(rest) == len(severities)


def test_columns_are_left_out_when_a_place_has_several_lines():
    made = finding()
    made = report(type(made)("a/b", "error", "x", type(made.location)("a.yaml", 1, 5, 3, 2)))
    (command,) = commands_in(render(made))
    assert command.properties == {"file": "a.yaml", "line": "1", "endLine": "3", "title": "a/b"}
