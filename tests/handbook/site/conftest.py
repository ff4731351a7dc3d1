"""The site of the example organization, on a disk and on a web server, and a reader with a real browser."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from collabctl.drawings.svg import svg
from collabctl.handbook import Handbook, build_with_pictures
from collabctl.handbook.site import site
from collabctl.organization import build
from collabctl.sources.files import read_folder
from tests.conftest import IN_CI

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent.parent / "examples" / "org"


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The handbook of the example organization, in both of its languages."""
    sources = read_folder(EXAMPLE)
    organization = build(sources.files, sources.pages, sources.problems, tables=sources.tables)
    return build_with_pictures(organization, ["nl", "en"], pages=sources.pages)


@pytest.fixture(scope="session")
def drawings(handbook: Handbook) -> dict[str, str]:
    return {lines: svg(picture) for lines, picture in handbook.pictures.items()}


@pytest.fixture(scope="session")
def example_site(handbook: Handbook, drawings: dict[str, str]) -> dict[str, str]:
    return site(handbook.pages, ["nl", "en"], drawings)


@pytest.fixture(scope="session")
def folder(example_site: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on a disk."""
    place = tmp_path_factory.mktemp("site")
    for path, text in example_site.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, "utf-8")
    return place


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where a web server shows the site."""
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Reader:
    """Visits pages in a browser and tells what was met there."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program

    def visit(self, page: str, *steps: tuple[str, ...], **how: Any) -> dict[str, Any]:
        """Open a page, take some steps from there, and tell what there is then."""
        (met,) = self.tour([page], steps=steps, **how)
        return met

    def tour(self, pages: list[str], **how: Any) -> list[dict[str, Any]]:
        """The same for several pages, one after the other."""
        self._program.stdin.write(json.dumps({"pages": pages, **how}) + "\n")
        self._program.stdin.flush()
        met = json.loads(self._program.stdout.readline() or '{"error": "the browser is gone"}')
        assert isinstance(met, list), f"{pages[0]}: {met['error']}"
        return met


@pytest.fixture(scope="session")
def reader(node: str, node_packages: Path) -> Iterator[Reader]:
    """A reader; without a browser the test is left out and says so, but never in CI."""
    with subprocess.Popen(
        [node, HERE / "visiting.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        if not program.stdout.readline():
            reason = program.communicate()[1].strip()
            pytest.fail(reason, pytrace=False) if IN_CI else pytest.skip(reason)
        yield Reader(program)
        program.stdin.close()
        program.stdout.read()
        program.wait(30)
