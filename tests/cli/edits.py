"""Thirty edits of examples/org, as people make them, and what each means."""

# ruff: noqa: E501 - a sentence stands whole, so that it can be looked for

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """A file, what stands in it and what comes in its place; and the sentences that say what that means."""

    file: str
    old: str
    new: str
    sentences: tuple[str, ...]


EDITS = (
    Edit("kpis/sales.yaml", "at_least: 1150", "at_least: 1300",
         ("Sales' target for 'Deals won' goes from at least 1,150 to at least 1,300",)),
    Edit("kpis/sales.yaml", "weight: 30 ", "weight: 35 ",
         ("'Deals won' weighs 35% in Sales' evaluation instead of 30%",)),
    Edit("kpis/sales.yaml", "baseline: 980\n", "",
         ("the starting point of 'Deals won' is no longer given (it was 980)",)),
    Edit("kpis/support.yaml", "target: {at_most: 16}", "target: {move: down}",
         ("Support's target for 'Solved quickly' goes from at most 16 to going down",)),
    Edit("kpis/support.yaml", "counterweights: [support-first-contact-resolution]\n", "",
         ("'Solved quickly' is no longer kept honest by 'Solved at first contact'",)),
    Edit("goals/customers-give-us-a-9.yaml", "weight: 35", "weight: 40",
         ("the goal 'Customers give us a 9' weighs 40% for Support instead of 35%",)),
    Edit("goals/customers-give-us-a-9.yaml", "target: {at_least: 9}", "target: {at_least: 8.5}",
         ("'Customers give us a 9' now asks for at least 8.5 instead of at least 9",)),
    Edit("goals/customers-give-us-a-9.yaml", "Which expectation do we raise, and in whom?", "What do we promise?",
         ("the question of Marketing in 'Customers give us a 9' is now 'What do we promise?' instead of 'Which expectation do we raise, and in whom?'",)),
    Edit("goals/one-story.yaml", "shared_by:\n", "shared_by:\n  - {department: sales, weight: 30}\n",
         ("Sales now shares the goal 'One story, from advertisement to fitter' (weighs 30%)",)),
    Edit("goals/one-story.yaml", "reviewed_in: monthly-alignment", "reviewed_in: friday-finish",
         ("the review meeting of 'One story, from advertisement to fitter' is now 'Friday finish' instead of 'Monthly alignment'",)),
    Edit("departments/sales.yaml", "lead: anouk", "lead: jelle",
         ("Sales is now led by Jelle Wiersma and no longer by Anouk Terpstra",)),
    Edit("departments/support.yaml", 'from: "08:00"', 'from: "07:30"',
         ("the time of work of Support is now Monday to Friday, 07:30 to 18:00 instead of Monday to Friday, 08:00 to 18:00",)),
    Edit("departments/product.yaml", "en: Product}", "en: Product and fitting}",
         ("'Product' is now called 'Product and fitting'",)),
    Edit("people/marketing.yaml", "id: fatima\nname: Fatima Amrani\ndepartment: marketing",
         "id: fatima\nname: Fatima Amrani\ndepartment: sales",
         ("Fatima Amrani moves from Marketing to Sales",)),
    Edit("meetings/everyone.yaml", 'first tuesday, at: "10:00"', 'first tuesday, at: "11:00"',
         ("'Monthly alignment' moves from 10:00 to 11:00: 6 departments",)),
    Edit("meetings/everyone.yaml", "day: last friday", "day: first friday",
         ("'Friday finish' is now held every first Friday of the month at 16:00 instead of every last Friday of the month at 16:00: everybody",)),
    Edit("meetings/teams.yaml", "who: {departments: [marketing, support]}",
         "who: {departments: [marketing, sales]}",
         ("'Day start' is now also for Sales, and no longer for Support",)),
    Edit("meetings/teams.yaml", "duration: 15 min", "duration: 30 min",
         ("'Day start' takes 30 minutes instead of 15 minutes: 2 departments",)),
    Edit("meetings/everyone.yaml", "open: true\n", "",
         ("'Open lessons learned' is no longer open to everyone",)),
    Edit("meetings/everyone.yaml",
         '  - {nl: "Wat ik verkeerd had deze maand", en: "What I got wrong this month"}\n', "",
         ("the agenda of 'Monthly alignment' loses 'What I got wrong this month'",)),
    Edit("channels/channels.yaml", "respond_within: 4 working hours\nmost_sensitive: internal",
         "respond_within: 2 working hours\nmost_sensitive: internal",
         ("an answer in 'Slack' may now take 2 working hours instead of 4 working hours",)),
    Edit("channels/channels.yaml", "use_for: [quick-question, good-news]",
         "use_for: [quick-question, good-news, outage]",
         ("'Slack' is now also for 'Outage'",)),
    Edit("messages/hand-overs.yaml", "to: [support, sales]", "to: [support, sales, product]",
         ("the list of receivers of 'Campaign brief' gains Product",)),
    Edit("rollouts/asana.yaml", "  - {person: jelle, department: sales, trained_on: 2026-05-12}\n", "",
         ("Jelle Wiersma is no longer ambassador for Asana in Sales",)),
    Edit("rollouts/asana.yaml", "departments: [product], date: 2027-01-18",
         "departments: [product], date: 2027-02-01",
         ("the wave 'Fitters on the road' of 'Asana for everyone' starts on 1 February 2027 instead of 18 January 2027",)),
    Edit("rollouts/asana.yaml", "status: rolling-out", "status: done",
         ("the status of 'Asana for everyone' is now done instead of rolling out",)),
    Edit("tools/tools.yaml", "status: retired", "status: in-use",
         ("the status of Planning board (home-built) is now in use instead of retired",)),
    Edit("commitments/management.yaml", "due: 2027-01-31\nstatus: open", "due: 2027-03-31\nstatus: open",
         ("the due day of the promise 'Support reads and adds to the whole order file. No more filing a request to see ...' is now 31 March 2027 instead of 31 January 2027",)),
    Edit("resolutions/stock.yaml", "review_by: 2027-02-26", "review_by: 2026-12-31",
         ("the agreement about 'Enough in stock' and 'No money on the shelf' counts until 31 December 2026 instead of 26 February 2027",)),
    Edit("metrics/support.yaml", "    effect: lowers\n    strength: strong", "    effect: raises\n    strength: weak",
         ("the effect of 'Time to solve' in 'Solved at first contact' is now raises instead of lowers", "the strength of 'Time to solve' in 'Solved at first contact' is now weak instead of strong",)),
    Edit("organization.yaml", "closed:\n", "closed:\n  - {date: 2026-12-05, because: Sinterklaas}\n",
         ("Klaterbeek is now closed on 5 December 2026 (Sinterklaas)",)),
)  # fmt: skip
