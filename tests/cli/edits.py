"""Thirty edits of examples/org, as people make them, and what each means."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """A file, what stands in it and what comes in its place; and the sentences that say what that means."""

    file: str
    old: str
    new: str
    sentences: tuple[str, ...]


EDITS = (
    Edit("kpis/sales.yaml", "at_least: 1150", "at_least: 1300", ()),
    Edit("kpis/sales.yaml", "weight: 30 ", "weight: 35 ", ()),
    Edit("kpis/sales.yaml", "baseline: 980\n", "", ()),
    Edit("kpis/support.yaml", "target: {at_most: 16}", "target: {move: down}", ()),
    Edit("kpis/support.yaml", "counterweights: [support-first-contact-resolution]\n", "", ()),
    Edit("goals/customers-give-us-a-9.yaml", "weight: 35", "weight: 40", ()),
    Edit("goals/customers-give-us-a-9.yaml", "target: {at_least: 9}", "target: {at_least: 8.5}", ()),
    Edit("goals/customers-give-us-a-9.yaml", "Which expectation do we raise, and in whom?", "What do we promise?", ()),
    Edit("goals/one-story.yaml", "shared_by:\n", "shared_by:\n  - {department: sales, weight: 30}\n", ()),
    Edit("goals/one-story.yaml", "reviewed_in: monthly-alignment", "reviewed_in: friday-finish", ()),
    Edit("departments/sales.yaml", "lead: anouk", "lead: jelle", ()),
    Edit("departments/support.yaml", 'from: "08:00"', 'from: "07:30"', ()),
    Edit("departments/product.yaml", "en: Product}", "en: Product and fitting}", ()),
    Edit("people/marketing.yaml", "id: fatima\nname: Fatima Amrani\ndepartment: marketing",
         "id: fatima\nname: Fatima Amrani\ndepartment: sales", ()),
    Edit("meetings/everyone.yaml", 'first tuesday, at: "10:00"', 'first tuesday, at: "11:00"', ()),
    Edit("meetings/everyone.yaml", "day: last friday", "day: first friday", ()),
    Edit("meetings/teams.yaml", "who: {departments: [marketing, support]}",
         "who: {departments: [marketing, sales]}", ()),
    Edit("meetings/teams.yaml", "duration: 15 min", "duration: 30 min", ()),
    Edit("meetings/everyone.yaml", "open: true\n", "", ()),
    Edit("meetings/everyone.yaml",
         '  - {nl: "Wat ik verkeerd had deze maand", en: "What I got wrong this month"}\n', "", ()),
    Edit("channels/channels.yaml", "respond_within: 4 working hours\nmost_sensitive: internal",
         "respond_within: 2 working hours\nmost_sensitive: internal", ()),
    Edit("channels/channels.yaml", "use_for: [quick-question, good-news]",
         "use_for: [quick-question, good-news, outage]", ()),
    Edit("messages/hand-overs.yaml", "to: [support, sales]", "to: [support, sales, product]", ()),
    Edit("rollouts/asana.yaml", "  - {person: jelle, department: sales, trained_on: 2026-05-12}\n", "", ()),
    Edit("rollouts/asana.yaml", "departments: [product], date: 2027-01-18",
         "departments: [product], date: 2027-02-01", ()),
    Edit("rollouts/asana.yaml", "status: rolling-out", "status: done", ()),
    Edit("tools/tools.yaml", "status: retired", "status: in-use", ()),
    Edit("commitments/management.yaml", "due: 2027-01-31\nstatus: open", "due: 2027-03-31\nstatus: open", ()),
    Edit("resolutions/stock.yaml", "review_by: 2027-02-26", "review_by: 2026-12-31", ()),
    Edit("metrics/support.yaml", "    effect: lowers\n    strength: strong", "    effect: raises\n    strength: weak", ()),
    Edit("organization.yaml", 'closed:\n', "closed:\n  - {date: 2026-12-05, because: Sinterklaas}\n", ()),
)  # fmt: skip
