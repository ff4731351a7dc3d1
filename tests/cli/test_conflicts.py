"""`collabctl conflicts` as people, CI and scripts call it: a process, its streams and its exit code."""

import json
import re
import shlex
import shutil

import pytest

from tests.cli.test_validate import collabctl
from tests.reports.conflicts.samples import EXAMPLES, HEAD, REACHING_ON, crowd, department

DAY = ("--as-of", "2026-11-23")
SILO = ("conflicts", EXAMPLES / "silo", *DAY)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text(HEAD)
    (tmp_path / "all.yaml").write_text("".join(REACHING_ON).removeprefix("---\n"))
    return tmp_path


def documents(output):
    return {tuple(one["documents"]) for one in json.loads(output)["conflicts"] if one["class"] != "notice"}


def test_the_story_of_the_silo():
    done = collabctl(*SILO)
    assert (done.returncode, done.stderr) == (1, "")
    first, *_ = done.stdout.split("\n")
    assert "conflicts between Finance, IT, Marketing, Product, Sales and Support" in first
    assert "Sales is judged on raising 'Deals won', which moves 'Handling time' up" in done.stdout
    lines = [line for line in done.stdout.split("\n") if "once agreed: " not in line]  # commands are copied whole
    assert max(map(len, lines)) <= 100


def test_the_command_that_settles_a_conflict_works_as_it_is_printed(tmp_path):
    silo = tmp_path / "a silo"
    shutil.copytree(EXAMPLES / "silo", silo)
    text = collabctl("conflicts", silo, *DAY).stdout
    commands = re.findall(r"once agreed: collabctl (.+)", text)
    assert len(commands) == 8
    people = ("anouk", "henk", "joris", "samira", "tijmen")
    signed = ("--decision", "accepted", "--because", "Until May.", *(f"--agreed-by={id}" for id in people))
    done, lacks_a_signer, ran_out = (collabctl(*shlex.split(commands[n]), *signed) for n in (0, 4, 5))
    assert done.returncode == 0, done.stderr
    assert "nobody of Product has agreed" in lacks_a_signer.stderr
    assert "there is an agreement about it that ran out" in ran_out.stderr
    assert "3 settled" in re.sub(r"\s+", " ", collabctl("conflicts", silo, *DAY).stdout)


def test_no_command_is_printed_for_what_is_not_as_written_or_follows_from_another():
    assert "once agreed" not in collabctl(*SILO, "--what-if", "kpi/product-paperwork.target.at_most=31").stdout
    assert "once agreed" not in collabctl(*SILO, "--with-library").stdout
    text = collabctl(*SILO, "--department", "sales").stdout
    listed = collabctl("resolve", "--root", EXAMPLES / "silo", *DAY).stdout
    printed = re.findall(r"once agreed: collabctl resolve ([0-9a-f]+)", text)
    assert printed
    assert all(fingerprint in listed for fingerprint in printed)


