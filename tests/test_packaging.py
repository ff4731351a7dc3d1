"""collabctl works in each way that people install it: from a checkout, editable, and from the wheel.

The wheel and the editable install go into fresh environments of their own. These get no pip and no download: pip of
this environment installs into them, without dependencies, and one .pth line lets them see this environment's libraries.
A folder that a .pth file names is only searched; .pth files *inside* it are not obeyed. So the libraries are there, and
the editable install of this checkout is not: what runs is the wheel, or nothing. That every library is declared too
is held by test_house.py.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-23"
_OF_A_SITE = {".html", ".css", ".js", ".svg"}


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """What a command prints, run in `folder` without the settings of this Python."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=inherited | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command} exits {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def fresh_environment(folder: Path) -> Path:
    """A new environment that sees this one's libraries; gives its Python."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    libraries = Path(run(python, "-c", where, folder=folder).strip())
    (libraries / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return python


def install(python: Path, *what: str | Path) -> None:
    # The environment of whoever runs the tests may name package indexes; nothing may be fetched.
    options = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation")
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, *what, folder=ROOT)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it alone."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=ROOT)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


def works(program: list[str | Path], folder: Path, **environment: str) -> None:
    """The commands do their work from an empty folder, far from any checkout."""
    assert "validate" in run(*program, "--help", folder=folder, **environment)
    assert "target" in json.loads(run(*program, "schema", "kpi", folder=folder, **environment))["properties"]
    page = run(*program, "explain", "kpi/opposed-directions", folder=folder, **environment)
    assert "kind: kpi" in page, "the page shows a case of the rule"
    run(*program, "init", "new", "--language", "nl", folder=folder, **environment)
    run(*program, "new", "department", "techniek", "--root", "new", folder=folder, **environment)
    run(*program, "validate", "new", "--fail-on", "warning", folder=folder, **environment)
    shutil.copytree(ROOT / "examples" / "org", folder / "org")
    run(*program, "validate", "org", "--as-of", AS_OF, folder=folder, **environment)
    run(*program, "conflicts", "org", "--as-of", AS_OF, "--with-library", folder=folder, **environment)
    run(*program, "handbook", "org", "--output", "handbook", "--site", folder=folder, **environment)
    assert list((folder / "handbook" / "nl").rglob("*.md"))
    assert (folder / "handbook" / "nl" / "index.html").is_file()


def test_the_installed_wheel_works_elsewhere(wheel: Path, tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "venv")
    install(python, wheel)
    where = "import collabctl; print(collabctl.__file__)"
    assert run(python, "-c", where, folder=tmp_path).startswith(str(tmp_path / "venv"))
    (tmp_path / "empty").mkdir()
    works([tmp_path / "venv" / "bin" / "collabctl"], tmp_path / "empty")


def test_an_editable_install_works_elsewhere(tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "venv")
    install(python, "--editable", ROOT)
    where = "from collabctl.bundled import bundled; print(bundled('schemas'))"
    assert run(python, "-c", where, folder=tmp_path).strip() == str(ROOT / "schemas")
    (tmp_path / "empty").mkdir()
    works([tmp_path / "venv" / "bin" / "collabctl"], tmp_path / "empty")


def test_a_checkout_works_elsewhere(tmp_path: Path) -> None:
    works([sys.executable, "-m", "collabctl"], tmp_path, PYTHONPATH=str(ROOT))


def test_the_wheel_holds_what_collabctl_reads_and_no_more(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "collabctl").rglob("*.py")}
    schemas = {f"collabctl/_bundled/{path.relative_to(ROOT)}" for path in (ROOT / "schemas").rglob("*.json")}
    rules = ROOT / "tests" / "rules"
    cases = {f"collabctl/_bundled/rules/{path.relative_to(rules)}" for path in rules.rglob("*.yaml")}
    languages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "collabctl").rglob("*.po")}
    site = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "collabctl/handbook/site").rglob("*.*")
        if path.suffix in _OF_A_SITE
    }
    assert languages
    assert modules | schemas | cases | languages | site | {"collabctl/py.typed"} <= names
    strangers = {name for name in names if not name.startswith("collabctl/") or "__pycache__" in name}
    assert not strangers


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (information,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    text = archive.read(information).decode("utf-8")
    assert "\nLicense-Expression: Apache-2.0\n" in text
    assert "\nRequires-Python: >=3.11\n" in text
    (license_file,) = (name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE"))
    assert archive.read(license_file) == (ROOT / "LICENSE").read_bytes()


def test_the_source_distribution_holds_no_more_than_the_build_needs(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        top = {Path(name).parts[1] for name in files.getnames() if len(Path(name).parts) > 1}
    assert top == {
        *("collabctl", "schemas", "playbooks", "tests", "examples"),
        *("README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore"),
    }
