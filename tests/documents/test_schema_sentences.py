"""What people try first, and what they are told: one finding for one cause, with what to write."""

from __future__ import annotations

import pytest

from collabctl.documents import Problem, SourceFile, read
from collabctl.documents.schema import check

DEPARTMENT = "kind: department\nid: d\nname: D\n"
KPI = "kind: kpi\nid: k\ndepartment: sales\nmetric: m\n"
MEETING = "kind: meeting\nid: m\nname: M\nwho: {everyone: true}\n"
ORGANIZATION = "kind: organization\nformat: 1\nname: N\n"
RESOLUTION = "kind: resolution\nid: r\ndecision: trade-off\nagreed_by: [a]\ndate: 2026-01-01\nreview_by: 2026-02-01\n"


def problems(text: str) -> list[Problem]:
    documents, found = read(SourceFile("file.yaml", text.encode()))
    return [*found, *(problem for document in documents for problem in check(document))]


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [problem.message for problem in found]
    return found[0]


def place(problem: Problem) -> tuple[int, int]:
    return problem.location.line, problem.location.column


# keys in other words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: department\nid: d\nnaam: M\n", "'naam' is not a key of a department; did you mean 'name'?"),
        ("kind: department\nId: a\nname: x\n", "'Id' is not a key of a department; did you mean 'id'?"),
        ("kind: department\nid: a\nNAME: x\n", "'NAME' is not a key of a department; did you mean 'name'?"),
        (
            "kind: goal\nid: g\nname: G\nshared_by: [{afdeling: it}]\n",
            "'afdeling' is not a key of an item of 'shared_by'; did you mean 'department'?",
        ),
        (ORGANIZATION + "missie: x\n", "'missie' is not a key of the organization; write `vision`"),
        (
            "kind: goal\nid: g\nname: G\nshared_by: [{department: it}]\ndoelwaarde: 5\n",
            "'doelwaarde' is not a key of a goal; write `measure: {metric: ..., target: ...}`",
        ),
    ],
)
def test_a_key_in_other_words_is_one_finding(text, message):
    problem = only(text)
    assert (problem.rule, problem.message) == ("document/unknown-key", message)


def test_a_list_item_that_became_a_key():
    problem = only(DEPARTMENT + "links:\n-name: y\n")
    assert problem.message == "'-name' is read as a key, because no space follows the '-'"
    assert problem.help == "write '- name: ...' for an item of a list"


def test_a_whole_meeting_in_dutch():
    found = problems("kind: meeting\nid: m\nnaam: M\nwie: {everyone: true}\nwanneer: {ad_hoc: x}\nduur: 1 uur\n")
    assert [problem.message.partition("; ")[2] for problem in found] == [
        f"did you mean '{key}'?" for key in ("name", "who", "schedule", "duration")
    ]


# kinds in other words


def test_a_kind_with_a_capital():
    problem = only("Kind: department\nId: a\nName: x\n")
    assert (problem.rule, place(problem)) == ("document/unknown-key", (1, 1))
    assert problem.message.endswith("did you mean 'kind'?")
    assert "small letters" in problem.help


def test_a_kind_under_another_name():
    assert only("soort: afdeling\nid: a\n").help == "write kind: department"
    assert only("type: team\nid: a\n").help == "write kind: team"
    assert only("type: object\nid: a\n").rule == "document/not-ours"
    assert only("kind: vergadering\n").message == "'vergadering' is not a kind of document; write meeting"


@pytest.mark.parametrize("text", ["apiVersion: v1\nkind: ConfigMap\n", "kind: Component\n", "kind: 5\n"])
def test_a_kind_of_another_program_offers_to_ignore_the_file(text):
    problem = only(text)
    assert problem.rule == "document/unknown-kind"
    assert problem.help.endswith('add to organization.yaml:\nignore: ["file.yaml"]')


def test_a_kind_that_is_no_word():
    assert only("kind: [a]\n").message == "'kind' is a list, and takes one word, such as department"
    assert only("kind: {a: b}\n").message == "'kind' is a mapping, and takes one word, such as department"


# slips


@pytest.mark.parametrize(
    "text",
    [
        "{kind: department,id: d,name:D}\n",
        "kind: department\nid: d\nname: #x\n",
        DEPARTMENT + "tags:\n- #x\n- b\n",
        DEPARTMENT + "tags:\n  -a\n  -b\n",
        KPI + "weight: 120.000\n",
        KPI + "target: {at_least: #5\n  }\n",
    ],
)
def test_what_a_slip_swallowed_is_not_missed_as_well(text):
    problem = only(text)
    documents, (slip,) = read(SourceFile("file.yaml", text.encode()))
    assert problem == slip
    assert not documents[0].sound