def test_what_is_settled_fails_nothing():
    done = collabctl("conflicts", EXAMPLES / "org", *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 settled" in done.stdout


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(fail_on, code):
    assert collabctl(*SILO, "--fail-on", fail_on).returncode == code


def test_a_note_fails_only_where_that_is_asked(root):
    text = (root / "all.yaml").read_text().replace("evidence: correlation", "evidence: assumed")
    (root / "all.yaml").write_text(text)
    assert collabctl("conflicts", root, *DAY).returncode == 0
    assert collabctl("conflicts", root, *DAY, "--fail-on", "warning").returncode == 0
    assert collabctl("conflicts", root, *DAY, "--fail-on", "info").returncode == 1


def test_the_findings_are_those_of_validate():
    ours = json.loads(collabctl(*SILO, "--format", "json").stdout)["conflicts"]
    theirs = json.loads(collabctl("validate", EXAMPLES / "silo", *DAY, "--format", "json").stdout)["findings"]
    by_fingerprint = {finding["fingerprint"]: finding for finding in theirs}
    assert ours
    for one in ours:
        assert by_fingerprint[one["fingerprint"]].items() <= one.items()


def test_a_department_sees_its_own_and_what_is_told_elsewhere(root):
    everything = documents(collabctl("conflicts", root, *DAY, "--format", "json").stdout)
    own = documents(collabctl("conflicts", root, *DAY, "--format", "json", "--department", "finance").stdout)
    assert everything == {("kpi/sales-deals", "kpi/support-time")}
    assert own == {("kpi/sales-deals", "kpi/finance-costs")}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--department", "saels"], "there is no department 'saels'; did you mean 'sales'?"),
        (["--department", "x\n::error::y\x1b"], "there is no department"),
        (["--format", "sarif"], "sarif"),
        (["--as-of", "yesterday"], "'yesterday' is not a day"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(root, arguments, sentence):
    done = collabctl("conflicts", root, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr
    assert "\x1b" not in done.stderr


def test_no_organization(tmp_path):
    done = collabctl("conflicts", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no organization" in done.stderr


def test_what_can_be_read_of_a_broken_organization_is_used(root):
    sound = collabctl("conflicts", root, *DAY)
    (root / "broken.yaml").write_text("kind: department\nid: [\n")
    (root / "typo.yaml").write_text("kind: department\nid: hr\nname: HR\nmisson: x\n")
    done = collabctl("conflicts", root, *DAY)
    assert done.returncode == sound.returncode == 1
    assert re.sub(r"\d+ departments?", "", done.stdout) == re.sub(r"\d+ departments?", "", sound.stdout)
    assert done.stderr.count("\n") == 1
    assert "2 errors in the documents" in done.stderr


def test_a_department_whose_document_is_broken_may_be_asked_for(root):
    text = (root / "all.yaml").read_text().replace(department("finance"), "")
    (root / "all.yaml").write_text(text)
    (root / "finance.yaml").write_text("kind: department\nid: finance\nname: [\n")
    done = collabctl("conflicts", root, *DAY, "--department", "finance")
    assert done.returncode == 1
    assert "finance" in done.stdout


def test_as_of_moves_what_depends_on_a_day(root):
    assert collabctl("conflicts", root, "--as-of", "2026-12-31").returncode == 1
    late = collabctl("conflicts", root, "--as-of", "2027-01-01")
    assert late.returncode == 0
    assert late.stdout.startswith("No conflict was found among 3 KPIs of 3 departments.")


def test_a_drawing_that_is_too_large_says_so_beside_it(tmp_path):
    one = crowd(60)
    for source in {item.document.source for item in one.items()}:
        (tmp_path / "organization.yaml").write_bytes(source.data)
    done = collabctl("conflicts", tmp_path, *DAY, "--format", "mermaid")
    assert done.stdout.startswith("flowchart LR\n")
    [number] = re.findall(r"%% (\d+) less grave left out", done.stdout)
    assert done.stderr == f"collabctl: {number} of the conflicts are not in the drawing: nobody could read it\n"


def unsettled(*options):
    found = json.loads(collabctl(*SILO, "--format", "json", *options).stdout)["conflicts"]
    return {(one["rule"], *one["documents"]) for one in found if one["resolved_by"] is None}


def test_what_if_shows_what_a_change_would_end_and_changes_nothing():
    ended = unsettled() - unsettled("--what-if", "kpi/product-paperwork.target.at_most=30")
    assert ended == {("kpi/incompatible-targets", "kpi/finance-paperwork", "kpi/product-paperwork")}
    both = unsettled(
        "--what-if", "kpi/product-paperwork.target.at_most=30", "--what-if", "kpi/sales-deals-won.weight=none"
    )
    assert ("kpi/incompatible-targets", "kpi/finance-paperwork", "kpi/product-paperwork") not in both


def test_the_library_adds_assumptions_and_nothing_graver(tmp_path):
    (tmp_path / "organization.yaml").write_text(
        "kind: organization\nformat: 1\nname: L\n---\n"
        "{kind: department, id: sales, name: Sales}\n---\n{kind: department, id: support, name: Support}\n---\n"
        "{kind: metric, id: deals-won, name: Deals, unit: deals, better: higher}\n---\n"
        "{kind: metric, id: aht, name: AHT, unit: min, better: lower}\n---\n"
        "{kind: kpi, id: a, department: sales, metric: deals-won, target: {move: up}}\n---\n"
        "{kind: kpi, id: b, department: support, metric: aht, target: {move: down}}\n"
    )
    alone = collabctl("conflicts", tmp_path, "--format", "json")
    helped = collabctl("conflicts", tmp_path, "--format", "json", "--with-library", "--fail-on", "warning")
    assert (alone.returncode, json.loads(alone.stdout)["conflicts"]) == (0, [])
    assert helped.returncode == 0
    found = json.loads(helped.stdout)["conflicts"]
    assert {one["severity"] for one in found} == {"info"}
    [chain] = [one for one in found if one["rule"] == "kpi/works-against"]
    assert chain["evidence"] == "assumed"
    assert all(step["path"].startswith("(metric library)/") for step in chain["path_of_influence"])
