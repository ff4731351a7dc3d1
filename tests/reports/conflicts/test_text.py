import re

import pytest

from collabctl.reports.colour import width
from collabctl.reports.conflicts.story import MOST_TOLD
from collabctl.reports.conflicts.text import WIDTH, render
from tests.reports.conflicts.samples import (
    REACHING_ON,
    crowd,
    department,
    example,
    kpi,
    metric,
    organization,
    report,
    silo_saying,
)

SILO = """\
Sales and Support
-----------------
Nothing joins them: no shared goal, meeting, team, channel or message.

1. error: Sales is judged on raising 'Deals won', which moves 'Handling time' up, and Support is
   judged on lowering it
     Sales: 'Deals won' (orders) at least 1,400 (from 980), weight 70              kpis/sales.yaml:9
     Support: 'Handling time' (minutes) at most 6 (from 9), weight 60            kpis/support.yaml:8
   When 'Deals won' goes up, as Sales wants,
     'Customers whose house does not fit' goes up,
                                              raises, strong, correlation  metrics/customers.yaml:11
       In each of the last eight quarters, more deals meant more tanks in houses they do not suit.
     so 'Complex tickets' goes up,            raises, strong, correlation  metrics/customers.yaml:26
       Eight out of ten long tickets come from a house that does not fit.
     so 'Handling time' goes up, and Support wants it down.
                                              raises, strong, correlation  metrics/customers.yaml:46
       A complex ticket takes 34 minutes, any other takes 5.
"""


def test_the_story_of_the_silo():
    text = render(report(example("silo")))
    assert re.match(r"\d+ conflicts between Finance, IT, Marketing, Product, Sales and Support: 7 errors, ", text)
    assert text.index(SILO) < text.index("The goal 'Happy customers' that Sales and Marketing share\n---")
    customer = "When 'Handling time' goes down, as Support wants,\n     'Solved at first contact' goes down,"
    assert customer in text
    assert "Nothing is\nclaimed about how large an effect is." in text
    for needed in ("kpi/works-against of kpi/sales-deals-won, kpi/support-handling-time, path 0e4b1b",):
        assert needed in text


def test_what_is_settled_says_by_what_and_until_when():
    text = re.sub(r"\s+", " ", render(report(example("silo"))))
    assert (
        "Settled until 2026-12-31: a trade-off, agreed on in resolution/releases-settled-with-ruud. Ruud and Joris"
        in text
    )
    assert re.search(r"\d+\. settled: no value of 'Releases' suits both", text)


@pytest.mark.parametrize("name", ["silo", "org"])
def test_no_line_is_too_wide_and_no_word_is_broken(name):
    text = render(report(example(name)))
    assert max(map(width, text.split("\n"))) <= WIDTH
    assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_a_long_word_stays_whole():
    word = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
    assert word in render(silo_saying(word))


def test_wide_letters_count_double():
    text = render(silo_saying("顧客 満足 " * 30))
    assert max(map(width, text.split("\n"))) <= WIDTH


def test_both_ways_is_one_conflict():
    text = render(
        report(
            organization(
                *map(department, ("sales", "support")),
                metric("deals", "raises time"),
                metric("time", "lowers deals", better="lower"),
                kpi("sales", "deals", "at_least: 10"),
                kpi("support", "time", "at_most: 6"),
            )
        )
    )
    assert "When 'The deals' goes up, as Sales wants,\n     'The time' goes up, and Support wants it down." in text


def test_joined_departments_are_said_to_be():
    both = "---\nkind: meeting\nid: sync\nname: The sync\nschedule: {every: week, day: mon, at: '10:00'}\n"
    text = render(report(organization(*REACHING_ON, both + "who: {departments: [sales, support]}\n")))
    assert "They are joined by the meeting 'The sync'." in text


def test_what_else_it_reaches_and_who_hears_of_it():
    one = organization(*REACHING_ON)
    assert "The same cause also reaches 'The costs' of Finance." in render(report(one))
    assert render(report(one)).startswith("1 conflict between Finance, Sales and Support: 1 error.")
    assert render(report(one, "finance")).startswith("1 conflict in which Finance takes part, with Sales: 1 error.")


def test_a_weak_step_may_depend_and_may_take_a_while():
    arrow = (
        "influences:\n  - {metric: time, effect: raises, strength: strong, evidence: expert, lag: 2 months, "
        "only_when: it rains}\n"
    )
    text = render(
        report(
            organization(
                *map(department, ("sales", "support")),
                metric("deals", extra=arrow),
                metric("time", better="lower"),
                kpi("sales", "deals", "move: up", "scope: {region: north}\n"),
                kpi("support", "time", "at_most: 6"),
            )
        )
    )
    assert "raises, strong, expert, after 2 months" in text
    assert "Only when: it rains" in text
    assert "'The deals' (points) for region north move up" in text


def test_a_hundred_are_told_and_the_rest_counted():
    told = report(crowd(120), more=7)
    text = render(told)
    conflicts = [one for one in told.told if one.class_ == "chain"]
    assert len(re.findall(r"^\d+\. ", text, re.MULTILINE)) == MOST_TOLD
    assert f"{len(conflicts) - MOST_TOLD} more that are less grave are in the JSON" in text
    assert "7 weaker ones of the whole organization" in re.sub(r"\s+", " ", text)


def test_colour_changes_nothing_but_the_colour():
    silo = example("silo")
    plain, coloured = render(report(silo)), render(report(silo, colour=True))
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
