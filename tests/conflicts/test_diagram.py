import re

import pytest

from collabctl.drawings.mermaid import MOST_BOXES
from collabctl.reports.conflicts.mermaid import drawing, render
from tests.handbook.test_hostile_texts import HOSTILE
from tests.reports.conflicts.samples import crowd, department, example, kpi, metric, organization, report, silo_saying

BOX = re.compile(r'^ +(n\d+)(?:\["|\(\["|\{\{")(.*?)"', re.MULTILINE)
ARROW = re.compile(r"^ +(n\d+) (-->|-\.->|---|x--x)(?:\|\"(.*?)\"\|)? (n\d+)$", re.MULTILINE)


def boxes(text):
    return {box: re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label) for box, label in BOX.findall(text)}


def arrows(text):
    names = {box: label.split("<br/>")[0] for box, label in boxes(text).items()}
    return {(names[source], line, names[target]) for source, line, _, target in ARROW.findall(text)}


def test_the_silo():
    text = render(report(example("silo")))
    assert text.startswith("flowchart LR\n  accTitle: Targets that pull against each other\n  accDescr: ")
    assert "Deals won<br/>at least 1,400<br/>conflicts 1, 3, 7" in boxes(text).values()
    assert {
        ("Deals won", "-->", "Customers whose house does not fit"),
        ("Customers whose house does not fit", "-->", "Complex tickets"),
        ("Complex tickets", "-->", "Handling time"),
        ("Customers whose house does not fit", "-.->", "Happy customers"),
        ("Days of stock", "x--x", "Days of stock"),
    } <= arrows(text)
    sales = text.partition('["Sales"]')[2].partition("  end")[0]
    assert "Deals won" in sales
    assert "Handling time" not in sales


def test_every_arrow_leads_from_a_box_to_a_box():
    text = render(report(example("silo")))
    ends = {end for source, _, _, target in ARROW.findall(text) for end in (source, target)}
    assert ends <= set(boxes(text))


def test_a_metric_that_several_are_judged_on_stands_between_them():
    text = render(
        report(
            organization(
                *map(department, ("sales", "support", "care")),
                metric("deals", "raises time"),
                metric("visits", "raises time"),
                metric("time", better="lower"),
                kpi("sales", "deals", "at_least: 10", "scope: {region: north}\n"),
                kpi("sales", "visits", "at_least: 10", "scope: {region: south}\n"),
                kpi("support", "time", "at_most: 6", "scope: {region: north}\n"),
                kpi("care", "time", "at_most: 7", "scope: {region: south}\n"),
            )
        )
    )
    assert arrows(text) == {
        ("The deals", "-->", "The time"), ("The visits", "-->", "The time"), ("The time", "---", "The time"),
    }  # fmt: skip
    assert len(boxes(text)) == 5


@pytest.mark.parametrize("departments", [20, 60, 120])
def test_a_crowd_is_drawn_as_far_as_anybody_can_read_it(departments):
    told = report(crowd(departments))
    drawn = drawing(told)
    text = "\n".join(drawn.lines)
    assert 30 < len(boxes(text)) <= MOST_BOXES if drawn.left_out else len(boxes(text)) <= MOST_BOXES
    assert (f"%% {len(drawn.left_out)} less grave left out" in text) == bool(drawn.left_out)
    numbers = {int(number) for _, number in re.findall(r"(conflicts?|#44;) (\d+)", text)}
    conflicts = sum(one.class_ == "chain" for one in told.told)
    assert len(numbers) + len(drawn.left_out) == conflicts


@pytest.mark.parametrize("payload", HOSTILE)
def test_labels_stay_labels(payload):
    def build(text):
        output = render(silo_saying(text))
        return re.sub(r'"[^"]*"', '""', output)

    assert build(payload) == build("x")
    assert set(build(payload)) <= set(
        'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n:.,+-#|"[](){}<>%'
    )


def test_nothing_to_draw():
    assert render(report(organization())).count("\n") == 3