def test_what_a_slip_has_nothing_to_do_with_is_still_said():
    found = problems("kind: department\nid: d\ntags: [a #b\n  ]\n")
    assert [problem.rule for problem in found] == ["document/wrong-value", "document/missing-key"]


def test_many_slips_take_no_time():
    found = problems("kind: goal\nid: a\nname: D\nshared_by:\n" + "- {department: #x\n  }\n" * 12_000)
    assert len(found) == 50


# empty and too much


@pytest.mark.parametrize("nothing", ["null", "''", '" "'])
def test_what_is_needed_and_empty(nothing):
    problem = only(f"kind: department\nid: d\nname: {nothing}\n")
    assert problem.message == "'name' is empty, and every department needs one"
    assert problem.help == "write what the department is called"
    problem = only(f"{RESOLUTION}rule: kpi/works-against\nof: [kpi/a]\nbecause: {nothing}\n")
    assert problem.message == "'because' is empty, and every resolution needs one"
    assert "leave it out" not in problem.help
    assert only(f"kind: organization\nformat: 1\nname: {nothing}\n").message == (
        "'name' is empty, and the organization needs one"
    )


def test_what_is_needed_deeper_down_and_empty():
    goal = "kind: goal\nid: g\nname: G\nshared_by: [{department: ''}]\n"
    assert only(goal).message == "'department' is empty, and every item of 'shared_by' needs one"
    once = MEETING + 'schedule: {once: {date: 2026-01-01, at: ""}}\n'
    assert only(once).message == "'at' is empty, and 'once' needs one"


def test_what_is_empty_and_not_needed():
    problem = only(DEPARTMENT + "mission: ''\n")
    assert (problem.message, problem.help) == ("'mission' is an empty text", "fill it in or leave it out")
    assert "leave it out" in only(DEPARTMENT + "tags: [a, '']\n").help


def test_a_text_that_is_too_long():
    problem = only(DEPARTMENT + f"notes: {'a ' * 450_000}b\n")
    assert problem.message == "this text has 900,001 characters, and at most 100,000 fit here"
    assert "pages/" in problem.help
    in_dutch = only(DEPARTMENT + f"notes: {{nl: {'a' * 100_001}}}\n")
    assert in_dutch.message == "this text has 100,001 characters, and at most 100,000 fit here"
    assert only(DEPARTMENT + f"tags: [{'a' * 201}]\n").help == "shorten it"


def test_too_long_for_its_form_is_not_about_length():
    problem = only(MEETING + 'schedule: {every: day, at: "10:00:00"}\n')
    assert (problem.message, problem.help) == ("'10:00:00' is not a time of day; write 10:00", "")
    assert "characters" not in only(DEPARTMENT + "review_by: the first of March\n").help


def test_numbers_with_a_comma_in_a_pair():
    problem = only(KPI + "target: {between: [9,5, 10]}\n")
    assert problem.message == "'between' holds 3 numbers, and takes two"
    assert problem.help == "a decimal has a point: [9.5, 10]"
    assert only(KPI + "target: {between: [9, 10,5]}\n").help == "a decimal has a point: [9, 10.5]"
    assert only(KPI + "target: {between: [9,5, 10,5]}\n").help == "a decimal has a point: [9.5, 10.5]"
    assert "decimal" not in only(KPI + "target: {between: [9, 10, 11]}\n").help
    assert only(KPI + "target: {between: [1]}\n").message == "'between' holds 1 number, and takes two"


def test_a_language_twice():
    problem = only(ORGANIZATION + "languages: [nl, en, nl]\n")
    assert (problem.rule, problem.message) == ("document/wrong-value", "'nl' stands in 'languages' twice")
    assert place(problem) == (4, 21)


def test_a_value_where_a_list_belongs():
    retrospective = "kind: retrospective\nid: r\ndate: 2026-01-01\nperiod: 2026\nactions: -1\n"
    assert only(retrospective).message == "'actions' takes a list; write each one on a line of its own, after '- '"


# schedules, days and durations


def test_a_schedule_of_three_sorts_is_one_finding():
    problem = only(MEETING + 'schedule: {every: day, at: "9:00", ad_hoc: x, once: {date: 2026-01-01, at: "9:00"}}\n')
    assert problem.message == (
        "'once' and 'ad_hoc' do not go together with 'every';"
        " 'schedule' has one of 'every', 'once', 'rrule' and 'ad_hoc'"
    )
    assert "write a list" in problem.help
    two = problems(MEETING + 'schedule: [{ad_hoc: x, rrule: FREQ=DAILY, at: "9:00", from: 2026-01-01}, {ad_hoc: x}]\n')
    assert [problem.message.partition(";")[0] for problem in two] == ["'ad_hoc' does not go together with 'rrule'"]


