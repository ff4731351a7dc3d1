"""What all tests share: how hypothesis looks for examples, and Node where a test borrows it."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() == "true"

# In CI the same examples every time, and no clock: a slow machine must not turn a sound commit red.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if IN_CI else "local")


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """The folder to run `node` in, so that it finds the packages of tests/package.json.

    On a machine without Node the test is left out, and says so; in CI that would hide it, so there it fails.
    """
    tests = Path(__file__).parent
    if shutil.which("node") and (tests / "node_modules").is_dir():
        return tests
    reason = "node, or its packages, are not here: install Node with npm, then run `make test`"
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)
