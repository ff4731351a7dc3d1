"""The handbook speaks English and Dutch, and says the same in both."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import collabctl.handbook
import collabctl.wording
from collabctl.handbook.languages import Language
from collabctl.organization import Organization
from collabctl.organization.quantities import Duration, Period, Target
from collabctl.organization.schedules import Days, parse_schedule
from collabctl.wording import quantities, schedules

PACKAGE = Path(collabctl.handbook.__file__).parent
SPEAKING = (PACKAGE, Path(collabctl.wording.__file__).parent)
LANGUAGES = sorted(path.stem for path in (PACKAGE / "languages").glob("*.po"))
MARKS = {"_": None, "say": None, "plural": (1, 2)}


def said_in_the_code() -> set[str | tuple[str, ...]]:
    return {
        message
        for room in SPEAKING
        for _, _, message, _, _ in extract_from_dir(str(room), method_map=[("**.py", "python")], keywords=MARKS)
    }


def catalogue(language: str) -> Catalog:
    with (PACKAGE / "languages" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_every_translation_is_used(language: str) -> None:
    translated = {message.id: message for message in catalogue(language) if message.id}
    assert said_in_the_code() - set(translated) == set()
    assert set(translated) - said_in_the_code() == set()
    for message in translated.values():
        assert message.string and all(message.string), f"{message.id} has no translation"
        assert not message.fuzzy, f"{message.id} is only guessed"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_places_and_no_markup(language: str) -> None:
    for message in catalogue(language):
        forms = zip(
            message.id if isinstance(message.id, tuple) else [message.id],
            message.string if isinstance(message.string, tuple) else [message.string],
            strict=True,
        )
        for one, other in forms if message.id else ():
            assert sorted(re.findall(r"\{\w*\}", one)) == sorted(re.findall(r"\{\w*\}", other)), one
            assert not re.search(r"[*_`<>|\[\]#\\]", re.sub(r"\{\w+\}", "", other)), other


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    assert catalogue(language).num_plurals == 2


SLOTS = [
    ({"every": "day", "at": "9:15"}, "every working day at 09:15", "elke werkdag om 9.15 uur"),
    ({"every": "week", "day": "mon", "at": "10:00"}, "every Monday at 10:00", "elke maandag om 10.00 uur"),
    (
        {"every": "week", "day": ["mon", "thu"], "at": "10:00"},
        "every Monday and Thursday at 10:00",
        "elke maandag en donderdag om 10.00 uur",
    ),
    (
        {"every": "2 weeks", "day": "tue", "at": "10:00", "from": "2026-01-06"},
        "every two weeks on Tuesday at 10:00, from 6 January 2026",
        "om de twee weken op dinsdag om 10.00 uur, vanaf 6 januari 2026",
    ),
    (
        {"every": "month", "day": "first tuesday", "at": "10:00"},
        "every first Tuesday of the month at 10:00",
        "elke eerste dinsdag van de maand om 10.00 uur",
    ),
    (
        {"every": "month", "day": "last friday", "at": "16:00", "in": ["mar", "jun", "dec"], "until": "2026-12-31"},
        "every last Friday of March, June and December at 16:00, until 31 December 2026",
        "elke laatste vrijdag van maart, juni en december om 16.00 uur, tot en met 31 december 2026",
    ),
    (
        {"every": "month", "day": 1, "at": "8:00"},
        "on the 1st of the month at 08:00",
        "op de 1e van de maand om 8.00 uur",
    ),
    (
        {"every": "month", "day": 22, "at": "8:00"},
        "on the 22nd of the month at 08:00",
        "op de 22e van de maand om 8.00 uur",
    ),
    (
        {"every": "month", "day": 13, "at": "8:00"},
        "on the 13th of the month at 08:00",
        "op de 13e van de maand om 8.00 uur",
    ),
    (
        {"every": "week", "day": "fri", "at": "15:00", "timezone": "America/New_York"},
        "every Friday at 15:00 (America/New_York)",
        "elke vrijdag om 15.00 uur (America/New_York)",
    ),
    (
        {"once": {"date": "2026-02-02", "at": "10:00"}},
        "once, on 2 February 2026 at 10:00",
        "eenmalig, op 2 februari 2026 om 10.00 uur",
    ),
    (
        {"rrule": "FREQ=YEARLY;BYYEARDAY=33", "at": "10:00", "from": "2026-02-02", "until": "2030-02-02"},
        "by the calendar rule FREQ=YEARLY;BYYEARDAY=33 at 10:00, 2 February 2026 to 2 February 2030",
        "volgens de agendaregel FREQ=YEARLY;BYYEARDAY=33 om 10.00 uur, 2 februari 2026 tot en met 2 februari 2030",
    ),
    (
        {"rrule": "FREQ=YEARLY", "at": "10:00", "from": "2026-02-02", "until": "2030-02-02"},
        "on the 2nd of February at 10:00, 2 February 2026 to 2 February 2030",
        "op de 2e van februari om 10.00 uur, 2 februari 2026 tot en met 2 februari 2030",
    ),
    (
        {"rrule": "FREQ=WEEKLY;INTERVAL=6", "at": "10:00", "from": "2026-01-09"},
        "every 6 weeks on Friday at 10:00, from 9 January 2026",
        "om de 6 weken op vrijdag om 10.00 uur, vanaf 9 januari 2026",
    ),
    (
        {"rrule": "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", "at": "10:00", "from": "2026-01-09"},
        "every last Tuesday of the month at 10:00, from 9 January 2026",
        "elke laatste dinsdag van de maand om 10.00 uur, vanaf 9 januari 2026",
    ),
    (
        {"rrule": "FREQ=DAILY;BYDAY=MO,WE", "at": "10:00", "from": "2026-01-09"},
        "every Monday and Wednesday at 10:00, from 9 January 2026",
        "elke maandag en woensdag om 10.00 uur, vanaf 9 januari 2026",
    ),
    (
        {"every": "6 weeks", "day": "fri", "at": "10:00", "from": "2026-01-09"},
        "every 6 weeks on Friday at 10:00, from 9 January 2026",
        "om de 6 weken op vrijdag om 10.00 uur, vanaf 9 januari 2026",
    ),
    (
        {"every": "quarter", "day": "first tuesday", "at": "10:00", "from": "2026-02-01"},
        "every first Tuesday of February, May, August and November at 10:00, from 1 February 2026",
        "elke eerste dinsdag van februari, mei, augustus en november om 10.00 uur, vanaf 1 februari 2026",
    ),
    (
        {"every": "twice a year", "day": 15, "at": "10:00", "from": "2026-09-01"},
        "on the 15th of March and September at 10:00, from 1 September 2026",
        "op de 15e van maart en september om 10.00 uur, vanaf 1 september 2026",
    ),
    (
        {"every": "5 months", "day": 15, "at": "10:00", "from": "2026-09-01"},
        "on the 15th of every 5 months at 10:00, from 1 September 2026",
        "op de 15e van elke 5 maanden om 10.00 uur, vanaf 1 september 2026",
    ),
    (
        {"every": "2 weeks", "day": "wed", "at": "10:00", "from": "unknown"},
        "every two weeks on Wednesday at 10:00, in which weeks is not known yet",
        "om de twee weken op woensdag om 10.00 uur, in welke weken is nog niet bekend",
    ),
    (
        {"every": "quarter", "day": "first tuesday", "at": "10:00", "from": "unknown"},
        "every first Tuesday of the quarter at 10:00, in which months is not known yet",
        "elke eerste dinsdag van het kwartaal om 10.00 uur, in welke maanden is nog niet bekend",
    ),
    (
        {"every": "3 weeks", "day": "wed", "at": "10:00", "from": "2026-01-06", "until": "2026-06-30"},
        "every three weeks on Wednesday at 10:00, 6 January 2026 to 30 June 2026",
        "om de drie weken op woensdag om 10.00 uur, 6 januari 2026 tot en met 30 juni 2026",
    ),
    (
        {"every": "4 weeks", "day": "sun", "at": "0:05", "from": "2026-01-06", "timezone": "Europe/Amsterdam"},
        "every four weeks on Sunday at 00:05, from 6 January 2026",
        "om de vier weken op zondag om 0.05 uur, vanaf 6 januari 2026",
    ),
    (
        {"every": "month", "day": 15, "in": ["feb", "aug"], "at": "10:00"},
        "on the 15th of February and August at 10:00",
        "op de 15e van februari en augustus om 10.00 uur",
    ),
    (
        {"once": {"date": "2026-02-02", "at": "10:00"}, "timezone": "Asia/Kolkata"},
        "once, on 2 February 2026 at 10:00 (Asia/Kolkata)",
        "eenmalig, op 2 februari 2026 om 10.00 uur (Asia/Kolkata)",
    ),
    ({"ad_hoc": "something breaks"}, "not planned: something breaks", "niet gepland: something breaks"),
]


@pytest.mark.parametrize(("slot", "english", "dutch"), SLOTS)
def test_schedules_in_words(slot: dict[str, object], english: str, dutch: str) -> None:
    parsed = parse_schedule(slot)
    home = "Europe/Amsterdam"
    assert schedules.schedule(Language("en"), parsed, home) == english
    assert schedules.schedule(Language("nl"), parsed, home) == dutch
    assert english.startswith(schedules.schedule(Language("en"), parsed, home, briefly=True))


def both(say: Callable[[Language], str]) -> tuple[str, str]:
    return say(Language("en")), say(Language("nl"))


@pytest.mark.parametrize(
    ("written", "english", "dutch"),
    [
        ("15 min", "15 minutes", "15 minuten"),
        ("1 h 30 min", "1 hour 30 minutes", "1 uur 30 minuten"),
        ("2 hours", "2 hours", "2 uur"),
        ("1.5 h", "1.5 hours", "1,5 uur"),
        ("1 working day", "1 working day", "1 werkdag"),
        ("4 working hours", "4 working hours", "4 werkuren"),
        ("6 weeks", "6 weeks", "6 weken"),
        ("3 months", "3 months", "3 maanden"),
    ],
)
def test_durations_in_words(written: str, english: str, dutch: str) -> None:
    assert both(lambda language: quantities.duration(language, Duration.parse(written))) == (english, dutch)


@pytest.mark.parametrize(
    ("written", "english", "dutch"),
    [
        ("2026", "2026", "2026"),
        ("2026-H1", "first half of 2026", "eerste helft van 2026"),
        ("2026-Q3", "quarter 3 of 2026", "3e kwartaal van 2026"),
        ("2026-07", "July 2026", "juli 2026"),
        ({"from": "2026-03-01"}, "from 1 March 2026", "vanaf 1 maart 2026"),
        ({"until": "2026-03-01"}, "until 1 March 2026", "tot en met 1 maart 2026"),
        (
            {"from": "2026-03-01", "until": "2026-08-31"},
            "1 March 2026 to 31 August 2026",
            "1 maart 2026 tot en met 31 augustus 2026",
        ),
    ],
)
def test_periods_in_words(written: object, english: str, dutch: str) -> None:
    assert both(lambda language: quantities.period(language, Period.parse(written))) == (english, dutch)


def test_a_year_of_its_own_says_its_days() -> None:
    period = Period.parse("2026-Q1", "apr")
    assert quantities.period(Language("en"), period) == "quarter 1 of 2026 (1 April 2026 to 30 June 2026)"
    assert quantities.period(Language("en"), None) == ""


@pytest.mark.parametrize(
    ("written", "unit", "english", "dutch"),
    [
        ({"at_least": 1200}, "deals", "at least 1,200 deals", "minstens 1.200 deals"),
        ({"at_least": 0}, "deals", "at least 0 deals", "minstens 0 deals"),
        ({"at_most": 99.5}, "%", "at most 99.5%", "hoogstens 99,5%"),
        ({"between": [4, 6.25]}, "", "between 4 and 6.25", "tussen 4 en 6,25"),
        ({"exactly": 9}, "score", "exactly 9", "precies 9"),
        ({"move": "down"}, "tickets", "down", "omlaag"),
    ],
)
def test_targets_in_words(written: dict[str, object], unit: str, english: str, dutch: str) -> None:
    assert both(lambda language: quantities.target(language, Target.parse(written), unit)) == (english, dutch)


def test_days_money_and_weights_in_words() -> None:
    days = Days.parse({"from": "2026-07-27", "until": "2026-08-07", "because": "summer"})
    assert both(lambda language: schedules.days(language, days)) == (
        "27 July 2026 to 7 August 2026 (summer)",
        "27 juli 2026 tot en met 7 augustus 2026 (summer)",
    )
    assert both(lambda language: language.money(12000, "EUR")) == ("€12,000", "€ 12.000")
    assert both(lambda language: language.money(9.5, "EUR")) == ("€9.50", "€ 9,50")
    assert both(lambda language: quantities.weight(language, 12.5)) == ("12.5%", "12,5%")
    assert both(lambda language: quantities.weight(language, "none")) == ("does not count", "telt niet mee")
    assert both(lambda language: language.date(datetime.date(2026, 3, 2))) == ("2 March 2026", "2 maart 2026")
    assert Language("nl").name_of("nl") == "Nederlands"
    assert Language("nl").name_of("zz") == "zz"


def test_working_hours_in_words(small: Organization) -> None:
    hours = small.settings.working_hours
    assert both(lambda language: schedules.hours(language, hours)) == (
        "Monday to Friday, 08:30 to 17:00",
        "maandag tot en met vrijdag, van 8.30 tot 17.00 uur",
    )
    part_time = small.departments.get("sales").working_hours  # type: ignore[union-attr]
    assert part_time is not None
    assert schedules.hours(Language("en"), part_time) == "Monday and Wednesday, 09:00 to 12:00"
