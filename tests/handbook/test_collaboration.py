"""The map of who works with whom, as the handbook draws it and says it."""

from __future__ import annotations

from collections.abc import Callable

from collabctl.handbook import build
from collabctl.organization import Organization

HEAD = "kind: organization\nformat: 1\nname: Lantern\n"
SALES_AND_SUPPORT = (
    "---\n{kind: department, id: sales, name: Sales}\n---\n{kind: department, id: support, name: Support}\n"
)
FINANCE = "---\n{kind: department, id: finance, name: Finance}\n"
PROMISE = "---\n{kind: message, id: promise, name: New promise, from: [sales], to: [support]}\n"
MANY = "".join(f"---\n{{kind: department, id: d{number}, name: D{number}}}\n" for number in range(39))
OF_ALL_40 = (
    f"---\n{{kind: team, id: joint, name: Joint, departments: [sales, {', '.join(map('d{}'.format, range(39)))}]}}\n"
)
READ = Callable[[str], Organization]


def drawn(page: str) -> list[str]:
    """The boxes and lines of the first drawing on a page."""
    inside = page.partition("```mermaid\n")[2].partition("\n```")[0].split("\n")
    return [line.strip() for line in inside[1:] if not line.strip().startswith("acc")]


def test_who_is_joined_by_what_and_who_is_not(read_organization: READ) -> None:
    pages = build(read_organization(HEAD + SALES_AND_SUPPORT + FINANCE + PROMISE), language="en")
    page = pages["collaboration.md"]
    assert '---|"New promise"|' in page
    assert "- **[Sales](departments/sales.md) and [Support](departments/support.md)**: [New promise](" in page
    assert "- Nothing joins [Finance](departments/finance.md) with any other department.\n" in page
    assert "- **[Sales](departments/sales.md)**: nothing with [Finance](departments/finance.md)\n" in page
    assert "**Who works with whom?** [a map of what joins departments](collaboration.md)" in pages["README.md"]


def test_where_all_are_joined_nobody_is_left_out(read_organization: READ) -> None:
    pages = build(read_organization(HEAD + SALES_AND_SUPPORT + PROMISE), language="en")
    assert "Who has nothing in common yet" not in pages["collaboration.md"]
    assert "What is for all of us" not in pages["collaboration.md"]


def test_what_is_for_everybody_is_said_and_not_drawn(read_organization: READ) -> None:
    meeting = (
        "---\n{kind: meeting, id: friday, name: Friday finish, who: {everyone: true}, "
        'schedule: {every: week, day: fri, at: "16:00"}}\n'
    )
    page = build(read_organization(HEAD + SALES_AND_SUPPORT + meeting), language="en")["collaboration.md"]
    assert "---|" not in page
    assert "Nothing joins" not in page
    assert "## What is for all of us\n\n- [Friday finish](meetings/friday.md)\n" in page


def test_among_many_a_meeting_for_everybody_joins_no_two(read_organization: READ) -> None:
    others = FINANCE + "---\n{kind: department, id: it, name: IT}\n"
    news = "---\n{kind: message, id: news, name: News, from: [it], to: [finance]}\n"
    meeting = (
        "---\n{kind: meeting, id: friday, name: F, who: {everyone: true}, schedule: {ad_hoc: when there is news}}\n"
    )
    text = HEAD + SALES_AND_SUPPORT + others + PROMISE + meeting
    page = build(read_organization(text), language="en")["collaboration.md"]
    for name in ("finance", "it"):
        link = f"[{'IT' if name == 'it' else 'Finance'}](departments/{name}.md)"
        assert f"- Apart from what is for all of us, nothing joins {link} with any other department.\n" in page
    page = build(read_organization(text + news), language="en")["collaboration.md"]
    assert "- Apart from what is for all of us, nothing joins [Finance](departments/finance.md) and [IT]" in page


def test_one_department_has_no_map(read_organization: READ) -> None:
    pages = build(read_organization(HEAD + FINANCE), language="en")
    assert "collaboration.md" not in pages
    assert "Who works with whom" not in pages["README.md"]


def test_nothing_private_is_on_the_map(read_organization: READ) -> None:
    hidden = PROMISE.replace("}", ", private: true}") + FINANCE.replace("}", ", private: true}")
    page = build(read_organization(HEAD + SALES_AND_SUPPORT + hidden), language="en")["collaboration.md"]
    assert "New promise" not in page
    assert "Finance" not in page


def test_a_map_that_nobody_could_read_is_a_list_and_a_drawing_for_each(read_organization: READ) -> None:
    made = build(read_organization(HEAD + SALES_AND_SUPPORT + PROMISE + MANY), language="en")
    page = made["collaboration.md"]
    assert drawn(made["departments/sales.md"]) == ['n0["Sales"]', 'n1["Support"]', 'n0 ---|"New promise"| n1']
    assert drawn(made["departments/d9.md"]) == []
    assert "mermaid" not in page
    assert "Nobody could read a drawing of all 41 departments." in page
    assert "- Nothing joins [D38](departments/d38.md) with any other department.\n" in page
    assert "nothing with" not in page


def test_a_department_with_very_many_neighbours_has_no_drawing(read_organization: READ) -> None:
    made = build(read_organization(HEAD + SALES_AND_SUPPORT + MANY + OF_ALL_40), language="en")
    assert len(drawn(made["departments/d1.md"])) == 40 + 39
    of_41 = HEAD + SALES_AND_SUPPORT + MANY + OF_ALL_40.replace("[sales,", "[sales, support,")
    assert drawn(build(read_organization(of_41), language="en")["departments/d1.md"]) == []


def test_few_departments_are_one_map(read_organization: READ) -> None:
    made = build(read_organization(HEAD + SALES_AND_SUPPORT + PROMISE), language="en")
    assert drawn(made["departments/sales.md"]) == []
