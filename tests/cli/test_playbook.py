"""`collabctl playbook`: to read, to be asked, and to find new files that hold together."""

from __future__ import annotations

import pytest

from collabctl.playbooks.playbook import all_playbooks
from tests.cli.terminal import Terminal
from tests.cli.test_rename import contents
from tests.cli.test_validate import collabctl
from tests.playbooks.organizations import SMALLEST

AS_OF = ("--as-of", "2026-11-23")


@pytest.fixture
def root(tmp_path):
    for path, text in SMALLEST.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text.format("en") if path == "organization.yaml" else text)
    return tmp_path


def test_all_are_listed_with_what_they_are(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    lines = collabctl("playbook", "list", cwd=elsewhere).stdout.splitlines()
    assert [line.partition(": ")[0] for line in lines] == list(all_playbooks())
    assert lines[0].startswith("break-a-silo: One small project")
    own = root / "organization.yaml"
    own.write_text(own.read_text().replace("[en]", "[fr, nl]"))
    assert "Eén klein project" in collabctl("playbook", "list", cwd=root).stdout
    assert "One small project" in collabctl("playbook", "list", "--language", "en", cwd=root).stdout


def test_one_is_shown_to_be_read():
    done = collabctl("playbook", "show", "break-a-silo", "--language", "nl", COLUMNS="70")
    assert (done.returncode, done.stderr) == (0, "")
    for text in (
        "Doorbreek een eilandje\n======",
        "In de eerste week\n\n- Kies",
        "--set departments=...: ",
        "organization/island",
    ):
        assert text in done.stdout
    assert "**" not in done.stdout
    assert "(collabctl playbook show retrospective)" in done.stdout.replace("\n  ", " ")
    assert max(map(len, done.stdout.splitlines())) <= 70


def test_a_name_that_there_is_not(root):
    done = collabctl("playbook", "show", "break-silo")
    assert (done.returncode, done.stderr.count("did you mean 'break-a-silo'")) == (2, 1)
    done = collabctl("playbook", "use", "shared-goal", root, "--yes", "--set", "departmnts=sales")
    assert (done.returncode, done.stderr.count("did you mean 'departments'")) == (2, 1)
    assert "= and the answer" in collabctl("playbook", "use", "shared-goal", root, "--yes", "--set", "goal").stderr


def test_used_without_a_question(root):
    before = contents(root)
    done = collabctl("playbook", "use", "shared-goal", root, "--yes", "--set", "goal=A 9: together", *AS_OF)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "goals/shared-goal-sales-support.yaml is new",
        "metrics/complete-hand-overs-sales-support.yaml is new",
        "Still to do: let each department put its 'contributes' and its 'question' into words of its own.",
    ]
    after = contents(root)
    assert before.items() < after.items()
    assert b'name: "A 9: together"\n' in after["goals/shared-goal-sales-support.yaml"]
    assert collabctl("validate", root, "--fail-on", "warning", *AS_OF).returncode == 0


def test_nobody_to_ask_and_nothing_agreed(root):
    before = contents(root)
    done = collabctl("playbook", "use", "shared-goal", root)
    assert (done.returncode, contents(root)) == (2, before)
    assert "nobody is here to ask, so --yes must be given" in done.stderr


def test_a_new_warning_is_named_and_nothing_is_written(root):
    before = contents(root)
    done = collabctl("playbook", "use", "meeting-rhythm", root, "--yes", "--set", "stand-up-at=10:00", *AS_OF)
    assert (done.returncode, done.stdout, contents(root)) == (2, "", before)
    assert done.stderr.startswith("collabctl: nothing was written, because it would bring a new warning: ")
    assert "[meeting/clash]" in done.stderr
    assert done.stderr.count("\n") == 1


def test_where_it_would_not_be_read_nothing_is_written(root):
    own = root / "organization.yaml"
    own.write_text(own.read_text() + 'ignore: ["goals/**"]\n')
    before = contents(root)
    done = collabctl("playbook", "use", "shared-goal", root, "--yes", *AS_OF)
    assert (done.returncode, contents(root)) == (2, before)
    assert "goals/shared-goal-sales-support.yaml would not be read: 'ignore'" in done.stderr


def test_another_file_is_never_written_over(root):
    (root / "metrics").mkdir()
    (root / "metrics" / "complete-hand-overs-sales-support.YAML").write_text(
        "kind: person\nid: bo\nname: Bo\ndepartment: sales\n"
    )
    first = contents(root)
    assert collabctl("playbook", "use", "shared-goal", root, "--yes", *AS_OF).returncode == 0
    second = contents(root)
    assert "metrics/complete-hand-overs-sales-support-2.yaml" in second
    once_more = ("--set", "goal=Nobody waits", "--set", "at-least=99", "--yes", *AS_OF)
    done = collabctl("playbook", "use", "shared-goal", root, *once_more)
    assert done.returncode == 0, done.stderr
    assert first.items() <= second.items() < contents(root).items()