def test_from_is_explained_as_it_is_needed():
    assert "repeat rule" in only(MEETING + 'schedule: {rrule: FREQ=DAILY, at: "9:00"}\n').help
    fortnightly = only(MEETING + 'schedule: {every: 2 weeks, day: mon, at: "9:00"}\n')
    assert "the others are counted from there" in fortnightly.help


@pytest.mark.parametrize(
    ("schedule", "says"),
    [
        ("every: month, day: 1st monday", "'1st monday' is not a day of the month; write first monday"),
        ("every: month, day: laatste vr", "'laatste vr' is not a day of the month; write last friday"),
        ("every: month, day: 5e ma", "write `last monday`, because not every month has a fifth"),
        ("every: month, day: ma", "say which one of the month"),
        ("every: week, day: woensdag", "write wed"),
        ("every: week, day: [ma, wed]", "write mon"),
        ("every: week, day: eerste maandag", "write `every: month` for the first monday"),
        ("every: maand, day: first monday", "write `every: month`"),
    ],
)
def test_days_in_dutch_and_in_numbers(schedule, says):
    assert says in only(MEETING + f'schedule: {{{schedule}, at: "9:00"}}\n').message


def test_a_weekday_is_only_meant_where_days_stand():
    assert only("kind: department\nid: Maandag\nname: x\n").message.endswith("write maandag")


@pytest.mark.parametrize(
    ("duration", "message"),
    [
        ("1.5 hours", "'1.5 hours' is not a duration; write 1 h 30 min"),
        ("1,5 uur", "'1,5 uur' is not a duration; write 1 h 30 min"),
        ("90 minuten", "'90 minuten' is not a duration; write 90 min"),
        ("half uur", "'half uur' is not a duration; write 30 min"),
        ("0 min", "'0 min' is no time at all, and 'duration' takes a duration of 1 min or more"),
        ("30", "'30' has no unit; write 30 min if minutes are meant"),
    ],
)
def test_durations(duration, message):
    assert only(MEETING + f"schedule: {{ad_hoc: x}}\nduration: {duration}\n").message == message


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01"])
def test_a_date_beyond_all_plans(date):
    problem = only(DEPARTMENT + f"review_by: {date}\n")
    assert problem.message.startswith(f"'{date}' is outside the years 1000 to 2999")
    assert "leave 'review_by' out" in problem.help


# references and rules


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("part_of: kpi/x", "'kpi/x' says what it is, and here the id alone is enough; write x"),
        ("part_of: kpis/x", "'kpis/x' says what it is, and here the id alone is enough; write x"),
        ("supports: [goal/x]", "'goal/x' says what it is, and here the id alone is enough; write x"),
        ("part_of: goal/x", "'goal/x' names a goal, and 'part_of' takes a kpi"),
        ("owner: person/anna", "'person/anna' says what it is, and here the id alone is enough; write anna"),
    ],
)
def test_a_reference_where_an_id_is_enough(line, message):
    assert only(KPI + line + "\n").message == message


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("departments/d", "'departments/d' is not a reference; did you mean 'department/d'?"),
        ("kpis/d", "'kpis/d' is not a reference; did you mean 'kpi/d'?"),
        ("foo/bar", "'foo/bar' is not a reference, because there is no kind of document 'foo'; write kind/id,"),
        ("kpi/x/y", "'kpi/x/y' is not a reference; write kind/id,"),
    ],
)
def test_a_reference_that_says_its_kind_wrongly(reference, message):
    text = f"{RESOLUTION}rule: kpi/works-against\nbecause: x\nof: [{reference}]\n"
    assert only(text).message.startswith(message)


@pytest.mark.parametrize(
    ("rule", "message", "help"),
    [
        ("works-against", "'works-against' is not a rule; did you mean 'kpi/works-against'?", ""),
        ("kpis/works", "'kpis/works' is not a rule", "choose from kpi/"),
        ("foo/bar", "'foo/bar' is not a rule", "the choices have two parts"),
        ("bar", "'bar' is not a rule", "the choices have two parts"),
    ],
)
def test_a_rule_that_does_not_exist(rule, message, help):
    problem = only(f"{RESOLUTION}rule: {rule}\nbecause: x\nof: [kpi/a]\n")
    assert problem.message == message
    assert problem.help.startswith(help)
    assert problem.help.count("/") < 30
    if "two parts" in help:
        assert problem.help.endswith("`collabctl explain` shows them all")


def test_a_setting_for_a_rule_that_does_not_exist():
    problem = only(ORGANIZATION + "checks: {foo/bar: none}\n")
    assert problem.help.endswith("`collabctl explain` shows them all")
