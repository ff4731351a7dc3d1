"""`collabctl new`: a document of each kind that holds in the organization it comes into, and never writes over one."""

from __future__ import annotations

import pytest

from collabctl.documents import SourceFile, read
from tests.cli.terminal import Terminal
from tests.cli.test_rename import contents
from tests.cli.test_validate import collabctl

AS_OF = ("--as-of", "2026-11-23")


def test_it_stands_where_its_kind_stands(tmp_path):
    collabctl("init", tmp_path)
    (tmp_path / "departments").rename(tmp_path / "who")
    done = collabctl("new", "department", "legal", "--root", tmp_path, *AS_OF)
    assert done.stdout.startswith("who/legal.yaml is there now")
    written = (tmp_path / "who" / "legal.yaml").read_text("utf-8")
    assert "name: Legal\n" in written and written.startswith("# A department:")


def test_what_is_set_is_in_it(tmp_path):
    collabctl("init", tmp_path)
    fields = ("name=Care: first", "mission=No #1, but kind", "part_of=support", "external=true", "tags=[one, two]")
    done = collabctl("new", "department", "care", *(f"--set={one}" for one in fields), "--root", tmp_path, *AS_OF)
    assert done.returncode == 0, done.stderr
    [document], _ = read(SourceFile("care.yaml", (tmp_path / "departments" / "care.yaml").read_bytes()))
    assert {name: document.data[name] for name in ("name", "mission", "part_of", "external", "tags")} == {
        "name": "Care: first",
        "mission": "No #1, but kind",
        "part_of": "support",
        "external": True,
        "tags": ["one", "two"],
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["kpi"], "--set department=... and --set metric=... and --set target=... must be given"),
        (["kpy"], "did you mean 'kpi'?"),
        (["resolution"], "'collabctl resolve' lists"),
        (["organization"], "'collabctl init DIR' begins another"),
        (["department", "sales"], "there is already a department 'sales' (departments/sales.yaml:4)"),
        (["department", "Sales Team"], "such as sales-team"),
        (["department", "x", "--set", "nme=X"], "a department has no 'nme'; did you mean 'name'?"),
        (["department", "x", "--set", "name"], "sets nothing"),
        (["department", "x", "--set", "external=maybe"], "'external'"),
        (["person", "x", "--set", "role=X", "--set", "department=sals"], "did you mean 'sales'?"),
        (["person", "x", "--set", "role=X", "--set", "department=legal"], "there is sales, support"),
        (["goal", "x", "--set", "shared_by=sales"], "name at least 2"),
        (["kpi", "x", "--set", "target=a lot"], "is not a target; write one such as at least 95"),
        (["rollout", "x", "--set", "tool=asana"], "begin with 'collabctl new tool'"),
        (["meeting", "x", "--set", "type=party"], "'party' is none of stand-up"),
        (["practice", "x", "--set", "theme=learning", "--set", "how=<b>Go</b>"], "that would not do"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_line(tmp_path, arguments, sentence):
    collabctl("init", tmp_path)
    before = contents(tmp_path)
    done = collabctl("new", *arguments, "--root", tmp_path, *AS_OF)
    assert (done.returncode, done.stderr.count("\n"), sentence in done.stderr) == (2, 1, True), done.stderr
    assert contents(tmp_path) == before


def test_a_file_is_never_written_over(tmp_path):
    collabctl("init", tmp_path)
    (tmp_path / "departments" / "legal.yaml").write_text("kind: department\nid: law\nname: Law\n")
    done = collabctl("new", "department", "legal", "--root", tmp_path, *AS_OF)
    assert done.stdout.startswith("departments/legal-2.yaml is there now")
    assert (tmp_path / "departments" / "legal.yaml").read_text() == "kind: department\nid: law\nname: Law\n"


def test_a_message_gets_its_home(tmp_path):
    collabctl("init", tmp_path)
    options = ("--set", "from=sales", "--set", "to=support", "--set", "channel=chat")
    done = collabctl("new", "message", "good-news", *options, "--root", tmp_path, *AS_OF)
    assert "channels/chat.yaml has a line about it" in done.stdout
    assert "use_for: [quick-question, good-news]\n" in (tmp_path / "channels" / "chat.yaml").read_text("utf-8")


def test_a_kpi_tells_what_it_does_to_others(tmp_path):
    collabctl("init", tmp_path)
    terminal = Terminal("new", "kpi", *AS_OF, cwd=tmp_path)
    terminal.answer("Which department is judged by it?", "sals")
    terminal.answer("Which department is judged by it?", "sales")
    terminal.answer("What is measured?", "deals won")
    terminal.answer("There is no metric 'deals-won' yet", "y")
    terminal.answer("What is it counted in", "deals")
    terminal.answer("Which way is good?", "higher")
    terminal.answer("What is the target", "at least 1200")
    terminal.answer("Is it the department's own part, or one figure of the whole?", "")
    terminal.answer("What is its id", "")
    terminal.answer("What gets worse if a team pushes only this?", "customer-satisfaction")
    terminal.answer("Who feels it?", "support")
    terminal.answer("What else gets worse?", "")
    terminal.answer("Write this?", "y")
    assert terminal.end() == 0, terminal.shown
    assert "did you mean 'sales'?" in terminal.shown
    assert "  customer-satisfaction (Customer satisfaction)" in terminal.shown
    [metric], _ = read(SourceFile("m.yaml", (tmp_path / "metrics" / "deals-won.yaml").read_bytes()))
    [influence] = metric.data["influences"]
    assert influence["because"].startswith("Assumed when Sales got this target") and "Support" in influence["because"]
    del influence["because"]
    assert influence == {"metric": "customer-satisfaction", "effect": "lowers", "evidence": "assumed"}
    assert (tmp_path / "kpis" / "sales-deals-won.yaml").is_file()
    told = collabctl("conflicts", tmp_path, *AS_OF).stdout
    assert "Sales" in told and "Support" in told


DEALS = ("--set=department=sales", "--set=metric=deals", "--set=target=at least 1200")


def with_metrics(root):
    """An organization with two more metrics."""
    collabctl("init", root)
    for id, unit, better in (("deals", "deals", "higher"), ("tickets", "tickets", "lower")):
        collabctl("new", "metric", id, f"--set=unit={unit}", f"--set=better={better}", "--root", root, *AS_OF)


def test_what_it_does_to_others_can_be_said_without_a_question(tmp_path):
    with_metrics(tmp_path)
    worsens = ("--worsens", "customer-satisfaction=support", "--worsens", "tickets=support")
    done = collabctl("new", "kpi", "--root", tmp_path, *DEALS, *worsens, *AS_OF)
    assert done.returncode == 0, done.stderr
    assert "metrics/deals.yaml has a line about it" in done.stdout
    [metric], _ = read(SourceFile("m.yaml", (tmp_path / "metrics" / "deals.yaml").read_bytes()))
    assert [(one["metric"], one["effect"], one["evidence"]) for one in metric.data["influences"]] == [
        ("customer-satisfaction", "lowers", "assumed"),
        ("tickets", "raises", "assumed"),
    ]
    assert all("Support would feel it." in one["because"] for one in metric.data["influences"])


def test_what_is_said_already_is_not_asked(tmp_path):
    with_metrics(tmp_path)
    options = ("--root", tmp_path, *DEALS, "--worsens", "tickets=support", *AS_OF)
    terminal = Terminal("new", "kpi", "sales-deals", *options)
    terminal.answer("Is it the department's own part, or one figure of the whole?", "own")
    terminal.answer("Write this?", "")
    assert terminal.end() == 0, terminal.shown
    assert "effect: raises" in (tmp_path / "metrics" / "deals.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "worsens", "sentence"),
    [
        ("kpi", ["ticket=support"], "did you mean 'tickets'?"),
        ("kpi", ["tickets=suport"], "did you mean 'support'?"),
        ("kpi", ["tickets"], "'tickets' does not say who feels it; write a metric and a department"),
        ("kpi", ["tickets=support", "tickets=sales"], "'tickets' gets worse twice"),
        ("kpi", ["deals=support"], "'Deals' is what they push; name something else"),
        ("person", ["tickets=support"], "--worsens says what a KPI does to others, and this is a person"),
    ],
)
def test_what_cannot_get_worse_is_said_in_a_line(tmp_path, kind, worsens, sentence):
    with_metrics(tmp_path)
    before = contents(tmp_path)
    given = DEALS if kind == "kpi" else ("--set=role=Planner", "--set=department=sales", "--set=name=Bo")
    options = [text for one in worsens for text in ("--worsens", one)]
    done = collabctl("new", kind, "--root", tmp_path, *given, *options, *AS_OF)
    assert (done.returncode, done.stderr.count("\n"), sentence in done.stderr) == (2, 1, True), done.stderr
    assert contents(tmp_path) == before


def test_an_answer_may_be_a_name_and_nothing_is_written_down_twice(tmp_path):
    with_metrics(tmp_path)
    terminal = Terminal("new", "kpi", *AS_OF, cwd=tmp_path)
    terminal.answer("Which department is judged by it?", "")
    terminal.answer("Which department is judged by it?", "SALES")
    terminal.answer("What is measured?", "Deals")
    terminal.answer("What is the target", "at least 1200")
    terminal.answer("Is it the department's own part, or one figure of the whole?", "")
    terminal.answer("What is its id", "")
    terminal.answer("What gets worse", "Customer satisfaction")
    terminal.answer("Who feels it?", "Support")
    terminal.answer("What else gets worse?", "customer-satisfaction")
    terminal.answer("What else gets worse?", "")
    terminal.answer("Write this?", "n")
    assert terminal.end() == 130
    assert "Error: this has to be said (Ctrl-C stops, and writes nothing)" in terminal.shown
    assert "'Deals' says already what it does to 'Customer satisfaction'" in terminal.shown
    assert terminal.shown.count("- metric: customer-satisfaction") == 1
    assert "collabctl: stopped; nothing was written" in terminal.shown


def test_what_has_nothing_to_name_is_said_before_a_question(tmp_path):
    collabctl("init", tmp_path)
    terminal = Terminal("new", "rollout", *AS_OF, cwd=tmp_path)
    assert terminal.end() == 2
    assert "a rollout names a tool, and there is none yet; begin with 'collabctl new tool'" in terminal.shown


@pytest.mark.parametrize("answers", [[], ["sales"], ["sales", "customer-satisfaction", "up", "", ""]])
def test_an_interrupted_question_leaves_nothing_behind(tmp_path, answers):
    collabctl("init", tmp_path)
    before = contents(tmp_path)
    terminal = Terminal("new", "kpi", *AS_OF, cwd=tmp_path)
    for answer in answers:
        terminal.answer("", answer)
    assert terminal.interrupt() == 130
    assert contents(tmp_path) == before


def test_the_schema_for_editors_is_kept_up_to_date(tmp_path):
    collabctl("init", tmp_path)
    done = collabctl("new", "department", "legal", "--root", tmp_path, *AS_OF)
    assert (
        done.stdout.splitlines()[0]
        == "departments/legal.yaml is there now; each remark in it explains the field below it"
    )
    place = tmp_path / ".collabctl" / "collab.schema.json"
    assert '"legal"' in place.read_text("utf-8")
    assert place.read_text("utf-8") == collabctl("schema", "--with-ids", "--root", tmp_path).stdout
