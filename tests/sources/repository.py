"""A real git repository for a test, apart from whatever the machine has configured."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ORGANIZATION = "kind: organization\nformat: 1\nname: Lantern\n"
SALES = "kind: department\nid: sales\nname: Sales\n"
APART = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Bo",
    "GIT_AUTHOR_EMAIL": "bo@example.org",
    "GIT_COMMITTER_NAME": "Bo",
    "GIT_COMMITTER_EMAIL": "bo@example.org",
    "GIT_AUTHOR_DATE": "2026-11-01T10:00:00+00:00",
    "GIT_COMMITTER_DATE": "2026-11-01T10:00:00+00:00",
}


class Repository:
    """A folder with a repository in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "") -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **APART, **({"GIT_COMMITTER_DATE": day} if day else {})},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def write(self, **files: str | None) -> None:
        """Write YAML files, named without `.yaml` and with `__` for a slash; None removes one."""
        for name, text in files.items():
            path = self.folder / (name.replace("__", "/") + ".yaml")
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")

    def commit(self, **files: str | None) -> str:
        """Write files and commit everything; gives the commit."""
        self.write(**files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message", "change")
        return self.git("rev-parse", "HEAD")

    def commit_on(self, day: str, **files: str | None) -> str:
        """The same, at noon of a day."""
        self.write(**files)
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--allow-empty", "--no-verify", "--message", "change", day=f"{day}T12:00:00+00:00"
        )
        return self.git("rev-parse", "HEAD")
