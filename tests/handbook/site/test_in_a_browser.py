"""The site as its readers meet it: in a browser, wide and on a telephone, in both languages."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from collabctl.documents import SourceFile
from collabctl.drawings.svg import svg
from collabctl.handbook import build_with_pictures
from collabctl.handbook.site import site
from collabctl.organization import build
from tests.handbook.site.conftest import Reader

WIDE, TELEPHONE = 1280, 360
WIDTHS = [WIDE, TELEPHONE]
SALES = ("click", "main a[href='departments/sales.html'] >> visible=true")
RESULTS = ("click", "main a[href='results.html']")

QUESTIONS = [
    # which channel is this message for?
    ("en", [("click", "main a[href='which-channel.html']")], ["Quick question", "Slack", "4 working hours"]),
    ("nl", [("click", "main a[href='which-channel.html']")], ["Snelle vraag", "Slack", "4 werkuren"]),
    ("en", [("type", "#find", "quick quest")], ["Quick question", "Slack", "4 working hours"]),
    ("nl", [("type", "#find", "snelle vr")], ["Snelle vraag", "Slack", "4 werkuren"]),
    # which meetings am I in, and why?
    ("en", [SALES], ["Our meetings", "The customer at the table", "every Thursday at 10:00", "What Support heard"]),
    ("nl", [SALES], ["Onze overleggen", "De klant aan tafel", "elke donderdag om 10.00 uur", "Wat Klantenservice"]),
    # who is the ambassador for that tool?
    ("en", [], ["Who do I ask about a tool?", "Asana", "Jelle Wiersma"]),
    ("nl", [], ["Wie kan ik iets vragen over een tool?", "Asana", "Jelle Wiersma"]),
    ("en", [("click", "main a[href='tools/index.html']"), ("click", "main a[href='asana.html']")], ["Jelle Wiersma"]),
    ("nl", [("click", "main a[href='tools/index.html']"), ("click", "main a[href='asana.html']")], ["Jelle Wiersma"]),
    # what does my department aim for, and with whom?
    ("en", [SALES], ["What we aim for together", "Customers give us a 9", "Who we work with", "Finance"]),
    ("nl", [SALES], ["Wat we samen willen bereiken", "Klanten geven ons een 9", "Met wie we samenwerken", "Financiën"]),
    # is it working, and what did we agree to do next?
    ("en", [RESULTS], ["3 figures get better", "2 on track and 1 at risk", "2 actions", "Connect HubSpot to Exact"]),
    (
        "nl",
        [RESULTS],
        ["3 cijfers worden beter", "2 op koers en 1 in gevaar", "2 acties", "HubSpot koppelen"],
    ),
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "steps", "answer"), QUESTIONS)
def test_a_question_is_answered_within_two_clicks(
    reader: Reader, address: str, language: str, steps: list[tuple[str, ...]], answer: list[str], width: int
) -> None:
    assert len(steps) <= 2
    met = reader.visit(f"{address}{language}/index.html", *steps, width=width)
    assert not [part for part in answer if part not in met["seen"]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("en", "Slack", "tools/slack.html"),
        ("nl", "slack", "tools/slack.html"),
        ("en", "asana", "tools/asana.html"),
        ("nl", "Asana", "tools/asana.html"),
        ("en", "Supp", "departments/support.html"),
        ("nl", "klant", "departments/support.html"),
        ("nl", "financien", "departments/finance.html"),
        ("nl", "voorraadtarget", "initiatives.html#"),
    ],
)
def test_search_finds_it(reader: Reader, address: str, language: str, typed: str, found: str, width: int) -> None:
    result = f".found a[href*='{found}'] >> visible=true"
    met = reader.visit(
        f"{address}{language}/meetings/index.html", ("type", "#search", typed), ("click", result), width=width
    )
    assert met["address"].startswith(f"{address}{language}/{found}")
    assert not met["complaints"]


def test_search_by_keyboard_tells_how_many_there_are(reader: Reader, address: str) -> None:
    start = f"{address}en/index.html"
    look = {"status": ".search [role=status]", "first": ".found a strong"}
    there = ("wait", ".found a")
    letters = [("press", letter) for letter in "/slack"]
    met = reader.visit(start, *letters, there, ("press", "Enter"), ("wait", "h1 >> text=Slack"))
    assert met["address"].endswith(("tools/slack.html", "channels/chat.html"))
    down = ("press", "ArrowDown")
    met = reader.visit(start, ("type", "#search", "slack"), there, down, down, ("press", "ArrowUp"), look=look)
    assert met["looked"]["status"].startswith("Results: ")
    assert met["focus"].endswith(("tools/slack.html", "channels/chat.html"))
    met = reader.visit(start, ("type", "#search", "slack"), there, down, ("press", "Escape"), look=look)
    assert (met["focus"], met["looked"]["first"]) == ("search", None)
    met = reader.visit(start, ("type", "#search", "xyzzy"), ("wait", ".found .nothing"), look=look)
    assert met["looked"]["status"] == "Nothing found"


def test_the_finder_leaves_the_rows_that_fit(reader: Reader, address: str) -> None:
    page = f"{address}en/which-channel.html"
    rows = {"question": "tr.answer:has-text('Quick question')", "order": "tr.answer:has-text('Signed order')"}
    met = reader.visit(page, ("type", "#find", "I have a quick question"), look=rows)
    assert met["looked"]["question"] and met["looked"]["order"] is None
    met = reader.visit(page, ("type", "#find", "question"), ("type", "#find", ""), look=rows)
    assert all(met["looked"].values())


def test_light_or_dark_is_remembered(reader: Reader, address: str) -> None:
    look = {"dark": "html[data-theme=dark] body", "pressed": "button.theme[aria-pressed=true]"}
    met = reader.visit(
        f"{address}en/index.html", ("click", "button.theme"), ("go", f"{address}nl/teams.html"), look=look
    )
    assert met["looked"]["dark"] and met["looked"]["pressed"] is not None
    twice = [("click", "button.theme"), ("click", "button.theme")]
    met = reader.visit(f"{address}en/index.html", *twice, scheme="dark", look=look)
    assert met["looked"]["pressed"] is not None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_without_script_all_but_search_is_there(reader: Reader, address: str, language: str) -> None:
    start = f"{address}{language}/index.html"
    look = {"search": "#search", "find": "#find", "theme": "button.theme", "menu": "#navigation"}
    met = reader.visit(start, ("click", ".finder summary"), script=False, look=look, width=TELEPHONE)
    assert met["looked"] == dict.fromkeys(look)
    assert "Slack" in met["seen"]
    met = reader.visit(start, ("click", "a.menu"), script=False, look=look, width=TELEPHONE)
    assert met["looked"]["menu"]
    steps = [("click", "a.menu"), ("click", "#navigation a[href='meetings/index.html']")]
    assert reader.visit(start, *steps, script=False, width=TELEPHONE)["address"].endswith("/meetings/index.html")


def test_the_languages_lead_to_the_same_page(reader: Reader, address: str) -> None:
    met = reader.visit(f"{address}index.html", ("click", "main a[lang=nl]"), ("click", ".languages a[lang=en]"))
    assert met["address"] == f"{address}en/index.html"
    met = reader.visit(f"{address}nl/goals/one-story.html", ("click", ".languages a[lang=en]"))
    assert met["address"] == f"{address}en/goals/one-story.html"


def test_it_works_from_a_folder(reader: Reader, folder: Path) -> None:
    start = folder.as_uri()
    met = reader.visit(
        f"{start}/nl/index.html", ("type", "#search", "slack"), ("click", ".found a[href*='tools/slack.html']")
    )
    assert met["address"] == f"{start}/nl/tools/slack.html"
    assert not met["complaints"]
    assert not [request for request in met["requests"] if not request.startswith(start)]


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def of_each_sort(folder: Path, language: str) -> list[str]:
    """The pages at the top, and one of each folder."""
    found = {}
    for page in pages(folder):
        place = PurePosixPath(page)
        if place.parts[0] == language:
            found[page if len(place.parts) == 2 or place.stem == "index" else place.parent] = page
    return list(found.values())


def test_nothing_scrolls_sideways_and_nothing_comes_from_elsewhere(reader: Reader, address: str, folder: Path) -> None:
    for met in reader.tour([f"{address}{page}" for page in pages(folder)], width=TELEPHONE):
        assert met["widths"][0] <= met["widths"][1], met["address"]
        assert not met["complaints"], met["address"]
        assert not [request for request in met["requests"] if not request.startswith(address)]


ONE_WORD = "Interdepartementaal" * 10
LONG_NAMES = f"""kind: organization
format: 1
name: {ONE_WORD}
vision: {ONE_WORD}
---
{{kind: department, id: sales, name: {ONE_WORD}, mission: {ONE_WORD}}}
---
{{kind: department, id: support, name: {ONE_WORD}}}
---
{{kind: goal, id: nine, name: {ONE_WORD}, shared_by: [{{department: sales, contributes: {ONE_WORD}}}]}}
---
{{kind: message, id: brief, name: {ONE_WORD}, from: [sales], to: [support], when: {ONE_WORD}}}
---
{{kind: metric, id: deals, name: {ONE_WORD}, unit: {ONE_WORD}, better: higher}}
"""


@pytest.mark.parametrize("width", [TELEPHONE, 800, WIDE])
def test_a_name_of_one_very_long_word_fits(reader: Reader, tmp_path: Path, width: int) -> None:
    handbook = build_with_pictures(build([SourceFile("organization.yaml", LONG_NAMES.encode())]), ["en"])
    for path, text in site(
        handbook.pages, ["en"], {lines: svg(one) for lines, one in handbook.pictures.items()}
    ).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    for met in reader.tour([(tmp_path / page).as_uri() for page in pages(tmp_path)], width=width):
        assert met["widths"][0] <= met["widths"][1], met["address"]


@pytest.mark.parametrize("page", ["results.html", "goals/one-story.html"])
def test_how_a_figure_went_is_drawn(reader: Reader, address: str, page: str) -> None:
    drawn = ("36 meldingen", "18 meldingen", "november 2024")
    steps = [("wait", f"figure.drawing svg text:text-is('{words}')") for words in drawn]
    met = reader.visit(f"{address}nl/{page}", *steps, width=TELEPHONE, wcag=True)
    assert not met["violations"]
    assert "xychart" not in met["seen"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("en", WIDE), ("nl", TELEPHONE)])
def test_everybody_can_use_it(
    reader: Reader, address: str, folder: Path, language: str, width: int, scheme: str
) -> None:
    """No violation of WCAG 2.2, A and AA, that axe-core can see."""
    sorts = [f"{address}{page}" for page in ["index.html", *of_each_sort(folder, language)]]
    met = reader.tour(sorts, width=width, scheme=scheme, wcag=True)
    assert not {one["address"]: one["violations"] for one in met if one["violations"]}
    start = f"{address}{language}/index.html"
    searched = [("click", ".finder summary"), ("type", "#search", "asana"), ("wait", ".found a")]
    opened = [(searched, ".found a"), *([([("click", "a.menu")], "#navigation a")] if width == TELEPHONE else [])]
    for steps, there in opened:
        met = reader.visit(start, *steps, width=width, scheme=scheme, wcag=True, look={"there": there})
        assert met["looked"]["there"] and not met["violations"]
