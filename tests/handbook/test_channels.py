"""What do I have to say: where it goes, how fast an answer comes, where next; and who tells whom what."""

from __future__ import annotations

from collections.abc import Callable

from collabctl.handbook import build
from collabctl.organization import Organization

Read = Callable[[str], Organization]

AGREED = """
kind: organization
format: 1
name: Small
languages: [nl, en]
working_hours: {days: [mon, tue, wed, thu, fri], from: "08:30", until: "17:00"}
---
{kind: department, id: sales, name: {nl: Verkoop, en: Sales}}
---
{kind: department, id: support, name: Support}
---
{kind: department, id: board, name: Board, private: true}
---
{kind: message, id: question, name: Quick question}
---
{kind: message, id: outage, name: Outage, urgent: true}
---
{kind: message, id: quote, name: Quote, from: [sales], external: true}
---
{kind: message, id: brief, name: Brief, from: [sales], to: [support, board], answered_by: {department: support}}
---
{kind: message, id: insight, name: Insight, from: [support, sales], to: [board, sales]}
---
{kind: message, id: secret-plan, name: Plan, from: [board], to: [sales]}
---
{kind: message, id: lost, name: Lost}
---
{kind: channel, id: a, name: Sales chat, medium: chat, who: {departments: [sales]}, use_for: [question, secret-plan],
 respond_within: 4 working hours, escalate_to: phone}
---
{kind: channel, id: b, name: Support chat, medium: chat, who: {departments: [support]}, use_for: [question, insight],
 not_for: [outage], respond_within: 1 working day, escalate_to: board-line}
---
{kind: channel, id: mail, name: Mail, medium: email, use_for: [brief, quote], external: true, escalate_to: a}
---
{kind: channel, id: phone, name: Phone, medium: call, use_for: [outage], respond_within: 1 hour}
---
{kind: channel, id: board-line, name: Board line, medium: call, private: true}
"""


def part(page: str, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    found = page.partition(f"\n## {heading}\n")[2].partition("\n#")[0]
    return found.strip().splitlines()


def test_the_table_says_where_how_fast_and_where_next(read_organization: Read) -> None:
    page = build(read_organization(AGREED), language="en")["which-channel.md"]
    assert part(page, "It cannot wait") == [
        "| I want to share | Use | Answer within |",
        "| --- | --- | --- |",
        "| [Outage](#outage) | [Phone](channels/phone.md) | 1 hour |",
    ]
    assert part(page, "From one department to another") == [
        "| I want to share | Use | Answer within | No answer? |",
        "| --- | --- | --- | --- |",
        (
            "| [Brief](hand-overs.md#brief) | [Mail](channels/mail.md) | "
            " | [Sales chat](channels/a.md) → [Phone](channels/phone.md) |"
        ),
        "| [Insight](hand-overs.md#insight) | [Support chat](channels/b.md) | 1 working day |  |",
    ]
    assert part(page, "With people outside")[2].startswith("| [Quote](#quote) | [Mail](channels/mail.md) |")


def test_a_message_with_several_homes_says_for_whom_each_is(read_organization: Read) -> None:
    pages = build(read_organization(AGREED), language="nl")
    assert part(pages["which-channel.md"], "Voor elke dag")[2:] == [
        "| [Lost](#lost) | nog niet afgesproken |  |  |",
        "| [Plan](#plan) | [Sales chat](channels/a.md) | 4 werkuren | [Phone](channels/phone.md) |",
        (
            "| [Quick question](#quick-question) | [Sales chat](channels/a.md) (voor [Verkoop](departments/sales.md)) "
            "| 4 werkuren | [Phone](channels/phone.md) |"
        ),
        (
            "| [Quick question](#quick-question) | [Support chat](channels/b.md) "
            "(voor [Support](departments/support.md)) | 1 werkdag |  |"
        ),
    ]


def test_when_people_answer_is_said_where_it_is_written_down(read_organization: Read) -> None:
    said = part(build(read_organization(AGREED), language="nl")["which-channel.md"], "Wanneer krijg je antwoord?")
    assert said == [
        (
            "We werken maandag tot en met vrijdag, van 8.30 tot 17.00 uur. Daarbuiten hoeft niemand te antwoorden, "
            "tenzij bij het kanaal iets anders staat."
        )
    ]
    silent = "\n".join(line for line in AGREED.splitlines() if not line.startswith("working_hours"))
    assert "When do people answer?" not in build(read_organization(silent), language="en")["which-channel.md"]


def test_the_channels_are_a_list_that_a_telephone_can_show(read_organization: Read) -> None:
    page = build(read_organization(AGREED), language="en")["which-channel.md"]
    assert part(page, "The channels")[-3:] == [
        "- [Support chat](channels/b.md): chat",
        "  - **For:** [Quick question](#quick-question) and [Insight](hand-overs.md#insight)",
        "  - **Not for:** [Outage](#outage)",
    ]


def test_who_tells_whom_what(read_organization: Read) -> None:
    pages = build(read_organization(AGREED), language="en")
    page = pages["hand-overs.md"]
    assert "| From | What | To | Answered by |" in page
    assert (
        "| [Sales](departments/sales.md) | [Brief](#brief) | [Support](departments/support.md) "
        "| [Support](departments/support.md) |\n"
        "| [Support](departments/support.md) and [Sales](departments/sales.md) | [Insight](#insight) "
        "| [Sales](departments/sales.md) | not agreed yet |\n"
    ) in page
    assert "\n## Support and Sales\n\n### Insight\n" in page
    assert "- **Use:** [Mail](channels/mail.md)\n- **Answered by:** [Support](departments/support.md)\n" in page
    assert "**Who tells whom what?** [what departments hand over to each other](hand-overs.md)" in pages["README.md"]


def test_a_private_sender_is_not_told(read_organization: Read) -> None:
    """What only a private department hands over is an ordinary message, as far as readers may know."""
    pages = build(read_organization(AGREED), language="en")
    assert "Plan" not in pages["hand-overs.md"]
    assert "### Plan\n" in pages["which-channel.md"]
    assert not any("Board" in page for page in pages.values())


def test_without_hand_overs_there_is_no_such_page(read_organization: Read) -> None:
    pages = build(
        read_organization("{kind: organization, format: 1, name: New}\n---\n{kind: message, id: m, name: M}"),
        language="en",
    )
    assert "hand-overs.md" not in pages
    assert "hand-overs" not in pages["README.md"] + pages["which-channel.md"]
