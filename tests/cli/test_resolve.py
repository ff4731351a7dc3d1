"""`collabctl resolve`: a finding becomes an agreement, and `validate` shows it as settled."""

from __future__ import annotations

import datetime
import fcntl
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
from contextlib import suppress

import pytest

from collabctl.documents.schema.files import expanded
from collabctl.edits.settling import DECISIONS
from tests.cli.test_rename import CHAIN, contents
from tests.cli.test_validate import ORGANIZATION, REPOSITORY, collabctl

AS_OF = ("--as-of", "2026-11-23")
REASON = "Until the shop is live: it's both, 50 % each. # really"
ANSWERED = ("--decision", "trade-off", "--because", REASON, "--agreed-by", "anna", "--agreed-by", "sam")


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    (tmp_path / "all.yaml").write_text(CHAIN.rpartition("---\n")[0])
    return tmp_path


def conflict(root):
    done = collabctl("validate", root, "--format", "json", "--select", "kpi/works-against", *AS_OF)
    [found] = json.loads(done.stdout)["findings"]
    return found


def test_the_finding_is_settled_afterwards(root):
    found = conflict(root)
    done = collabctl("resolve", found["fingerprint"][:6], *ANSWERED, "--root", root, *AS_OF)
    name = "works-against-more-less"
    assert (done.returncode, done.stdout) == (
        0,
        f"resolutions/{name}.yaml settles kpi/works-against until 2027-05-23\n",
    )
    written = (root / "resolutions" / f"{name}.yaml").read_text()
    way = re.search(r'path: "([0-9a-f]{6})"', written)
    assert written == (
        f'kind: resolution\nid: {name}\nrule: kpi/works-against\nof: [kpi/more, kpi/less]\npath: "{way[1]}"\n'
        f"decision: trade-off\nbecause: >-\n  {REASON}\nagreed_by: [anna, sam]\ndate: 2026-11-23\n"
        "review_by: 2027-05-23\n"
    )
    assert conflict(root)["resolved_by"] == f"resolution/{name}"
    assert "resolve" not in collabctl("validate", root, *AS_OF).stdout
    again = collabctl("resolve", found["fingerprint"], *ANSWERED, "--root", root, *AS_OF)
    assert (again.returncode, f"settled already, by resolution/{name}" in again.stderr) == (2, True)


def test_what_to_paste_stands_in_the_report_and_in_the_list(root):
    fingerprint = conflict(root)["fingerprint"][:8]
    shown = collabctl("validate", root, *AS_OF).stdout
    assert shown.count("collabctl resolve") == 1
    assert f"= once agreed, write it down: collabctl resolve {fingerprint}\n" in shown
    listed = collabctl("resolve", cwd=root).stdout.splitlines()
    assert any(line.startswith(f"{fingerprint}  ") and "[kpi/works-against]" in line for line in listed)


def test_it_stands_beside_the_agreements_that_are_there(root):
    (root / "agreed").mkdir()
    old = CHAIN.rpartition("---\n")[2].replace("kpi/works-against", "kpi/already-met")
    (root / "agreed" / "old.yaml").write_text(old % "0000")
    collabctl("resolve", conflict(root)["fingerprint"], *ANSWERED, "--id", "no", "--root", root, *AS_OF)
    assert (root / "agreed" / "no.yaml").read_text().startswith('kind: resolution\nid: "no"\n')


def test_a_role_signs_and_reasons_of_several_lines_stay(root):
    because = "One:\n\n- two\n- three: x"
    options = ("--decision", "accepted", "--because", because, "--agreed-by", "Head of: sales@sales")
    done = collabctl("resolve", conflict(root)["fingerprint"], *options, "--agreed-by", "sam", "--root", root, *AS_OF)
    assert done.returncode == 0
    written = next((root / "resolutions").iterdir()).read_text()
    assert "because: |-\n  One:\n\n  - two\n  - three: x\n" in written
    assert 'agreed_by: [{role: "Head of: sales", department: sales}, sam]\n' in written
    assert conflict(root)["resolved_by"] is not None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "--decision and --because and --agreed-by must be given"),
        (ANSWERED[:4], "--agreed-by must be given"),
        ((*ANSWERED[:4], "--agreed-by", "anna"), "nobody of Support has agreed"),
        ((*ANSWERED, "--agreed-by", "same"), "there is no person 'same'; did you mean 'sam'?"),
        ((*ANSWERED, "--agreed-by", "x@salez"), "there is no department 'salez'; did you mean 'sales'?"),
        ((*ANSWERED, "--decision", "maybe"), "'maybe' is no decision"),
        ((*ANSWERED, "--review-by", "2027-11-24"), "at most twelve months"),
        ((*ANSWERED, "--review-by", "2026-11-22"), "looked at again before that"),
        ((*ANSWERED, "--id", "Not An Id"), "Not An Id"),
        ((*ANSWERED, "--because", "<b>x</b>"), "that would not do"),
        ((*ANSWERED, "--because", "x\u200by"), "that would not do"),
    ],
)
def test_what_would_not_do_is_said_and_nothing_is_written(root, options, sentence):
    before = contents(root)
    done = collabctl("resolve", conflict(root)["fingerprint"], *options, "--root", root, *AS_OF)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sentence in done.stderr
    assert contents(root) == before


