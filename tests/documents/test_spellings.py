"""Values written in another way than the format has them."""

from __future__ import annotations

import pytest

from collabctl.documents.schema.spellings import spellings, weekday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1st monday", "first monday"),
        ("2nd Tue", "second tuesday"),
        ("3e woensdag", "third wednesday"),
        ("4de do", "fourth thursday"),
        ("eerste vr", "first friday"),
        ("Laatste zaterdag", "last saturday"),
        ("vijfde zo", "fifth sunday"),
        ("maandag", "mon"),
        ("di", "tue"),
        ("eerste", None),
        ("zevende maandag", None),
        ("first monday of june", None),
        ("", None),
    ],
)
def test_weekday(text, meant):
    assert weekday(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.5 hours", "1 h 30 min"),
        ("1,5 uur", "1 h 30 min"),
        ("0.5 h", "30 min"),
        ("2,0 uur", "2 h"),
        ("1:30", "1 h 30 min"),
        ("1u30", "1 h 30 min"),
        ("1 uur 30 minuten", "1 h 30 min"),
        ("90 minuten", "90 min"),
        ("1 uur", "1 hour"),
        ("3 weken", "3 weeks"),
        ("1.5 days", "36 hours"),
        ("2 werkdagen", "2 working days"),
        ("1.5 working days", "12 working hours"),
        ("1,5 werkdag", "12 working hours"),
        ("10:00:00", "10:00"),
        ("9.30", "9:30"),
        ("9u30", "9:30"),
        ("2026/3/1", "2026-03-01"),
        ("Q3 2026", "2026-Q3"),
        ("Sales North", "sales-north"),
        ("30min", "30 min"),
    ],
)
def test_spellings(text, meant):
    assert meant in spellings(text)


@pytest.mark.parametrize("text", ["1.5 months", "1.25 weeks", "5 potatoes", "soon"])
def test_no_duration_is_made_up(text):
    assert not any(
        found.endswith(("days", "hours", "min", "weeks", "months"))
        for found in spellings(text)
        if found not in (text, text.upper())
    )
