"""Two versions of the same lines stand in a file, because a merge was not finished.

Git writes both between `<<<<<<<`, `=======` and `>>>>>>>` when two people changed the same lines, and waits for
somebody to choose. Until then nobody can tell what was agreed on: of a YAML file or a table nothing is used, and a
page would show both to everybody.

What to do: keep one of the two, or write one out of both, and remove the three lines. Then look at the whole document:
what stands further up may belong to the version that you did not keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents.merges import RULE, may_have_any, unfinished
from collabctl.organization import Organization
from collabctl.rules import Settings, Yielded, rule


@rule(severity="error")
def unfinished_merge(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from (problem for problem in organization.problems if problem.rule == RULE)
    for table in organization.figures.tables:
        yield from (problem for problem in table.problems if problem.rule == RULE)
    for page in organization.pages:
        if may_have_any(page.data):
            lines = page.data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
            yield from unfinished(page.path, lines, alone=False)