def test_a_folder_that_cannot_be_written_leaves_nothing(root):
    (root / "metrics").symlink_to(root / "meetings")
    before = contents(root)
    done = collabctl("playbook", "use", "shared-goal", root, "--yes", *AS_OF)
    assert (done.returncode, contents(root)) == (2, before)
    assert "is a link to another place" in done.stderr
    assert not (root / "goals").exists()


def test_what_it_ends_and_what_is_next_is_told(root):
    (root / "organization.yaml").write_text(SMALLEST["organization.yaml"].format("en") + "results: []\n")
    (root / "meetings" / "monthly.yaml").unlink()
    done = collabctl("playbook", "use", "break-a-silo", root, "--yes", *AS_OF)
    assert done.returncode == 0
    assert done.stdout.count("ends: ") == 2
    assert "[organization/island]" in done.stdout


def test_somebody_at_a_terminal_is_asked(root):
    (root / "it.yaml").write_text("kind: department\nid: it\nname: IT\n")
    terminal = Terminal("playbook", "use", "break-a-silo", root, *AS_OF)
    terminal.answer("Which two or three departments", "sales,suport")
    terminal.answer("Which two or three departments", "support,sales")
    terminal.answer("What will they do together?", 'A "day" out: #1 $lead')
    terminal.answer("Who leads it?", "Planner@it")
    terminal.answer("On which day", "2026-12-01")
    terminal.answer("At what time?", "11:00")
    terminal.answer("Write this? [Y/n]", "")
    assert terminal.end() == 0
    assert "Error: there is no department 'suport'; did you mean 'support'?" in terminal.shown
    assert terminal.lines[:3] == ["  it", "  sales", "  support"]
    assert r'  name: "A \"day\" out: #1 $lead"' in terminal.lines
    written = (root / "initiatives" / "together-support-sales.yaml").read_text()
    assert "departments: [support, sales]\n" in written
    assert "lead: {role: Planner, department: it}\n" in written


def test_the_playbooks_own_answers_are_offered_in_the_language_of_the_organization(root):
    own = root / "organization.yaml"
    own.write_text(own.read_text().replace("[en]", "[nl, en]"))
    terminal = Terminal("playbook", "use", "break-a-silo", root, *AS_OF)
    terminal.answer("Welke twee of drie afdelingen", "")
    terminal.answer("[Samen bij tien klanten langs]", "")
    assert terminal.interrupt() == 130


def test_a_lead_of_one_side_is_refused(root):
    done = collabctl("playbook", "use", "break-a-silo", root, "--yes", "--set", "lead=Planner@sales", *AS_OF)
    assert (done.returncode, done.stderr.count("[initiative/lead-not-neutral]")) == (2, 1)


def test_somebody_whose_answers_will_not_do_is_asked_once_more(root):
    (root / "it.yaml").write_text("kind: department\nid: it\nname: IT\n")
    terminal = Terminal("playbook", "use", "break-a-silo", root, "--set", "departments=Sales, support", *AS_OF)
    for question, text in (("What will they do", "A fair"), ("Who leads", "Planner@sales"), ("On which day", "")):
        terminal.answer(question, text)
    terminal.answer("At what time?", "11:00")
    terminal.answer("[A fair]", "")
    terminal.answer("[Planner@sales]", "Planner@it")
    terminal.answer("On which day", "")
    terminal.answer("[11:00]", "")
    terminal.answer("Write this? [Y/n]", "perhaps")
    terminal.answer("Write this? [Y/n]", "")
    assert terminal.end() == 0, terminal.shown
    assert "[initiative/lead-not-neutral]" in terminal.shown
    assert "Enter leaves an answer as it was" in terminal.shown
    assert "Error: 'perhaps' is neither yes nor no; write y or n" in terminal.shown
    written = (root / "initiatives" / "together-sales-support.yaml").read_text()
    assert "lead: {role: Planner, department: it}\n" in written and "name: A fair\n" in written


@pytest.mark.parametrize("questions", [0, 2, 5])
def test_whoever_stops_answering_leaves_nothing_behind(root, questions):
    before = contents(root)
    terminal = Terminal("playbook", "use", "break-a-silo", root, *AS_OF)
    for question in ("Which two", "What will", "Who leads", "On which day", "At what time")[:questions]:
        terminal.answer(question, "")
    assert terminal.interrupt() == 130
    assert terminal.lines[-2:] == ["collabctl: stopped; nothing was written", ""]
    assert contents(root) == before
