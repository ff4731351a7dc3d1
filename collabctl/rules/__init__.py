"""The rules: one a file, found by where the file stands.

`rules/meeting/too_long.py` is the rule `meeting/too-long`, and its docstring is its page. A rule looks at the whole
organization and yields a place and a sentence for each thing that somebody should know.
"""

from __future__ import annotations

import datetime
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from collabctl.documents import Problem
from collabctl.findings import SEVERITIES, Finding, Location, Related, Severity, in_order
from collabctl.organization import Item, Organization
from collabctl.organization.quantities import DURATION, Duration
from collabctl.resolutions import settle
from collabctl.rules.maturity import severity_at

Yielded = tuple[Location, str] | tuple[Location, str, "Details"] | Problem
Check = Callable[..., Iterable[Yielded]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a rule may add to a place and a sentence. `about` is the documents that the finding is about.

    `subject` tells several findings on the same documents apart. `severity` is this finding's own: it is never graver
    than that, and never graver than the organization wants the rule to be. `way` stands for the way a conflict runs.
    `origin` is what the finding is made of, for whoever shows more of it.
    """

    about: tuple[Item, ...] = ()
    help: str = ""
    related: tuple[Related, ...] = ()
    subject: str = ""
    severity: Severity | None = None
    way: str = ""
    origin: object = None


class Settings(Mapping[str, Any]):
    """A rule's settings, the organization's own before the defaults; durations are `Duration`s.

    `as_of` is the day on which the organization is looked at: the only clock that a rule may use.
    """

    def __init__(self, values: Mapping[str, Any], as_of: datetime.date) -> None:
        self._values = values
        self.as_of = as_of

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, its page and its defaults. One that `sees_findings` runs last and is given what the others found."""

    id: str
    page: str
    severity: Severity
    check: Check
    settings: Mapping[str, Any] = field(default_factory=dict)
    sees_findings: bool = False

    @property
    def summary(self) -> str:
        """The first sentence of its page."""
        return self.page.split("\n", 1)[0]


def rule(
    *, severity: Severity, settings: Mapping[str, Any] | None = None, sees_findings: bool = False
) -> Callable[[Check], Rule]:
    """Make the function below it a rule, named after the file it stands in."""

    def made(check: Check) -> Rule:
        module = check.__module__
        return Rule(_id(module), _page(module), severity, check, settings or {}, sees_findings)

    return made


def found_while_reading(module: str, *, severity: Severity) -> Rule:
    """The rule of a file whose problems come up while the organization is read; `module` is the file's `__name__`."""
    id = _id(module)

    def check(organization: Organization, settings: Settings) -> Iterator[Yielded]:
        return (problem for problem in organization.problems if problem.rule == id)

    return Rule(id, _page(module), severity, check)


def _id(module: str) -> str:
    kind, name = module.split(".")[-2:]
    return f"{kind}/{name.replace('_', '-')}"


def _page(module: str) -> str:
    return inspect.cleandoc(sys.modules[module].__doc__ or "")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    found = {}
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Rule):
                    found[value.id] = value
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Checked:
    """What all rules have to say; `hidden` counts what the organization's maturity keeps back."""

    findings: list[Finding]
    hidden: int


def check(organization: Organization, as_of: datetime.date) -> list[Finding]:
    """Everything that all rules have to say, in order, with the organization's own severities.

    What a resolution settles on that day is among it, and names the resolution.
    """
    return check_all(organization, as_of).findings


def check_all(organization: Organization, as_of: datetime.date) -> Checked:
    """The same, with a count of what the organization is not asked for yet."""
    findings: list[Finding] = []
    hidden = 0
    for wanted in sorted(all_rules().values(), key=lambda wanted: wanted.sees_findings):
        severity, settings = _policy(organization, wanted, as_of)
        waits = severity is None and wanted.id not in organization.settings.checks
        if severity is None and not waits:
            continue
        seen = (tuple(findings),) if wanted.sees_findings else ()
        found = wanted.check(organization, settings, *seen)
        if severity is None:
            hidden += sum(1 for _ in found)
        else:
            findings.extend([_finding(wanted, severity, yielded) for yielded in found])
    return Checked(in_order(settle(organization, findings, as_of)), hidden)


def as_findings(organization: Organization, as_of: datetime.date, said: Iterable[tuple[str, Yielded]]) -> list[Finding]:
    """What rules would report of these, each said in the name of a rule: with its severity here, settled or not."""
    findings = []
    for id, yielded in said:
        severity, _ = _policy(organization, all_rules()[id], as_of)
        if severity is not None:
            findings.append(_finding(all_rules()[id], severity, yielded))
    return in_order(settle(organization, findings, as_of))


def _policy(organization: Organization, wanted: Rule, as_of: datetime.date) -> tuple[Severity | None, Settings]:
    """The severity and the settings of a rule here; no severity where the organization switched it off."""
    own = organization.settings.checks.get(wanted.id, {})
    own = own if isinstance(own, Mapping) else {"severity": own}
    severity = own.get("severity", severity_at(wanted.id, organization.settings.maturity, wanted.severity))
    values = {**wanted.settings, **{key: value for key, value in own.items() if key != "severity"}}
    parsed = {key: _setting(value, wanted.settings.get(key)) for key, value in values.items()}
    return (severity if severity in SEVERITIES else None), Settings(parsed, as_of)


def _setting(value: Any, default: Any) -> Any:
    """A setting as its rule takes it; what is of another sort than the default does not count."""
    if not fits(value, default):
        value = default
    return Duration.parse(value) if _is_duration(default) else value


def chosen_settings(organization: Organization) -> Iterator[tuple[Rule, str, Any]]:
    """Every setting that the organization chose: the rule, the setting's name, and its value."""
    for id, chosen in organization.settings.checks.items():
        found = all_rules().get(id)
        if found is not None and isinstance(chosen, Mapping):
            yield from ((found, key, value) for key, value in chosen.items())


def fits(value: Any, default: Any) -> bool:
    """Whether a setting is of the sort that its default is: a number, a duration, a yes or no, a text."""
    if default is None:
        return True
    if _is_duration(default):
        return isinstance(value, str) and bool(DURATION.fullmatch(value))
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    return isinstance(value, int | float) if isinstance(default, int | float) else isinstance(value, type(default))


def _is_duration(default: Any) -> bool:
    return isinstance(default, str) and bool(DURATION.fullmatch(default))


def _finding(wanted: Rule, severity: Severity, yielded: Yielded) -> Finding:
    if isinstance(yielded, Problem):
        return Finding(
            rule=wanted.id,
            severity=severity,
            message=yielded.message,
            location=yielded.location,
            documents=yielded.documents,
            related=yielded.related,
            help=yielded.help,
            subject=yielded.subject,
        )
    details = yielded[2] if len(yielded) == 3 else Details()
    return Finding(
        rule=wanted.id,
        severity=max(severity, details.severity or severity, key=SEVERITIES.index),
        message=yielded[1],
        location=yielded[0],
        documents=tuple(item.reference for item in details.about),
        related=details.related,
        help=details.help,
        subject=details.subject,
        way=details.way,
        origin=details.origin,
    )
