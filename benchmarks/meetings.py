"""How long it takes to work out a year of meetings, and to find which of them clash.

    python benchmarks/meetings.py --meetings 100 300 1000 3000

The organization is generated: 40 departments, 400 people, meetings every day, week, fortnight and month, a fifth of
them in New York or Kolkata, one in a hundred for everyone. Timed is processor time: `expand` is every time of every
meeting in twelve months, `sweep` finds the clashes among them, and the fastest of the rounds counts. Beside it stands
`brute force`, which compares every two times that anybody is expected at; it is left out above `--brute` meetings, and
`same` says whether it found the same pairs of meetings.

It is not called calendar.py, because a script's folder comes first where Python looks for its own `calendar`.
"""

from __future__ import annotations

import argparse
import datetime
import random
import time
from collections.abc import Callable
from itertools import combinations

from collabctl.calendar.attendance import Attendance, Attendee
from collabctl.calendar.clashes import clashes
from collabctl.calendar.occurrences import Occurrence
from collabctl.calendar.timetable import timetable
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build

AS_OF = datetime.date(2026, 11, 23)
DEPARTMENTS, PEOPLE = 40, 400
DAYS = ("mon", "tue", "wed", "thu", "fri")
ZONES = ("Europe/Amsterdam",) * 8 + ("America/New_York", "Asia/Kolkata")
HEAD = "kind: organization\nformat: 1\nname: Noorderlicht\ntimezone: Europe/Amsterdam\n"


def generate(meetings: int) -> Organization:
    """The organization; the same number gives the same one."""
    chance = random.Random(meetings)  # noqa: S311 - a timetable is no secret
    written = [f"kind: department\nid: d{number}\nname: D{number}\n" for number in range(DEPARTMENTS)]
    written += [
        f"kind: person\nid: p{number}\nname: P{number}\ndepartment: d{number % DEPARTMENTS}\n"
        for number in range(PEOPLE)
    ]
    for number in range(meetings):
        length = chance.choice((15, 30, 30, 45, 60))
        written.append(
            f"kind: meeting\nid: m{number}\nname: M{number}\nduration: {length} min\n"
            f"schedule: {_schedule(chance)}\nwho: {_who(chance)}\n"
        )
    files = [SourceFile("organization.yaml", HEAD.encode())]
    return build([*files, *(SourceFile(f"{number}.yaml", text.encode()) for number, text in enumerate(written))])


def _schedule(chance: random.Random) -> str:
    at = f"{chance.randrange(8, 18):02}:{chance.choice((0, 15, 30, 45)):02}"
    rhythm = chance.choices(("day", "week", "2 weeks", "month"), (5, 55, 20, 20))[0]
    day = f"{chance.choice(('first', 'third', 'last'))} monday" if rhythm == "month" else chance.choice(DAYS)
    on = "" if rhythm == "day" else f"day: {day}, "
    return f'{{every: {rhythm}, {on}at: "{at}", from: 2026-01-05, timezone: {chance.choice(ZONES)}}}'


def _who(chance: random.Random) -> str:
    kind = chance.choices(("everyone", "department", "people"), (1, 19, 80))[0]
    if kind == "everyone":
        return "{everyone: true}"
    if kind == "department":
        return f"{{departments: [d{chance.randrange(DEPARTMENTS)}]}}"
    people = ", ".join(f"p{chance.randrange(PEOPLE)}" for _ in range(chance.randrange(2, 8)))
    return f"{{people: [{people}]}}"


def brute_force(organization: Organization) -> set[tuple[str, str]]:
    """Every two times at which somebody is expected, compared."""
    attendance = Attendance(organization)
    at: dict[Attendee, list[tuple[Occurrence, float, float]]] = {}
    for id, times in timetable(organization, AS_OF).items():
        meeting = organization.meetings.get(id)
        spans = [(occurrence, occurrence.start.timestamp(), occurrence.end.timestamp()) for occurrence in times]
        for attendee in attendance.of(meeting) if meeting else ():
            at.setdefault(attendee, []).extend(spans)
    return {
        (min(one.meeting.id, other.meeting.id), max(one.meeting.id, other.meeting.id))
        for spans in at.values()
        for (one, begins, ends), (other, other_begins, other_ends) in combinations(spans, 2)
        if begins < other_ends and other_begins < ends
    }


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def row(meetings: int, rounds: int, brute: int) -> str:
    """A line of the table."""
    organization = generate(meetings)
    expanding, sweeping = [], []
    for _ in range(rounds):
        timetable.cache_clear()
        expanding.append(seconds(lambda: timetable(organization, AS_OF)))
        sweeping.append(seconds(lambda: clashes(organization, AS_OF)))
    times = sum(map(len, timetable(organization, AS_OF).values()))
    found = {(clash.one.id, clash.other.id) for clash in clashes(organization, AS_OF).found}
    said = f"{meetings:>8} {times:>8} {len(found):>8} {min(expanding):>7.2f} s {min(sweeping):>7.2f} s"
    if meetings > brute:
        return said
    start = time.process_time()
    same = brute_force(organization) == {(min(pair), max(pair)) for pair in found}
    return f"{said} {time.process_time() - start:>10.2f} s  {'yes' if same else 'NO'}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time a year of meetings and the search for clashes among them.")
    parser.add_argument("--meetings", type=int, nargs="+", default=[100, 300, 1000, 3000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--brute", type=int, default=300, metavar="N", help="up to how many meetings to compare with")
    given = parser.parse_args()
    print(f"{'meetings':>8} {'times':>8} {'clashes':>8} {'expand':>9} {'sweep':>9} {'brute force':>12}  same")
    for number in given.meetings:
        print(row(number, given.rounds, given.brute), flush=True)
