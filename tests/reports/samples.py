"""Reports to render: a tame one, and one in which every text that comes from data wants to be something else."""

from __future__ import annotations

import datetime

from collabctl.findings import Finding, Location, Related, in_order
from collabctl.reports import Report

HOSTILE = (
    "::error::x",
    "##[error]x",
    "\x1b[2J\x1b]0;x\x07\x9b1m",
    "a\u202eb\u2066c\u200bd\ufeff\u00ade",
    "x\n::add-mask::y\r::stop-commands::z\u2028::error::w\x85##[warning]v",
    "| a | b |\n| - | - |",
    "`x` ``` ~~~",
    "<script>alert(1)</script> --> &lt; &#x3a;",
    "]]> <![CDATA[ ]]>",
    "%0A::error::x %25 %3A%3A",
    "[x](https://evil.example) {0} \\",
    "@anna #12 https://evil.example",
    "\ud800 \ufffe \x00",
    "##[::error::] ::##[error]",
)


def finding(
    rule: str = "kpi/works-against",
    *,
    severity: str = "error",
    path: str = "kpis/sales.yaml",
    line: int = 5,
    message: str = "'deals-won' pulls against 'handling-time'",
    **more: object,
) -> Finding:
    return Finding(rule, severity, message, Location(path, line, 1, line, 7), **more)


def report(*findings: Finding, root: str = ".", **more: object) -> Report:
    ordered = tuple(in_order(findings))
    lines = {(each.location.path, each.location.line): "metric: deals-won" for each in ordered}
    settings = {"files": 61, "documents": 84, "lines": lines, "version": "0.1.0"}
    return Report(root=root, as_of=datetime.date(2026, 11, 23), findings=ordered, **{**settings, **more})


def tame(root: str = ".", prefix: str = "") -> Report:
    """Something of everything: each severity, related places, hints, one that is settled."""
    related = (Related(Location("metrics/sales.yaml", 14, 5, 14, 9), "deals-won raises complex-tickets"),)
    return report(
        finding(help="share a goal on csat\nor agree on a trade-off", related=related, documents=("kpi/a", "kpi/b")),
        finding("meeting/too-long", severity="warning", path="meetings/a b.yaml", line=112, help="make it shorter"),
        finding("meeting/too-long", severity="warning", path="meetings/a b.yaml", line=112, message="another"),
        finding("organization/island", severity="info", path="departments/it.yaml", line=3),
        finding("organization/island", severity="error", path="departments/hr.yaml", resolved_by="resolution/later"),
        root=root,
        prefix=prefix,
        pages={"kpi/works-against": "Two KPIs pull against each other."},
    )


def filled_with(text: str) -> Report:
    """Every field that may come from data is this text."""
    place = Location(text, 2, 3, 2, 9)
    about = {"documents": (text,), "related": (Related(place, text),), "help": f"{text}\n{text}", "subject": text}
    found = [
        Finding(text, severity, text, place, resolved_by=settled, fingerprint=f"{severity}-{settled is None}", **about)
        for severity in ("error", "warning", "info")
        for settled in (None, text)
    ]
    return Report(
        root=text,
        as_of=datetime.date(2026, 11, 23),
        files=1,
        documents=1,
        findings=tuple(found),
        lines={(text, 2): text},
        version="0.1.0",
        pages={text: text},
    )
