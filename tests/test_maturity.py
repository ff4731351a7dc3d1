"""The table of what is asked at which level speaks about rules that there are, and never hides what is wrong."""

from click.testing import CliRunner

from collabctl.cli.explain import explain
from collabctl.findings import SEVERITIES
from collabctl.rules import all_rules
from collabctl.rules.maturity import ASKED, severity_at


def rank(severity):
    return SEVERITIES.index(severity) if severity else len(SEVERITIES)


def test_every_rule_of_the_table_is_a_rule():
    assert set(ASKED) <= set(all_rules())


def test_more_is_asked_from_level_to_level():
    for id, asked in ASKED.items():
        assert rank(asked.starting) >= rank(all_rules()[id].severity) >= rank(asked.mature), id


def test_a_rule_that_is_not_in_the_table_is_the_same_at_every_level():
    for level in ("starting", "growing", "mature"):
        assert severity_at("kpi/incompatible-targets", level, "error") == "error"


def test_explain_shows_the_whole_table():
    shown = CliRunner().invoke(explain, ["maturity"], standalone_mode=False).output
    for id, asked in ASKED.items():
        [line] = [line for line in shown.splitlines() if line.startswith(f"{id} ")]
        assert line.split()[1:4] == [str(asked.starting or "-"), all_rules()[id].severity, str(asked.mature or "-")]
        assert line.endswith(asked.what)
