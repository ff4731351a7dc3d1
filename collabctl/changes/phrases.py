"""The sentences for the changes that people care about most; what is not here has a plain one made of its noun.

In the braces: `it` the document, `its` the same as owner, `dept` and `depts` the departments that the item or the
document belongs to, `before` and `after` the values, `item` what an item of a list is about, `who` the person in it,
`tool` the tool of a rollout, `gained` and `lost` what came to a list and left it, `weighs`, `target`, `when`, `whom`
what belongs to a new document, each with what joins it to the sentence, or nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from collabctl.changes.change import Consequence

_TARGET, _WEIGHT, _GOAL, _LEAD = Consequence.TARGET, Consequence.WEIGHT, Consequence.GOAL, Consequence.LEAD
_MEETING, _ROLLOUT, _AGREEMENT = Consequence.MEETING, Consequence.ROLLOUT, Consequence.AGREEMENT
_OTHER = Consequence.OTHER


class Phrase(NamedTuple):
    """Three sentences: another value (of a list: some came and some went), something where was nothing, nothing now."""

    changed: str
    came: str
    went: str


DOCUMENTS: Mapping[str, tuple[str, str, Consequence]] = {
    "organization": ("{it} is written down", "{it} is no longer written down", _OTHER),
    "department": ("{it} is a new department", "{it} is no longer a department", _LEAD),
    "person": ("{it} is now written down as one of {depts}", "{it} is no longer written down", _OTHER),
    "team": ("{it} is a new team of {depts}", "the team {it} of {depts} is gone", _AGREEMENT),
    "metric": ("{it} is measured from now on", "{it} is no longer measured", _TARGET),
    "kpi": ("{dept} is now judged on {it}{target}{weighs}", "{dept} is no longer judged on {it}", _TARGET),
    "goal": ("{it} is a new shared goal of {depts}", "the goal {it} of {depts} is dropped", _GOAL),
    "meeting": ("{it} is a new meeting{when}{whom}", "{it} is no longer held{whom}", _MEETING),
    "message": ("{it} is a new kind of message", "{it} is no longer a kind of message that is agreed on", _AGREEMENT),
    "channel": ("{it} is a new channel", "{it} is no longer a channel", _AGREEMENT),
    "tool": ("{it} is a new tool", "{it} is no longer one of the tools", _ROLLOUT),
    "rollout": ("{it} is a new rollout", "{it} is no longer one of the rollouts", _ROLLOUT),
    "initiative": ("{it} is a new joint initiative of {depts}", "the joint initiative {it} of {depts} is gone", _GOAL),
    "retrospective": ("{it} is written down", "{it} is no longer written down", _OTHER),
    "win": ("{it} is a win of {depts} to celebrate", "the win {it} of {depts} is no longer written down", _OTHER),
    "practice": ("{it} is a new practice", "{it} is no longer a practice", _AGREEMENT),
    "commitment": ("{it} is made", "{it} is no longer written down", _AGREEMENT),
    "resolution": ("{it} is made", "{it} is withdrawn", _AGREEMENT),
}
"""Of each kind: a new document, one that is gone, and what a change of it is about unless its field says otherwise."""

ANOTHER_TIME = "{it} moves from {before} to {after}{whom}"
"""For a meeting of which only the time of day is another."""

FIELDS: Mapping[str, Phrase] = {
    "name": Phrase(
        "{before} is now called {after}", "{before} is now called {after}", "{before} is now called {after}"
    ),
    "kpi.department": Phrase("{it} moves from {before} to {after}", "{it} is now {after}", "{it} leaves {before}"),
    "kpi.metric": Phrase("{it} is now measured by {after} instead of {before}", "{it} is now measured by {after}", ""),
    "kpi.target": Phrase(
        "{its} target for {it} goes from {before} to {after}",
        "{its} target for {it} is now {after}",
        "{dept} no longer has a target for {it} (it was {before})",
    ),
    "kpi.weight": Phrase(
        "{it} weighs {after} in {its} evaluation instead of {before}",
        "{it} now weighs {after} in {its} evaluation",
        "{it} no longer has a weight in {its} evaluation (it was {before})",
    ),
    "kpi.supports": Phrase(
        "{it} now serves {gained} and no longer {lost}", "{it} now serves {gained}", "{it} no longer serves {lost}"
    ),
    "kpi.counterweights": Phrase(
        "{it} is now kept honest by {gained} and no longer by {lost}",
        "{it} is now kept honest by {gained}",
        "{it} is no longer kept honest by {lost}",
    ),
    "goal.measure.target": Phrase("{it} now asks for {after} instead of {before}", "{it} now asks for {after}", ""),
    "goal.measure": Phrase("", "{it} is now measured: {after}", "{it} is no longer measured (it was: {before})"),
    "goal.shared_by.*": Phrase("", "{dept} now shares the goal {it}{weighs}", "{dept} no longer shares the goal {it}"),
    "goal.shared_by.*.weight": Phrase(
        "the goal {it} weighs {after} for {dept} instead of {before}",
        "the goal {it} now weighs {after} for {dept}",
        "the goal {it} no longer has a weight for {dept} (it was {before})",
    ),
    "lead": Phrase(
        "{it} is now led by {gained} and no longer by {lost}",
        "{it} is now led by {gained}",
        "{it} is no longer led by {lost}",
    ),
    "owner": Phrase(
        "{it} is now looked after by {gained} instead of {lost}",
        "{it} is now looked after by {gained}",
        "{it} is no longer looked after by {lost}",
    ),
    "facilitator": Phrase(
        "{it} is now facilitated by {gained} and no longer by {lost}",
        "{it} is now facilitated by {gained}",
        "{it} is no longer facilitated by {lost}",
    ),
    "meeting.schedule": Phrase("{it} is now held {after} instead of {before}{whom}", "", ""),
    "meeting.duration": Phrase("{it} takes {after} instead of {before}{whom}", "{it} now takes {after}{whom}", ""),
    "who": Phrase(
        "{it} is now also for {gained}, and no longer for {lost}",
        "{it} is now also for {gained}",
        "{it} is no longer for {lost}",
    ),
    "person.department": Phrase("{it} moves from {before} to {after}", "{it} joins {after}", "{it} leaves {before}"),
    "person.left_on": Phrase(
        "{it} leaves on {after} instead of {before}", "{it} leaves on {after}", "{it} stays after all"
    ),
    "team.members.*": Phrase("", "{who} joins the team {it}", "{who} leaves the team {it}"),
    "rollout.ambassadors.*": Phrase(
        "", "{who} is now ambassador for {tool} in {dept}", "{who} is no longer ambassador for {tool} in {dept}"
    ),
    "rollout.working_group": Phrase(
        "the working group for {tool} gains {gained} and loses {lost}",
        "the working group for {tool} gains {gained}",
        "the working group for {tool} loses {lost}",
    ),
    "rollout.waves.*": Phrase("", "{it} has a new wave, {item}{depts_in}", "{it} no longer has the wave {item}"),
    "rollout.waves.*.date": Phrase(
        "the wave {item} of {it} starts on {after} instead of {before}", "the wave {item} of {it} starts on {after}", ""
    ),
    "rollout.waves.*.done_on": Phrase("", "the wave {item} of {it} was done on {after}", ""),
    "metric.influences.*": Phrase(
        "", "{it} is now said to move {item}: it {effect} it", "{it} is no longer said to move {item}"
    ),
    "metric.better": Phrase("of {it}, {after} is now better instead of {before}", "", ""),
    "tool.connects_to.*": Phrase(
        "", "{it} now has a connection to {item}", "{it} no longer has a connection to {item}"
    ),
    "channel.respond_within": Phrase(
        "an answer in {it} may now take {after} instead of {before}",
        "an answer in {it} may now take {after}",
        "how soon there is an answer in {it} is no longer agreed (it was {before})",
    ),
    "channel.use_for": Phrase(
        "{it} is now also for {gained}, and no longer for {lost}",
        "{it} is now also for {gained}",
        "{it} is no longer for {lost}",
    ),
    "channel.not_for": Phrase(
        "{it} is now closed to {gained}, and no longer to {lost}",
        "{it} is now closed to {gained}",
        "{it} is no longer closed to {lost}",
    ),
    "resolution.review_by": Phrase("{it} counts until {after} instead of {before}", "{it} counts until {after}", ""),
    "retrospective.actions.*": Phrase("", "{it} has a new action: {item}", "{it} no longer has the action {item}"),
    "retrospective.actions.*.done_on": Phrase("", "the action {item} of {it} was done on {after}", ""),
    "training.*": Phrase("", "{it} has a new training, {item}", "{it} no longer has the training {item}"),
    "commitment.promise": Phrase("the promise {before} now reads {after}", "", ""),
    "contributions.*": Phrase("", "{it} now tells what {item} added", "{it} no longer tells what {item} added"),
    "win_for.*": Phrase("", "{it} now tells what {item} wins", "{it} no longer tells what {item} wins"),
    "closed.*": Phrase("", "{it} is now closed on {after}", "{it} is no longer closed on {before}"),
    "checks.*": Phrase(
        "the check {item} is set differently",
        "the check {item} has settings of its own now",
        "the check {item} has no settings of its own any more",
    ),
}
"""By the kind and the way to the field, or by the way alone where it means the same in every kind."""

SWITCHES: Mapping[str, tuple[str, str]] = {
    "private": ("{it} is now private", "{it} is no longer private"),
    "department.external": ("{it} is now outside the organization", "{it} is now part of the organization itself"),
    "outside_our_control": ("nobody here can control {it} any more", "{it} can be controlled again"),
    "influences.*.refuted": ("that {it} moves {item} is now refuted", "that {it} moves {item} counts again"),
    "meeting.open": ("everyone may now come to {it}", "{it} is no longer open to everyone"),
    "message.external": ("{it} now also goes to or comes from people outside", "{it} now stays inside"),
    "message.keep": ("{it} must now be kept", "{it} need not be kept any more"),
    "message.urgent": ("{it} is now urgent", "{it} is no longer urgent"),
    "channel.keeps": (
        "what is said in {it} can now be found again",
        "what is said in {it} can no longer be found again",
    ),
    "channel.external": (
        "people outside can now be reached in {it}",
        "people outside can no longer be reached in {it}",
    ),
    "handbook.publish_people": ("the handbook now names people", "the handbook no longer names people"),
}
"""A field that is on or off: it is now on, it is now off."""

CONSEQUENCES: Mapping[str, Consequence] = {
    "kpi.weight": _WEIGHT,
    "goal.shared_by.*.weight": _WEIGHT,
    "goal.measure": _TARGET,
    "goal.measure.target": _TARGET,
    "goal.measure.metric": _TARGET,
    "lead": _LEAD,
    "sponsor": _LEAD,
    "tags": _OTHER,
    "links": _OTHER,
    "notes": _OTHER,
    "review_by": _OTHER,
}
"""What a change of these fields is about; of others, what one of their document is about."""
