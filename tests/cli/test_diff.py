"""`collabctl diff` and `validate --since` in a real git repository, as people and CI call them."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from collabctl import cli
from tests.cli.edits import EDITS
from tests.cli.test_validate import collabctl
from tests.runner_commands import commands_in
from tests.sources.repository import ORGANIZATION, Repository

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "org"
SCHEMA = Path(__file__).parent.parent.parent / "schemas" / "output" / "diff.schema.json"
DAY = ("--as-of", "2026-11-23")
SALES = (
    "kind: department\nid: sales\nname: Sales\nlead: anna\n---\nkind: person\nid: anna\nname: Anna\ndepartment: sales\n"
)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example") / "org"
    shutil.copytree(EXAMPLE, folder)
    repository = Repository(folder)
    repository.commit()
    return repository


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "repository")
    made.commit(organization=ORGANIZATION, sales=SALES)
    return made


def diff(repository, *arguments, root=None):
    """The command in this process: a good deal faster than one of its own."""
    folder = str(root or repository.folder)
    done = CliRunner().invoke(cli.collabctl, ["diff", *arguments, "--root", folder, *DAY], standalone_mode=False)
    if done.exception:
        raise done.exception
    assert done.return_value == 0
    return done.stdout


def as_json(repository, *arguments):
    found = json.loads(diff(repository, *arguments, "--format", "json"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(found)
    return found


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.file}: {edit.sentences[0][:40]}")
def test_an_edit_of_the_example_is_told(example, edit):
    file = example.folder / edit.file
    text = file.read_text("utf-8")
    assert edit.old in text
    file.write_text(text.replace(edit.old, edit.new, 1), "utf-8")
    try:
        found = as_json(example, "HEAD")
        shown = re.sub(r"\s+", " ", diff(example, "HEAD"))
    finally:
        file.write_text(text, "utf-8")
    assert tuple(dict.fromkeys(change["sentence"] for change in found["changes"])) == edit.sentences
    assert all(sentence in shown for sentence in edit.sentences)
    assert all(change["before"] != change["after"] for change in found["changes"])


def test_thirty_edits_are_tried():
    assert len(EDITS) >= 30


def test_what_nobody_changed_is_no_change(example):
    found = as_json(example, "HEAD", "HEAD")
    assert (found["changes"], found["findings"]["new"], found["findings"]["solved"]) == ([], [], [])
    assert diff(example, "HEAD").startswith("Nothing changed in what was agreed.\n")


def test_formatting_is_no_change(tmp_path):
    repository = Repository(tmp_path)
    repository.commit(
        organization=ORGANIZATION + "languages: [en, nl]\n",
        sync="kind: meeting\nid: sync\nname: Sync\nschedule: {every: week, day: [mon, thu], at: '9:30'}\n"
        "duration: 60 min\nfacilitator: anna\nwho: {departments: [sales, support]}\n"
        "purpose: |\n  We look at what\n  stands still.\n",
    )
    repository.write(
        organization="# ours\n" + ORGANIZATION + 'languages: ["en", "nl"]\n',
        sync=None,
        meetings__all="# moved\nname: {en: Sync}\nkind: meeting\nid: sync\nwho:\n  departments: [support, sales]\n"
        "schedule:\n  - {at: '09:30', every: week, day: [thu, mon]}\nduration: 1 h\nfacilitator: [anna]\n"
        "purpose: We look at what stands still.\n",
    )
    assert as_json(repository, "HEAD")["changes"] == []


def test_a_new_id_is_told_once(repository):
    repository.commit(kpi="kind: kpi\nid: deals\ndepartment: sales\nmetric: deals\nname: Deals\n")
    text = (repository.folder / "sales.yaml").read_text("utf-8")
    repository.write(
        sales=text.replace("id: sales", "id: verkoop").replace("department: sales", "department: verkoop"),
        kpi="kind: kpi\nid: deals\ndepartment: verkoop\nmetric: deals\nname: Deals\n",
    )
    [change] = {change["sentence"]: change for change in as_json(repository, "HEAD")["changes"]}.values()
    assert change["sentence"] == "the id of Sales is now 'verkoop' instead of 'sales'"
    assert (change["document"], change["field"]) == ("department/verkoop", "id")
    assert (change["before"], change["after"]) == ("sales", "verkoop")


DEPARTMENTS = "---\n".join(f"kind: department\nid: {id}\nname: {id.title()}\n" for id in ("it", "sales", "support"))
JOINT = DEPARTMENTS + "---\nkind: initiative\nid: joint\nname: Joint\ndepartments: [it, sales]\nstatus: done\n"
MEETING = 'kind: meeting\nid: sync\nname: Sync\nschedule: {{every: day, at: "9:00"}}\nwho: {}\n'
KPI = "kind: kpi\nid: deals\nmetric: deals\nname: Deals\ndepartment: {}\n"
LOOK_BACK = (
    "kind: retrospective\nid: back\nof: initiative/joint\ndate: 2026-11-02\nwho: {{departments: [support]}}\n"
    "could_be_better: [{}]\n"
)


@pytest.mark.parametrize(
    ("document", "before", "after", "whom"),
    [
        (MEETING, "{departments: [sales]}", "{departments: [sales, it]}", "It and Sales"),
        (MEETING, "{departments: [sales, support]}", "{departments: [sales, it]}", "It, Sales and Support"),
        (MEETING, "{departments: [sales]}", "{everyone: true}", ""),
        (MEETING, "{everyone: true}", "{departments: [sales]}", ""),
        (KPI, "sales", "support", "Sales and Support"),
        (LOOK_BACK, "A note", "A call", "It, Sales and Support"),  # those who were there, and whose work it is about
    ],
)
def test_a_change_is_for_those_of_before_and_of_now(tmp_path, document, before, after, whom):
    repository = Repository(tmp_path)
    repository.commit(organization=ORGANIZATION, joint=JOINT, made=document.format(before))
    repository.write(made=document.format(after))
    assert re.search(r"\A\w+ changes?( for (.+))?\.\n", diff(repository, "HEAD"))[2] == (whom or None)
    found = [change["department"] for change in as_json(repository, "HEAD")["changes"]]
    assert set(found) == (set(re.split(", | and ", whom.lower())) if whom else {None})


def test_leads_of_before_should_look_too(repository):
    text = (repository.folder / "sales.yaml").read_text("utf-8")
    repository.write(sales=text.replace("lead: anna", "lead: bo") + "---\nkind: person\nid: bo\nname: Bo\n")
    lead, *_ = as_json(repository, "HEAD")["reviewers"]
    assert (lead["role"], lead["department"], lead["people"]) == ("lead", "sales", ["anna", "bo"])


def test_what_cannot_be_read_is_not_said_to_be_gone(repository):
    repository.write(sales=SALES.replace("name: Sales", "nam: Sales"))
    done = collabctl("diff", "HEAD", "--root", repository.folder, *DAY)
    assert done.returncode == 0
    assert "no longer a department" not in done.stdout
    assert "in the documents of the files as they are now" in done.stderr


def test_an_agreement_that_ends_brings_the_conflict_back(example):
    file = example.folder / "resolutions" / "stock.yaml"
    text = file.read_text("utf-8")
    file.unlink()
    try:
        found = as_json(example, "HEAD")["findings"]
        back = as_json(example, "HEAD")
        assert [finding["rule"] for finding in found["new"]] == ["kpi/incompatible-targets"]
        assert "It brings 1 conflict." in diff(example, "HEAD")
        assert back["changes"][0]["sentence"].endswith("is withdrawn")
    finally:
        file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "there is no revision 'nothing' here"),
        (("--", "-x"), "this is not a revision"),
        (("HEAD", "nothing"), "there is no revision 'nothing' here"),
    ],
)
def test_an_unknown_revision_is_one_line(repository, arguments, said):
    done = collabctl("diff", "--root", repository.folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and done.stderr.count("\n") == 1


def test_without_a_repository_it_is_one_line(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    done = collabctl("diff", "HEAD", "--root", tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_markdown_fits_a_comment_and_counts_the_rest(tmp_path):
    repository = Repository(tmp_path)
    repository.commit(organization=ORGANIZATION)
    long = "very long words " * 8
    departments = "---\n".join(f"kind: department\nid: d-{n}\nname: {n} {long}\n" for n in range(400))
    repository.write(departments=departments)
    page = diff(repository, "HEAD", "--format", "markdown")
    assert len(page) < 60_000
    assert re.search(r"For [0-9,]+ more changes there is no room here\.", page)
    assert "### Who should look" in page and "1 new finding" in page


HOSTILE = "::error::x ##[group] @everyone <img src=x> [a](javascript:x) | #1 \u202e`"


@pytest.mark.parametrize("shape", ["text", "markdown", "json"])
def test_data_is_inert(tmp_path, shape):
    repository = Repository(tmp_path)
    quoted = json.dumps(HOSTILE)
    person = f"kind: person\nid: anna\nname: {quoted}\ndepartment: sales\n"
    meeting = (
        "kind: meeting\nid: sync\nname: {name}\nschedule: {{ad_hoc: {name}}}\nwho: {{everyone: true}}\nplace: {name}\n"
    )
    department = f"kind: department\nid: sales\nname: {quoted}\nlead: anna\n"
    repository.commit(organization=ORGANIZATION, person=person, department=department)
    repository.write(sync=meeting.format(name=quoted), department=department + f"mission: {quoted}\n")
    page = diff(repository, "HEAD", "--format", shape)
    assert commands_in(page) == []
    assert "\u202e" not in page
    if shape == "markdown":
        assert "<img" not in page.replace("\\u202e", "") and "](javascript" not in page
        assert not re.search(r"(?<!`)@everyone", page)


def hundred_findings(first_lines=""):
    """A hundred KPIs without a target: a warning each."""
    return "".join(
        f"{first_lines}---\nkind: kpi\nid: k-{n}\nname: K {n}\ndepartment: sales\nmetric: m\n" for n in range(100)
    )


METRIC = "kind: metric\nid: m\nname: M\nunit: pieces\nbetter: higher\n"


def test_since_counts_only_what_is_new(repository):
    repository.commit(kpis=hundred_findings(), metric=METRIC)
    check = ("validate", repository.folder, "--fail-on", "warning", "--select", "kpi/no-target", *DAY)
    before = json.loads(collabctl(*check, "--format", "json").stdout)["findings"]
    assert len(before) == 100
    assert collabctl(*check, "--since", "HEAD").returncode == 0
    new = "---\nkind: kpi\nid: one-more\nname: One more\ndepartment: sales\nmetric: m\n"
    repository.write(kpis=None, moved__kpis=hundred_findings("\n# moved down\n\n") + new)
    done = collabctl(*check, "--since", "HEAD", "--format", "json")
    [finding] = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert finding["documents"] == ["kpi/one-more"]
    assert "100 older findings left out" in collabctl(*check, "--since", "HEAD").stdout


def test_since_a_file_that_cannot_be_read_may_move(repository):
    repository.commit(broken="kind: [\n")
    (repository.folder / "broken.yaml").rename(repository.folder / "elsewhere.yaml")
    done = collabctl("validate", repository.folder, "--since", "HEAD", *DAY)
    assert done.returncode == 0
    assert "nothing new since HEAD" in done.stdout


def test_where_there_was_no_organization_all_of_it_is_new(tmp_path):
    repository = Repository(tmp_path)
    first = repository.commit(notes="a: b\n")
    second = repository.commit(organization=ORGANIZATION, kpis=hundred_findings(), metric=METRIC)
    told = f"there was no file {tmp_path / 'organization.yaml'} at '{first}'"
    check = ("validate", repository.folder, "--fail-on", "warning", *DAY, "--format", "json")
    done = collabctl(*check, "--since", first)
    assert done.returncode == 1
    assert done.stderr == f"collabctl: {told}, so all of it is new\n"
    assert json.loads(done.stdout)["findings"] == json.loads(collabctl(*check).stdout)["findings"]
    found = as_json(repository, first, second)
    assert found["base"] == first
    assert "'M' is measured from now on" in [change["sentence"] for change in found["changes"]]
    assert len(found["changes"]) > 100
    gone = collabctl("diff", second, first, "--root", repository.folder)
    assert (gone.returncode, gone.stdout, gone.stderr) == (2, "", f"collabctl: {told}\n")


def test_since_an_unknown_revision_is_one_line(repository):
    done = collabctl("validate", repository.folder, "--since", "nothing", *DAY)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_both_versions_may_be_revisions_and_the_work_tree_does_not_count(repository):
    text = (repository.folder / "sales.yaml").read_text("utf-8")
    repository.commit(sales=text.replace("name: Sales", "name: Verkoop"))
    repository.write(sales=text.replace("name: Sales", "name: Vente"))
    found = as_json(repository, "HEAD~1", "HEAD")
    assert [change["sentence"] for change in found["changes"]] == ["'Sales' is now called 'Verkoop'"]
    assert len(found["head"]) == len(found["base"]) == 40
    assert as_json(repository, "HEAD")["head"] == "work tree"


def test_it_runs_as_a_program(repository):
    done = collabctl("diff", "HEAD", "--root", repository.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing changed")
