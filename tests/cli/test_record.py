"""`collabctl record` as people call it."""

import json
import shutil

import pytest

from tests.cli.test_validate import collabctl
from tests.results.samples import EXAMPLES


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(EXAMPLES / "org", tmp_path / "org")


def test_a_value_a_negative_one_and_answers(root):
    done = collabctl("record", "csat", "9.2", "--date", "2026-11-30", "--root", root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "measurements/csat.csv: 2026-11-30;9,2\n", "")
    assert collabctl("record", "enps", "-3", "--date", "2026-11-29", "--root", root).returncode == 0
    answers = ("--answers", "0,0,1,0,1,3,4,9,14,12,6")
    done = collabctl("record", "enps", *answers, "--date", "2026-11-30", "--root", root)
    assert done.stdout == "measurements/enps.csv: 2026-11-30,18,50 answers\n"
    assert (root / "measurements/enps.csv").read_text().endswith("2026-11-29,-3,\n2026-11-30,18,50 answers\n")
    assert collabctl("validate", root, "--as-of", "2026-11-30", "--fail-on", "warning").returncode == 0


def test_the_first_figure_makes_the_table(root):
    (root / "measurements/lead-time.csv").unlink()
    done = collabctl("record", "lead-time", "61", "--date", "2026-10-31", "--department", "it", "--root", root)
    assert done.returncode == 0
    assert (root / "measurements/lead-time.csv").read_text() == "date,value,department\n2026-10-31,61,it\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("csta", "9"), "there is no metric 'csta'; did you mean 'csat'?"),
        (("../../csat", "9"), "there is no metric '../../csat'"),
        (("csat", "9", "--department", "slaes"), "there is no department 'slaes'; did you mean 'sales'?"),
        (("csat", "19"), "is at most 10, and this is 19"),
        (("csat", "9", "--date", "2026-10-31"), "has the value 9.1 already, at measurements/csat.csv:25"),
        (("csat", "9", "--date", "31-10-2026"), "is not a day"),
        (("csat",), "name the value"),
        (("enps", "5", "--answers", "1,1,1,1,1,1,1,1,1,1,1"), "name the value"),
    ],
)
def test_what_is_refused_changes_nothing(root, arguments, sentence):
    before = {path: path.read_bytes() for path in root.rglob("*.csv")}
    done = collabctl("record", *arguments, "--root", root)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert before == {path: path.read_bytes() for path in root.rglob("*.csv")}


def test_a_metric_that_cannot_be_read_is_not_guessed_at(root):
    (root / "broken.yaml").write_text("kind: metric\nid: everyone\nname: [\n")
    done = collabctl("record", "../../x", "9", "--root", root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be read" in done.stderr


def test_a_figure_that_people_looked_at_together_is_settled(tmp_path):
    root = shutil.copytree(EXAMPLES / "silo", tmp_path / "silo")
    day = ("--as-of", "2026-11-23")
    found = json.loads(
        collabctl("validate", root, *day, "--select", "measurement/outside-range", "--format", "json").stdout
    )
    answers = ("--decision", "accepted", "--because", "The telephones were down.", "--agreed-by", "head@support")
    done = collabctl("resolve", found["findings"][0]["fingerprint"], *answers, "--root", root, *day)
    assert done.returncode == 0, done.stderr
    assert "settles measurement/outside-range" in done.stdout
