"""Departments work together, and nothing is agreed about how it stays safe to speak up.

Whoever fears blame keeps quiet about a mistake, does not ask the other department why something takes so long, and
nods at a plan that cannot work. People dare to speak where they have seen that somebody else could.

A practice with the theme `psychological-safety` is looked for. Asked once departments do `joint_work` things together
or more: shared goals, teams and initiatives of two departments of the organization's own, under way in the last twelve
months. Before that there are more urgent things to write down.

What to do: begin at the top. Let each meeting of the leads end with one of them telling what they got wrong; write that
down as a practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.habits import enough_joint_work


@rule(severity="info", settings={"joint_work": 3})
def no_safety_practice(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if organization.perhaps("practice") or not (work := enough_joint_work(organization, settings)):
        return
    if not any(practice.theme == "psychological-safety" for practice in organization.practices):
        yield (
            organization.settings.at("name"),
            f"departments do {work} things together, and no practice says how it stays safe to speak up",
            Details(
                about=(organization.settings,),
                help="begin at the top: let leads tell what they got wrong, and write that down as a practice",
            ),
        )
