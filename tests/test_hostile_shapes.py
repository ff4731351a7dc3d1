"""Shapes that are meant to cost time: what is done for them is counted, because a time says little on a busy machine.

Each number here was many times larger before; `benchmarks/shapes.py` says what the shapes cost in all.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from collabctl.calendar import clashes as sweep
from collabctl.conflicts import certainties, engine, pairs
from collabctl.conflicts.arithmetic import intervals
from collabctl.conflicts.arithmetic.expressions import parse
from collabctl.conflicts.arithmetic.formulas import formulas
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.participants import range_of
from collabctl.conflicts.influences import graph, search
from collabctl.documents import SourceFile, schema
from collabctl.documents.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_SIGNS
from collabctl.edits import NotPossible
from collabctl.edits.page_links import relinked
from collabctl.edits.renaming import Names
from collabctl.handbook import build as build_handbook
from collabctl.organization import (
    Organization,
    bridges,
    build,
    own_pages,
    page_links,
    page_text,
    references,
    soundness,
    texts,
)
from collabctl.organization import organization as organization_module
from collabctl.rules import check
from collabctl.rules.document import too_much
from collabctl.rules.meeting import twin
from collabctl.sources.files import read_folder
from tests import hostile_shapes as shapes

AS_OF = datetime.date(2026, 11, 23)


@pytest.fixture
def built(tmp_path):
    def build_it(files: shapes.Files) -> Organization:
        sources = read_folder(shapes.write(tmp_path, files))
        return build(sources.files, sources.pages, sources.problems, tables=sources.tables)

    return build_it


@pytest.fixture
def counted(monkeypatch):
    """Counts the calls of a function by its place and name."""

    def count(owner: object, name: str) -> list[int]:
        calls = []
        real = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *given, **more: calls.append(1) or real(*given, **more))
        return calls

    return count


def said(organization: Organization, rule: str) -> list[str]:
    return [finding.message for finding in check(organization, AS_OF) if finding.rule == rule]


def test_meetings_at_one_time_are_compared_up_to_a_number(built, monkeypatch):
    monkeypatch.setattr(sweep, "MAX_AT_ONCE", 5)
    found = sweep.clashes(built(shapes.meetings_at_once(60)), AS_OF)
    assert len(found.found) == 5 * 4 / 2
    assert len(found.crowded) == 55
    assert found.until is None


def test_meetings_that_are_not_compared_are_told_once(built):
    organization = built(shapes.meetings_at_once(53))
    [first, *others] = [message for message in said(organization, "meeting/clash") if "are compared" in message]
    assert first.startswith("'M 7' and 2 other meetings each take place at the same time as 50 meetings")
    assert not others


def test_overlaps_are_looked_at_up_to_a_number(built, monkeypatch):
    monkeypatch.setattr(sweep, "MAX_OVERLAPS", 25)
    organization = built(shapes.meetings_at_once(5))
    found = sweep.clashes(organization, AS_OF)
    assert sum(len(clash.times) for clash in found.found) == 26  # 10 pairs on each Monday
    assert str(found.until.date()) == "2026-12-07"
    assert any(
        "those from 2026-12-07 on are not compared" in message for message in said(organization, "meeting/clash")
    )


def test_twins_are_each_compared_with_the_first(built, counted):
    lives = counted(twin, "_life")
    organization = built(shapes.meetings_at_once(100))
    assert len(said(organization, "meeting/twin")) == 99
    assert len(lives) <= 2 * 100


def test_meetings_of_one_plan_are_worked_out_once(built, counted):
    from collabctl.calendar import occurrences, timetable

    days = counted(occurrences, "instant")
    timetable.timetable.cache_clear()
    assert len(timetable.timetable(built(shapes.meetings_at_once(100)), AS_OF)) == 100
    assert len(days) <= 53


def test_influences_are_followed_up_to_a_number(built, monkeypatch):
    organization = built(shapes.complete_influences(30))
    engine.find.cache_clear()
    whole = engine.find(organization, AS_OF).wants.graph
    assert not whole.not_far
    assert not said(organization, "document/too-much")
    monkeypatch.setattr(graph, "MAX_FOLLOWED", 20_000)
    engine.find.cache_clear()
    cut = engine.find(organization, AS_OF).wants.graph
    assert 20_000 < cut._followed < 40_000 < whole._followed
    first = whole.effects_from("m0")
    assert cut.not_far
    assert dict(cut.effects_from("m0")) == dict(first)
    [message] = said(organization, "document/too-much")
    assert message.startswith("there are so many influences that those of 'm")
    engine.find.cache_clear()


def test_paths_are_tried_until_no_other_can_win(built, counted):
    tried = counted(search, "_can_win")
    organization = built(shapes.complete_influences(16))
    engine.find.cache_clear()
    engine.find(organization, AS_OF)
    assert 0 < len(tried) < 10**9


def test_kpis_of_one_metric_are_compared_up_to_a_number(built, counted, monkeypatch):
    compared = counted(pairs, "_judged")
    monkeypatch.setattr(pairs, "MAX_KPIS_OF_A_METRIC", 10)
    monkeypatch.setattr(certainties, "MAX_PAIRS_OF_A_METRIC", 7)
    organization = built(shapes.kpis_of_one_metric(40, departments_=40))
    engine.find.cache_clear()
    found = engine.find(organization, AS_OF)
    assert len(list(found.of("kpi/incompatible-targets"))) == 7
    assert found.more == 10 * 9 / 2 - 20 - 7
    assert len(compared) <= 10 * 9 / 2
    [message] = said(organization, "document/too-much")
    assert message.startswith("40 KPIs are on 'm', and 200 of them are compared")
    engine.find.cache_clear()


def of_pages(*texts: str) -> shapes.Files:
    return {f"pages/p{number}.md": text for number, text in enumerate(texts)}


@pytest.mark.parametrize(
    ("name", "most"),
    [
        *((name, 1) for name in ("images", "emphasis", "backticks", "brackets", "tags_of_html")),
        *(("headings", 18_000), ("references", 3), ("wide_table", 20_000), ("links", 6)),
    ],
)
def test_of_a_page_so_much_is_read(name, most):
    text = shapes.SHAPES[name]()["pages/shape.md"]
    assert len(own_pages.read(text.encode()).tokens) <= most
    kept = "\n".join(page_text.lines(text.encode()))
    assert sum(map(kept.count, "[]|*_`<\n")) <= MAX_PAGE_SIGNS
    assert len(kept) <= MAX_PAGE_CHARACTERS


def test_a_page_is_read_to_its_end_or_up_to_a_line_that_is_told(built, monkeypatch):
    monkeypatch.setattr(page_text, "MAX_PAGE_SIGNS", 10)
    whole, long = "# A\n\n*b* c\n", "# A\n\n*b* c\n\n*d* *e* *f* *g*\n\nlost\n"
    assert page_text.left_out(whole.encode()) is None
    organization = built(of_pages(whole, long))
    [problem] = organization.problems
    assert (problem.rule, problem.location.path, problem.location.line) == ("document/too-much", "pages/p1.md", 5)
    assert [token.content for token in own_pages.read(long.encode()).tokens if token.content] == ["*b* c"]


def test_a_page_is_read_once_for_its_links(built, counted):
    parsed = counted(own_pages._parser(), "parse")
    organization = built(of_pages("# One\n\n[a](p1.md#two) [b](p7.md)\n", "# A\n\n## Two\n"))
    own_pages.outline.cache_clear()
    check(organization, AS_OF)
    check(organization, AS_OF)
    assert len(parsed) == 2


def test_what_was_meant_is_looked_for_a_few_times(built, counted, monkeypatch):
    looked = counted(page_links, "nearest")
    monkeypatch.setattr(page_links, "MAX_SUGGESTIONS", 5)
    organization = built(shapes.broken_links(20))
    assert len(said(organization, "page/broken-link")) == 20
    assert len(looked) == 5


def test_where_links_stand_is_found_in_one_look_at_the_page(built, counted):
    organization = built(shapes.broken_links(50))
    looked = counted(page_links.page_text, "lines")
    page_links.broken_links(organization)
    assert len(looked) == 1


def test_no_document_is_renamed_while_a_page_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(page_text, "MAX_PAGE_SIGNS", 3)
    page = SourceFile("pages/a.md", b"# A\n\n[a](goal/x)\n")
    with pytest.raises(NotPossible, match=r"pages/a\.md is not read from line 3 on"):
        relinked([page], Names("goal", "x", "y"))


def test_departments_that_nothing_joins_are_not_held_against_each_other(built, counted):
    organization = built(shapes.many_departments(60))
    between = counted(bridges.Bridges, "between")
    lines = counted(Organization, "line_above")
    build_handbook(organization, language="en")
    assert not between
    assert len(lines) <= 10 * 60


def test_faults_are_explained_up_to_a_number(built, counted, monkeypatch):
    monkeypatch.setattr(soundness, "MAX_EXPLAINED", 5)
    explained = counted(schema, "check")
    organization = built(shapes.faulty_goals(20))
    rules = [problem.rule for problem in organization.problems]
    assert len({problem.documents for problem in organization.problems if problem.rule != "document/too-much"}) == 5
    assert rules.count("document/too-much") == 1
    assert len(explained) <= 3 + 5  # the sound ones, and those that are told
    assert len(organization.goals) == 0
    [message] = said(organization, "document/too-much")
    assert message == "this document and 14 more cannot be used either, and are not explained"


def test_one_fault_more_is_another_finding(built, monkeypatch):
    monkeypatch.setattr(soundness, "MAX_EXPLAINED", 5)
    prints = {
        finding.fingerprint
        for number in (20, 21)
        for finding in check(built(shapes.faulty_goals(number)), AS_OF)
        if finding.rule == "document/too-much"
    }
    assert len(prints) == 2


def test_names_of_nothing_are_explained_up_to_a_number(built, counted, monkeypatch):
    monkeypatch.setattr(references, "MAX_EXPLAINED", 5)
    looked = counted(references, "nearest")
    organization = built(shapes.in_files("x", (shapes.kpi(f"k{n}", "none", "at_least: 1") for n in range(20))))
    assert len(looked) == 5
    messages = said(organization, "document/too-much")
    assert messages == ["this names something that is not there, and so are 34 more; after 5 of these they are counted"]


def test_long_texts_are_looked_at_up_to_a_number_of_signs(built, counted, monkeypatch):
    monkeypatch.setattr(texts, "MAX_TEXT_SIGNS", 100)
    parsed = counted(texts, "not_allowed")
    organization = built(shapes.long_texts(9))
    assert len(parsed) == 0
    [problem] = organization.problems
    assert (problem.rule, problem.documents) == ("document/too-much", ("department/d0",))


def test_products_of_products_keep_to_a_number_of_digits(built):
    organization = built(shapes.squares(18))
    ids = tuple(metric.id for metric in organization.metrics)
    network = Network(ids, formulas(organization), lambda id: range_of(organization, id))
    ends = [end for interval in network.reach for end in interval if end is not None]
    assert 1_000 < max(end.numerator.bit_length() for end in ends) <= intervals.MAX_BITS
    assert network.reach[network.metrics["m17"]] == (None, None)


def test_a_long_sum_is_told_apart_without_a_look_at_all_of_it_each_time(built, monkeypatch):
    looks = []
    monkeypatch.setattr(Fraction, "__bool__", lambda number: looks.append(1) or bool(number.numerator))
    long_sum = {"t": parse(" + ".join(f"[m{number}]" for number in range(60)))}
    organization = built(shapes.long_sum(60))
    assert len(list(graph.derived_arrows(organization, long_sum))) == 60
    assert len(looks) <= 60 * 60 * 3


def test_departments_stand_in_lines_of_a_number(built, monkeypatch):
    monkeypatch.setattr(organization_module, "MAX_LINE", 5)
    monkeypatch.setattr(too_much, "MAX_LINE", 5)
    organization = built(shapes.chain_of_departments(12))
    assert organization.line_above("d9") == ["d9", "d8", "d7", "d6", "d5"]
    for one in organization.departments:
        assert organization.below(one.id) == {
            other.id for other in organization.departments if one.id in organization.line_above(other.id)
        }
    [message] = said(organization, "document/too-much")
    assert message == "'D 10' lies below 4 other departments or more, and is only seen as part of these"
    assert organization.bridges.groups() == [tuple(sorted(f"d{number}" for number in range(12)))]


def test_a_loop_of_departments_is_no_long_line(built, monkeypatch):
    monkeypatch.setattr(organization_module, "MAX_LINE", 2)
    monkeypatch.setattr(too_much, "MAX_LINE", 2)
    loop = (f"kind: department\nid: d{n}\nname: D\npart_of: d{1 - n}\n" for n in range(2))
    organization = built(shapes.in_files("x", loop))
    assert organization.below("d0") == {"d0", "d1"}
    assert not said(organization, "document/too-much")
