"""A tool does not say which problem it solves.

Whoever knows what a tool is for can tell whether it still does it, and whether the next one would do it better. Without
that, tools are compared by the length of their list of features.

It is asked of a tool that is a candidate, in a pilot or in use. Where a rollout of the tool does not say it either,
`rollout/no-problem` speaks and this rule is silent; what the rollout does say counts for the tool.

What to do: write in `problem` one sentence about what went wrong before, in the words of those who met it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.rollouts import is_open, tool_of
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_problem(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    spoken_for = {
        tool.id
        for rollout in organization.rollouts
        if (is_open(rollout) or rollout.problem) and (tool := tool_of(organization, rollout))
    }
    for tool in organization.tools:
        if not tool.problem and tool.status in ("candidate", "pilot", "in-use") and tool.id not in spoken_for:
            yield (
                tool.at(),
                f"the tool {tool} does not say which problem it solves",
                Details(about=(tool,), help="write in 'problem' what went wrong before, in a sentence"),
            )
