"""A tool is in a category that there is not.

The handbook lists tools by category, and two tools of one category are compared. A category that is spelled in two ways
hides a tool from whoever looks for it.

What to do: write communication, project-management, knowledge-base, crm or other; or add your own under
`tool_categories` in organization.yaml: `tool_categories: {payroll: Payroll}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents.nearest import nearest
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

CATEGORIES = ("communication", "project-management", "knowledge-base", "crm", "other")
_SAME = {
    "chat": "communication",
    "wiki": "knowledge-base",
    "project": "project-management",
    "planning": "project-management",
    "sales": "crm",
}


@rule(severity="error")
def unknown_category(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    own = organization.settings
    if "name" not in own.document.data:  # it could not be read, and that has been said
        return
    known = [*CATEGORIES, *own.tool_categories]
    for tool in organization.tools:
        if tool.category in known:
            continue
        close = _SAME.get(tool.category) or nearest(tool.category, known)
        add = f"add it to 'tool_categories' in organization.yaml: {tool.category}: {tool.category.capitalize()}"
        yield (
            tool.document.value(("category",)),
            f"there is no category '{tool.category}' of tools",
            Details(
                about=(tool,),
                help=f"write {close}\nor {add}" if close else f"write one of {', '.join(known)}\nor {add}",
            ),
        )
