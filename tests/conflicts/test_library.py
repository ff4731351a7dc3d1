"""The metric library beside an organization that wrote down only its KPIs."""

from __future__ import annotations

import datetime

from collabctl.conflicts.engine import find
from collabctl.conflicts.library import PLACE, with_library
from collabctl.organization.text import Text
from collabctl.rules import check
from tests.organization.test_building import built

AS_OF = datetime.date(2026, 11, 23)
ONLY_KPIS = """\
{kind: department, id: sales, name: Sales}
---
{kind: department, id: support, name: Support}
---
{kind: metric, id: closed, name: Won, also_called: [Closed deals], unit: deals, better: higher%s}
---
{kind: metric, id: aht, name: {nl: Gesprekken, en: AVERAGE  HANDLE-TIME}, unit: min, better: lower}
---
{kind: kpi, id: sales-closed, department: sales, metric: closed, target: {move: up}}
---
{kind: kpi, id: support-aht, department: support, metric: aht, target: {move: down}}
"""


def test_only_kpis_already_tell_deals_against_handling_time_as_a_note():
    organization = built(all=ONLY_KPIS % "")
    assert list(find(organization, AS_OF).of("kpi/works-against")) == []
    [conflict] = find(with_library(organization), AS_OF).of("kpi/works-against")
    assert [kpi.id for kpi in conflict.kpis] == ["sales-closed", "support-aht"]
    assert (conflict.severity, conflict.evidence) == ("info", "assumed")
    assert conflict.path is not None
    assert all(arrow.location.path.startswith(PLACE) for arrow in conflict.path.arrows)


def test_nothing_that_rests_on_the_library_is_more_than_a_note():
    found = find(with_library(built(all=ONLY_KPIS % "")), AS_OF)
    assert {conflict.severity for conflict in found.conflicts} == {"info"}


def test_the_organizations_own_arrows_win():
    own = ", influences: [{metric: aht, effect: lowers, evidence: expert, strength: strong}]"
    found = find(with_library(built(all=ONLY_KPIS % own)), AS_OF)
    assert list(found.of("kpi/works-against")) == []


def test_the_organization_keeps_its_own_names_and_its_metrics_are_not_there_twice():
    organization = with_library(built(all=ONLY_KPIS % ""))
    assert str(organization.metrics.get("closed").name) == "Won"
    assert "deals-won" not in organization.metrics
    assert "handling-time" not in organization.metrics
    assert organization.metrics.get("csat").name.to("en") == Text("Customer satisfaction").to("en")


def test_a_name_that_means_another_thing_here_is_not_a_metric_defined_twice():
    metric = "{kind: metric, id: handling-time, name: Oplostijd, also_called: [churn], unit: days, better: lower}"
    organization = with_library(built(all=metric))
    assert [f for f in check(organization, AS_OF) if f.rule == "metric/defined-twice"] == []
    assert str(organization.metrics.get("resolution-time").name) == "resolution time (library)"
