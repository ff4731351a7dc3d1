"""What all tests share: how many examples are made up, what was left out, and Node where a test borrows it."""

import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() == "true"

# In CI the same examples every time, and no clock: a slow machine must not turn a sound commit red. `make test-long`
# asks for ten times as many, and others each time; `make quick` for a few.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("local", deadline=None)
settings.register_profile("long", deadline=None, print_blob=True, max_examples=1_000)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("ci" if IN_CI else "local")


def examples(number: int) -> int:
    """As many examples as that, or more or fewer where all tests are asked for more or fewer."""
    return max(number * settings().max_examples // 100, 1)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Say what was left out, and why, in the last line: below the count, where it cannot be overlooked."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and (skipped := reporter.stats.get("skipped")):
        reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
        told = "; ".join(f"{number} because {reason}" for reason, number in reasons.items())
        reporter.write_line(f"LEFT OUT, {len(skipped)} tests: {told}", yellow=True)


# A shell that starts the tests in the background has them ignore Ctrl-C, and so would every program that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What collabctl notes while it writes outside a repository stays out of the home of whoever runs the tests."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """The folder with the packages of tests/package.json.

    Without them a test is left out, and says so; in CI that would hide it, so there it fails.
    """
    tests = Path(__file__).parent
    if (tests / "node_modules").is_dir():
        return tests
    reason = "the packages of tests/package.json are not here: run `make test`"
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def node(node_packages: Path) -> str:
    """Node, as the dev extra installs it beside Python, or the machine's own."""
    found = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    assert found, "node is not here: run `make test`"
    return found