@pytest.mark.parametrize(
    ("fingerprint", "sentence"),
    [("abc", "at least 6 digits"), ("zzzzzz", "there is no finding 'zzzzzz'")],
)
def test_a_fingerprint_that_nothing_has(root, fingerprint, sentence):
    done = collabctl("resolve", fingerprint, *ANSWERED, "--root", root, *AS_OF)
    assert (done.returncode, done.stderr.count("\n"), sentence in done.stderr) == (2, 1, True)


def test_documents_are_mended_and_not_settled(root):
    (root / "wrong.yaml").write_text("kind: department\nid: it\nnaam: IT\n")
    done = collabctl("validate", root, "--format", "json", "--select", "document/*", *AS_OF)
    for found in json.loads(done.stdout)["findings"]:
        refused = collabctl("resolve", found["fingerprint"], *ANSWERED, "--root", root, *AS_OF)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
        assert "cannot be settled, only mended" in refused.stderr
    assert "document/" not in collabctl("resolve", "--root", root, *AS_OF).stdout


@pytest.mark.parametrize("every_way", [False, True])
def test_an_agreement_that_ran_out_is_looked_at_again(root, every_way):
    late = collabctl("resolve", conflict(root)["fingerprint"], *ANSWERED, "--root", root, "--as-of", "2025-01-01")
    assert late.returncode == 0
    [agreement] = (root / "resolutions").iterdir()
    if every_way:  # an agreement that names no path is about each of them
        agreement.write_text(re.sub(r"path: .*\n", "", agreement.read_text()))
    before = contents(root)
    done = collabctl("resolve", conflict(root)["fingerprint"], *ANSWERED, "--root", root, *AS_OF)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "ran out on 2025-07-01" in done.stderr
    assert contents(root) == before


def test_a_file_is_never_written_over(root):
    (root / "resolutions").mkdir()
    (root / "resolutions" / "mine.yaml").write_text("kind: person\nid: x\nname: X\n")
    before = contents(root)
    done = collabctl("resolve", conflict(root)["fingerprint"], *ANSWERED, "--id", "mine", "--root", root, *AS_OF)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert contents(root) == before


def test_the_decisions_are_those_of_the_format():
    assert list(DECISIONS) == expanded("resolution")["properties"]["decision"]["enum"]


class Terminal:
    """The command at a terminal, where somebody answers what it asks."""

    def __init__(self, *arguments):
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "collabctl", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": REPOSITORY, "NO_COLOR": "1"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
        )
        os.close(theirs)
        self.shown = ""

    def until(self, text):
        while text not in self.shown:
            assert select.select([self.ours], [], [], 60)[0], f"nothing more came than {self.shown!r}"
            try:
                self.shown += os.read(self.ours, 4096).decode()
            except OSError:  # Linux says so when the other side has gone
                assert text in self.shown, self.shown
        said, _, self.shown = self.shown.partition(text)
        return said

    def answer(self, question, text):
        said = self.until(question)
        os.write(self.ours, text.encode())
        return said

    def interrupt(self):
        """Ctrl-C until it is heard: one that comes between the question and the reading of the answer may be lost."""
        while self.process.poll() is None:
            os.write(self.ours, b"\x03")
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(5)

    def code(self):
        code = self.process.wait(60)
        os.close(self.ours)
        return code


def test_somebody_at_a_terminal_is_asked(root):
    terminal = Terminal("resolve", conflict(root)["fingerprint"], "--root", root, *AS_OF)
    assert "trade-off: both sides" in terminal.answer("What was decided? ", "tradeoff\n")
    assert "'tradeoff' is no decision" in terminal.answer("What was decided? ", "trade-off\n")
    terminal.answer("in a year? ", "Both matter.\n")
    offered = terminal.answer("between them? ", "anna, samm\n")
    assert "Sales: anna (Anna)" in offered
    assert "Support: sam (Sam)" in offered
    assert "did you mean 'sam'?" in terminal.answer("between them? ", "anna, sam\n")
    assert "because: >-" in terminal.answer("Write this to resolutions/works-against-more-less.yaml? [Y/n]: ", "\n")
    terminal.until("settles kpi/works-against")
    assert terminal.code() == 0
    assert conflict(root)["resolved_by"] is not None


@pytest.mark.parametrize("question", ["What was decided? ", "in a year? ", "between them? ", "[Y/n]: "])
def test_whoever_stops_answering_leaves_nothing_behind(root, question):
    before = contents(root)
    terminal = Terminal("resolve", conflict(root)["fingerprint"], "--root", root, *AS_OF)
    answers = {"What was decided? ": "accepted\n", "in a year? ": "So.\n", "between them? ": "anna, sam\n"}
    for asked, text in answers.items():
        if asked == question:
            break
        terminal.answer(asked, text)
    terminal.until(question)
    terminal.interrupt()
    assert terminal.code() == 130
    assert contents(root) == before


def test_a_year_has_its_months():
    from collabctl.resolutions import months_after

    assert months_after(datetime.date(2026, 8, 31), 6) == datetime.date(2027, 2, 28)
    assert months_after(datetime.date(2028, 2, 29), 12) == datetime.date(2029, 2, 28)
    assert months_after(datetime.date(2026, 11, 23), 6) == datetime.date(2027, 5, 23)
