"""Where examples/org stands at five dates, worked out by hand from its tables; moving the date moves the verdicts.

All targets are for 2026, and the tables hold a figure for each month from November 2024 to October 2026. The year is
written to its end here, with what November and December may bring, so that the last date is a year that is over.
"""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import build
from collabctl.results import stand
from collabctl.sources.files import read_folder
from tests.results.samples import EXAMPLES

# metric: the figures of November and December 2026
THE_REST = {
    "csat": (9.2, 9.3), "miscommunication-tickets": (6, 8), "order-to-rain": (29, 30), "paperwork-days": (7, 7.6),
    "stock-days": (22, 23), "app-availability": (99.1, 99.88), "connections-live": (84, 88), "lead-fit": (66, 65),
    "briefings-on-time": (100, 100), "build-days": (24, 29.8), "right-first-time": (95, 94), "promise-kept": (97, 97),
    "first-contact-resolution": (83, 84), "handling-time": (14, 15.5),
}  # fmt: skip

# Each row is an item, and under each date its verdict and what it rests on: the value so far, and where it ends if the
# rest is like the last three figures. The first by hand: in May (8.6 + 8.7 + 8.9 + 8.9 + 8.9) / 5 = 44 / 5 = 8.8 and
# (44 + 7 * 26.7 / 3) / 12 = 8.8583; in October 89.6 / 10 = 8.96 and (89.6 + 2 * 27.5 / 3) / 12 = 8.9944, short of 9;
# with 9.2 and 9.3 it is 108.1 / 12 = 9.0083. marketing-briefings-on-time: 924 / 10 in October, and 100 twice more makes
# (924 + 200) / 12 = 93.67, so that 95 is out of reach. it-connections-live is the latest figure, and ends where its
# trend leads: 84 + 0.1352 a day * 61 days. Averages that are the target to the last digit meet it: 84 / 12 = 7 days.
DATES = ("2026-05-31", "2026-11-23", "2027-01-15")
TABLE = """
customers-give-us-a-9            | at risk  8.8    > 8.8583   | at risk  8.96   > 8.9944  | met    9.0083
one-story                        | at risk  89     > 191.6667 | on track 138    > 158     | met    152
rain-within-five-weeks           | on track 35.58  > 34.9694  | on track 32.76  > 32.1111 | met    32.2167
finance-paperwork-days           | at risk  8.04   > 7.6083   | on track 6.94   > 6.6889  | met    7
finance-stock-days               | at risk  20.6   > 21.2222  | at risk  21.3   > 21.4167 | missed 21.5
it-app-availability              | at risk  99.612 > 99.6614  | on track 99.742 > 99.7628 | met    99.7
it-connections-live              | at risk  56     > 65.3383  | on track 84     > 92.248  | missed 88
marketing-briefings-on-time      | at risk  89.8   > 91.2778  | missed   92.4   > 92.7222 | missed 93.6667
marketing-lead-fit               | at risk  54.2   > 56.0278  | at risk  58.8   > 59.7222 | missed 59.9167
product-build-days               | at risk  27.54  > 27.3611  | on track 25.82  > 25.4222 | met    26
product-right-first-time         | at risk  90.6   > 91.4167  | at risk  91.7   > 91.9722 | met    92.1667
sales-promise-kept               | at risk  93     > 93.5833  | at risk  94.4   > 94.6111 | missed 94.8333
sales-stock-days                 | at risk  20.6   > 21.2222  | at risk  21.3   > 21.4167 | missed 21.5
support-first-contact-resolution | at risk  73.6   > 74.2222  | at risk  76.3   > 76.8611 | missed 77.5
support-handling-time            | at risk  17.86  > 17.4944  | on track 16.12  > 15.7611 | met    15.8917
"""
ROWS = [[" ".join(cell.split()) for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@cache
def the_whole_year():
    """The example with the figures of November and December."""
    sources = read_folder(EXAMPLES / "org")
    rest = [
        SourceFile(f"measurements/rest/{name}.csv", f"date,value\n2026-11-30,{nov}\n2026-12-31,{dec}\n".encode())
        for name, (nov, dec) in THE_REST.items()
    ]
    return build(sources.files, sources.pages, sources.problems, tables=(*sources.tables, *rest))


def number(value):
    return f"{value:.4f}".rstrip("0").rstrip(".")


def stands(day):
    organization = the_whole_year()
    return [stand(organization, item, day) for item in (*organization.goals, *organization.kpis)]


@pytest.mark.parametrize(("column", "day"), list(enumerate(DATES, 1)))
def test_verdicts_by_hand(column, day):
    told = {}
    for standing in stands(datetime.date.fromisoformat(day)):
        words = [standing.verdict]
        if standing.outlook:
            words.append(number(standing.value))
            words += [">", number(standing.outlook.expected)] if standing.outlook.left else []
        told[standing.item.id] = " ".join(words)
    # nobody can tell about a part of the organization: the figures are not split by market
    assert told == {row[0]: row[column] for row in ROWS} | {"sales-deals-won": "unknown"}


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2025-07-01", "not-begun"),  # the tables have figures of eight months by then, none of them of 2026
        ("2025-12-31", "not-begun"),
        ("2026-01-01", "no-figures-yet"),
        ("2026-01-30", "no-figures-yet"),  # that of January is of the next day
        ("2026-02-15", "early"),  # one of twelve
        ("2026-03-30", "early"),
        ("2026-03-31", "goes-on"),
    ],
)
def test_before_there_are_three_figures_of_the_year_nothing_is_known(day, reason):
    found = [standing for standing in stands(datetime.date.fromisoformat(day)) if standing.reason != "scope"]
    assert {standing.reason for standing in found} == {reason}
    assert ({standing.verdict for standing in found} == {"unknown"}) is (reason != "goes-on")


def test_the_year_is_decided_when_its_last_figure_is_there_and_not_when_it_is_over():
    *_, last = DATES
    before, then, over = (
        {standing.item.id: standing.verdict for standing in stands(datetime.date.fromisoformat(day))}
        for day in ("2026-12-30", "2026-12-31", last)
    )
    assert then == over
    assert before["finance-paperwork-days"] == "on track"
    assert set(then.values()) == {"met", "missed", "unknown"}
