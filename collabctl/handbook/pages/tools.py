"""The tools, what each is for, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice, choices
from collabctl.handbook.markdown import Md, Page, join, text
from collabctl.handbook.pages.rollouts import ambassadors_for
from collabctl.organization import addresses
from collabctl.organization.tools import Connection, Rollout, Tool


def pages(book: Book) -> Iterator[Page]:
    """The overview by category and a page for each tool; none without tools."""
    _ = book.language._
    tools = book.shown(book.organization.tools)
    overview = Page("tools/README.md", _("Our tools, and who to ask"))
    for category in (*choices("category"), *book.settings.tool_categories):
        own = book.settings.tool_categories.get(category)
        overview.heading(2, text(book.plain(own)) if own else choice(book.language, "category", category))
        overview.table(
            [_("Tool"), _("What for"), _("Who to ask"), _("Where it stands")],
            [
                [
                    book.to(tool),
                    book.summary(tool.problem),
                    to_ask(book, tool),
                    choice(book.language, "tool", tool.status),
                ]
                for tool in tools
                if tool.category == category
            ],
        )
    overview.sources += tools
    if tools:
        yield overview
    for tool in tools:
        yield _tool(book, tool)


def ambassadors(book: Book, tool: Tool) -> Md | None:
    """Whom to ask about a tool."""
    return book.listed(dict.fromkeys(ambassadors_for(book, tool)))


def to_ask(book: Book, tool: Tool, department: str | None = None) -> Md | None:
    """Its ambassadors, those of a department where it has some; who looks after it where there are none."""
    own = book.listed(dict.fromkeys(ambassadors_for(book, tool, department))) if department else None
    return own or ambassadors(book, tool) or book.people(tool.owner)


def _tool(book: Book, tool: Tool) -> Page:
    _ = book.language._
    page = Page(addresses.page_of(tool.kind, tool.id), book.title(tool), tool.reference, "tools/README.md")
    page.prose(book.prose(tool.problem))
    page.facts(_facts(book, tool))
    page.heading(2, _("What it is connected to"))
    page.table([_("Tool"), _("What flows"), _("Where it stands")], _connections(book, tool))
    page.heading(2, _("Rollouts"))
    page.bullets(
        join([book.to(rollout), choice(book.language, "rollout", rollout.status)], ": ")
        for rollout in book.shown(book.organization.rollouts)
        if _is_about(rollout, tool)
    )
    page.sources.append(tool)
    return page


def _is_about(rollout: Rollout, tool: Tool) -> bool:
    return tool.id in (rollout.tool, *rollout.candidates, rollout.choice.tool if rollout.choice else None)


def _facts(book: Book, tool: Tool) -> list[tuple[str, Md | None]]:
    _ = book.language._
    organization = book.organization
    replaced_by = [other for other in book.shown(organization.tools) if tool.id in other.replaces]
    channels = [channel for channel in book.shown(organization.channels) if channel.tool == tool.id]
    metrics = [metric for metric in book.shown(organization.metrics) if metric.source and metric.source.tool == tool.id]
    return [
        (_("Where it stands"), choice(book.language, "tool", tool.status)),
        (_("Used by"), book.all_named("department", tool.used_by)),
        (_("Who to ask"), ambassadors(book, tool)),
        (_("Channels in it"), book.listed(book.to(channel) for channel in channels)),
        (_("Takes the place of"), book.all_named("tool", tool.replaces)),
        (_("Makes way for"), book.listed(book.to(other) for other in replaced_by)),
        (_("Figures that come from it"), book.listed(book.to(metric) for metric in metrics)),
        *book.common(tool),
    ]


def _connections(book: Book, tool: Tool) -> Iterator[list[Md | None]]:
    """What flows from this tool, and what flows to it from others."""
    for connection in tool.connects_to:
        if other := book.named("tool", connection.tool):
            yield [other, book.text(connection.flow), _state(book, connection)]
    for source in book.shown(book.organization.tools):
        for connection in source.connects_to:
            if connection.tool == tool.id:
                yield [book.to(source), book.text(connection.flow), _state(book, connection)]


def _state(book: Book, connection: Connection) -> Md:
    return join([choice(book.language, "connection", connection.status), book.summary(connection.because)], ": ")
