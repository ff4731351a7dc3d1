"""When it is time to ask an organization for habits around working together: not before there is some of it."""

from __future__ import annotations

import datetime

from collabctl.organization import Organization
from collabctl.organization.quantities import Duration
from collabctl.rules import Settings

_A_YEAR = Duration.parse("12 months")


def enough_joint_work(organization: Organization, settings: Settings, begun_by: datetime.date | None = None) -> int:
    """How many things departments did together in the last year, if as many as the setting `joint_work` asks; else 0.

    The setting `within` is another time than a year. With `begun_by`, what began later and still goes on is left out.
    """
    if not organization.settings.is_written:
        return 0
    since = settings.get("within", _A_YEAR).before(settings.as_of)
    count = sum(
        begun_by is None or work.first is None or work.first <= begun_by or work.is_behind(settings.as_of)
        for work in organization.joint_work(since, settings.as_of)
    )
    return count if count and count >= settings["joint_work"] else 0
