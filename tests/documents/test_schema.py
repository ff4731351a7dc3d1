"""What a document gets wrong against its schema, in sentences at the right places."""

from __future__ import annotations

import subprocess
import sys

import pytest

from collabctl.documents import Problem, SourceFile, read
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT, MAX_SHOWN_CHARACTERS
from collabctl.documents.schema import bundle, bundle_with_ids, check, kinds

KPI = "kind: kpi\nid: sales-deals-won\ndepartment: sales\nmetric: deals-won\n"
MEETING = "kind: meeting\nid: sync\nname: Sync\nwho: {everyone: true}\n"
DEPARTMENT = "kind: department\nid: sales\nname: Sales\n"
ORGANIZATION = "kind: organization\nformat: 1\nname: Noorderlicht\n"


def problems(text: str) -> list[Problem]:
    documents, unread = read(SourceFile("file.yaml", text.encode()))
    assert not unread
    return [problem for document in documents for problem in check(document)]


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [problem.message for problem in found]
    return found[0]


def place(problem: Problem) -> tuple[int, int]:
    return problem.location.line, problem.location.column


def messages(text: str) -> list[str]:
    return [problem.message for problem in problems(text)]


def slot(text: str) -> str:
    return f"{MEETING}schedule: {text}\n"


def test_a_document_that_fits_has_no_problems():
    assert problems(KPI + "target: {at_least: 1200}\nperiod: 2026\n") == []


# kinds


def test_no_kind_is_one_problem_and_says_how_to_ignore_the_file():
    problem = only("version: 3\nservices: {a: 1}\nnmae: x\n")
    assert (problem.rule, place(problem)) == ("document/not-ours", (1, 1))
    assert problem.help.endswith('if this file is not for collabctl, add to organization.yaml:\nignore: ["file.yaml"]')


@pytest.mark.parametrize(
    ("kind", "hint"),
    [("departement", "'department'"), ("KPIs", "'kpi'"), ("Departments", "'department'"), ("people", "write person")],
)
def test_an_unknown_kind_names_the_nearest(kind, hint):
    problem = only(f"id: a\nkind: {kind}\n")
    assert (problem.rule, place(problem)) == ("document/unknown-kind", (2, 7))
    assert hint in problem.message


def test_a_kind_like_no_other_lists_them_all():
    problem = only("kind: spaceship\n")
    assert all(kind in problem.help for kind in kinds())


def test_a_kind_that_is_a_list_is_an_unknown_kind():
    assert only("kind: [kpi]\n").rule == "document/unknown-kind"


# keys


def test_an_unknown_key_points_at_the_key_and_names_the_nearest():
    problem = only(KPI + "target: {at_leats: 5}\n")
    assert problem.message == "'at_leats' is not a key of 'target'; did you mean 'at_least'?"
    assert (problem.rule, place(problem)) == ("document/unknown-key", (5, 10))
    assert (problem.subject, problem.documents) == ("target.at_leats", ("kpi/sales-deals-won",))


def test_an_unknown_key_that_is_near_a_missing_one_mutes_it():
    assert only("kind: kpi\nid: a\ndepartment: sales\nmetrik: csat\n").rule == "document/unknown-key"
    assert only("kind: meeting\nid: a\ntitle: A\nschedule: {ad_hoc: x}\nwho: {everyone: true}\n").message == (
        "'title' is not a key of a meeting; write `name`"
    )
    assert only("kind: rollout\nid: a\nstatus: done\ntol: asana\n").rule == "document/unknown-key"


def test_an_unknown_key_like_no_other_lists_the_known_ones():
    problem = only(DEPARTMENT + "colour: blue\n")
    assert problem.message == "'colour' is not a key of a department"
    assert problem.help.startswith("its keys are kind, id, name, part_of, external, lead, mission")


def test_a_missing_key_is_at_the_mapping_that_lacks_it():
    problem = only("# the best one\nkind: kpi\nid: sales-deals-won\ndepartment: sales\n")
    assert problem.message == "kpi 'sales-deals-won' lacks 'metric'"
    assert (problem.rule, place(problem), problem.subject) == ("document/missing-key", (2, 1), "metric")
    nested = only("kind: goal\nid: a\nname: A\nshared_by:\n  - department: it\n  - weight: 20\n")
    assert (nested.message, place(nested)) == ("item 2 of 'shared_by' lacks 'department'", (6, 5))


def test_each_missing_key_is_a_problem_of_its_own():
    assert messages("kind: metric\nid: a\n") == [f"metric 'a' lacks '{key}'" for key in ("better", "name", "unit")]


def test_a_document_without_id_is_called_by_its_kind():
    assert messages("kind: person\nname: Anna\n") == ["this person lacks 'id'"]
    assert messages("kind: organization\nformat: 1\n") == ["the organization lacks 'name'"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: rollout\nid: a\nstatus: done\n", "rollout 'a' lacks 'tool' or 'candidates'"),
        ("kind: retrospective\nid: a\ndate: 2026-01-01\n", "retrospective 'a' lacks 'of' or 'period'"),
        (KPI + "period: {}\n", "'period' lacks 'from' or 'until'"),
        (ORGANIZATION + "closed: [{because: x}]\n", "item 1 of 'closed' lacks 'date', or 'from' and 'until'"),
        (
            "kind: tool\nid: a\nname: A\ncategory: crm\nconnects_to: [{tool: b, status: impossible}]\n",
            "item 1 of 'connects_to' lacks 'because'",
        ),
        (slot('{every: 2 weeks, day: mon, at: "9:00"}'), "'schedule' lacks 'from'"),
        (slot('{every: week, at: "9:00"}'), "'schedule' lacks 'day'"),
        (slot("{every: week, day: mon}"), "'schedule' lacks 'at'"),
        (slot("{once: {date: 2026-01-05}}"), "'once' lacks 'at'"),
        (slot("{rrule: FREQ=DAILY, at: 9:00}"), "'schedule' lacks 'from'"),
        (slot("{timezone: Europe/Paris}"), "'schedule' lacks 'every', 'once', 'rrule' or 'ad_hoc'"),
        (slot("[{ad_hoc: x}, {every: week, day: mon}]"), "item 2 of 'schedule' lacks 'at'"),
    ],
)
def test_what_is_asked_for_on_a_condition(text, message):
    problem = only(text)
    assert (problem.rule, problem.message) == ("document/missing-key", message)


# schedules


@pytest.mark.parametrize(
    "schedule",
    [
        '{every: day, at: "09:30"}',
        '{every: week, day: [mon, thu], at: "9:30", timezone: Europe/London}',
        '{every: 3 weeks, day: fri, at: "9:30", from: 2026-01-05, until: 2026-12-31}',
        '{every: month, day: last friday, at: "9:30", in: [mar, jun, sep, dec]}',
        '{every: month, day: 28, at: "9:30", except: [2026-08-28, {date: 2026-12-28, because: x}]}',
        '{once: {date: 2026-02-02, at: "10:00"}}',
        '{rrule: "FREQ=MONTHLY;BYDAY=1TU", at: "10:00", from: 2026-01-06}',
        "{ad_hoc: {nl: als er iets breekt, en: when something breaks}}",
        '[{every: day, at: "09:30"}, {ad_hoc: when needed}]',
    ],
)
def test_schedules_that_are_fine(schedule):
    assert problems(slot(schedule)) == []


@pytest.mark.parametrize(
    ("schedule", "says"),
    [
        ('{every: quarterly, day: 1, at: "9:00"}', "write `every: quarter`"),
        ('{every: biweekly, day: mon, at: "9:00"}', "write `every: 2 weeks`"),
        ('{every: Daily, at: "9:00"}', "write `every: day`"),
        ('{every: month, day: 31, at: "9:00"}', "write a day from 1 to 28"),
        ('{every: month, day: fifth tuesday, at: "9:00"}', "write `last tuesday`"),
        ('{every: month, day: tue, at: "9:00"}', "such as `first tuesday`"),
        ('{every: month, day: 1st, at: "9:00"}', "write 1"),
        ('{every: month, day: "15", at: "9:00"}', "write 15 without them"),
        ('{every: week, day: Monday, at: "9:00"}', "write mon"),
        ('{every: week, day: first tuesday, at: "9:00"}', "write `every: month` for the first tuesday"),
        ('{every: day, day: mon, at: "9:00"}', "write `every: week`"),
        ('{every: week, day: mon, at: "9:00", in: [mar]}', "'in' goes together with `every: month` only"),
        ('{every: week, day: mon, at: "9:00", ad_hoc: x}', "'ad_hoc' does not go together with 'every'"),
        ('{ad_hoc: x, at: "9:00"}', "'at' does not go together with 'ad_hoc'"),
        ('{every: day, at: "25:30"}', "'25:30' is not a time of day; write hours and minutes such as 09:30"),
        ("{every: day, at: 9.30}", "write it with a colon, such as 9:30"),
        ("every monday", "'every monday' is not a schedule"),
        ("[]", "'schedule' is an empty list"),
    ],
)
def test_schedules_that_are_not(schedule, says):
    problem = only(slot(schedule))
    assert problem.rule == "document/wrong-value"
    assert says in problem.message


# values


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("target: {at_least: '9,5'}", "'9,5' is not a number to YAML; write 9.5"),
        ("baseline: 12,000", "'12,000' is not a number to YAML, and it is not plain which one is meant: 12000 or 12?"),
        ("baseline: 1.200.000", "'1.200.000' is not a number to YAML; write 1200000"),
        ("baseline: 1_000", "'1_000' is not a number to YAML; write 1000"),
        ("baseline: 12_000", "'12_000' is not a number to YAML; write 12000"),
        ("baseline: 010", "'010' is not a number, because of the zero in front; write 10"),
        ('baseline: "1.200.000"', "'1.200.000' is not a number to YAML; write 1200000"),
        ('baseline: "12"', "'12' stands in quotes, which makes it a text; write 12 without them"),
        ("weight: 40%", "'40%' is not a number to YAML; write 40"),
        ("weight: 140", "'140' is not a weight; write a percentage from 0 to 100, or none, low or high"),
        ("weight: medium", "'medium' is not a weight; write low, high, or a percentage such as 20"),
        ("baseline: true", "'true' is not a number, which is what 'baseline' holds"),
        ("name: 1.10", "YAML takes 1.10 for a number, and 'name' is a text; put it in quotes"),
        ("name: +49301234", "YAML takes +49301234 for a number, and 'name' is a text; put it in quotes"),
        ("name: true", "YAML takes true for a yes or no, and 'name' is a text; put it in quotes"),
        ('name: ""', "'name' is an empty text"),
        ("name: null", "nothing stands in 'name'"),
        ("name: [Deals]", "'name' takes one value; write Deals without the brackets"),
        ("name: {Dutch: Deals, x: y}", None),
        ("private: yes", "'yes' is a text to YAML; write true for 'private'"),
        ('private: "false"', "'false' is a text to YAML; write false, without quotes, for 'private'"),
        ("period: 2026-q3", "'2026-q3' is not a period; write 2026-Q3"),
        ("period: 2026/2027", None),
        ("review_by: 2026/3/1", "'2026/3/1' is not a date; write 2026-03-01"),
        ("review_by: 01-02-2026", "'01-02-2026' is not a date; write 2026-02-01"),
        ("part_of: Company Deals", "'Company Deals' is not an id; write company-deals"),
        ("supports: happy", "'supports' is a list, also when there is one thing in it; write [happy]"),
        ("tags: a, b", "'tags' is a list; write [a, b]"),
        ("target: {}", "'target' is empty"),
        ("target: 5", "'5' is not a target, and it is not plain which one is meant"),
        ("target: {at_least: 1, at_most: 2}", "'target' has 'at_least' and 'at_most', and takes only one of them"),
        ("target: {between: [1]}", None),
        ("target: {move: higher}", "'higher' is not one of the choices for 'move'; write up"),
        ("target: {move: sideways}", "'sideways' is not one of the choices for 'move': up, down or steady"),
    ],
)  # fmt: skip
def test_values_that_are_not_what_is_expected(line, message):
    found = problems(KPI + line + "\n")
    assert found
    if message:
        assert [problem.message for problem in found] == [message]
        assert found[0].rule == "document/wrong-value"


def test_a_wrong_value_is_at_the_value():
    problem = only(KPI + "weight:   medium\n")
    assert place(problem) == (5, 11)
    assert problem.location.end_column == 17


def test_quotes_are_shown_in_the_help():
    assert only(KPI + "name: 1.10\n").help == 'write "1.10"'


def test_a_colon_in_a_list_item_is_explained():
    problem = only(slot("{ad_hoc: x}") + "agenda:\n  - Decisions\n  - Note: do this\n")
    assert problem.message.startswith("YAML takes 'Note' for a key here")
    assert problem.message.endswith("put the whole line in quotes")
    assert problem.help == 'write "Note: do this"'
    assert place(problem) == (8, 5)


def test_a_choice_lists_the_choices_and_names_the_nearest():
    problem = only("kind: tool\nid: a\nname: A\ncategory: crm\nstatus: retird\n")
    assert problem.message == (
        "'retird' is not one of the choices for 'status': candidate, pilot, in-use, retiring or retired;"
        " did you mean 'retired'?"
    )


def test_a_rule_that_does_not_exist():
    problem = only(ORGANIZATION + "checks: {meeting/too-lnog: none}\n")
    assert problem.message == "'meeting/too-lnog' is not a rule that can be set; did you mean 'meeting/too-long'?"
    assert place(problem) == (4, 10)
    other = only(ORGANIZATION + "checks: {meeting/xyz: none}\n")
    assert "meeting/clash" in other.help and "kpi/" not in other.help
    always = only(ORGANIZATION + "checks: {document/syntax: none}\n")
    assert "it is always an error" in always.message
    assert problems(ORGANIZATION + "checks: {document/stale: none, meeting/load: {hours_per_week: 10}}\n") == []


def test_a_reference_with_its_kind_misspelt():
    text = "kind: win\nid: a\nname: A\ndate: 2026-01-01\ncontributions: {it: x}\nof: teams/webshop\n"
    assert only(text).message == "'teams/webshop' is not a reference; did you mean 'team/webshop'?"


def test_a_language_that_is_none():
    problem = only(DEPARTMENT.replace("Sales", "{nl: Verkoop, English: Sales}"))
    assert problem.message == "'English' is not a language; write en"
    assert (problem.rule, place(problem)) == ("document/unknown-key", (3, 21))


def test_people_where_they_may_stand():
    for lead in ("anna", "[anna, bo]", "{role: Head of Sales, department: sales}", "[anna, {role: x, department: it}]"):
        assert problems(DEPARTMENT + f"lead: {lead}\n") == []
    assert messages(DEPARTMENT + "lead: {role: Head of Sales}\n") == ["'lead' lacks 'department'"]
    assert problems(DEPARTMENT + "owner: {department: it}\n") == []
    assert messages(DEPARTMENT + "lead: {department: it}\n") == ["'lead' lacks 'role'"]


def test_a_text_is_one_string_or_one_for_each_language():
    assert problems(DEPARTMENT.replace("Sales", "{nl: Verkoop, en: Sales, pt-BR: Vendas}")) == []
    assert only(DEPARTMENT.replace("Sales", "{}")).message == "'name' is empty"


def test_long_values_are_cut():
    long = only(DEPARTMENT.replace("sales", "s" * 5000))
    assert len(long.message) < MAX_SHOWN_CHARACTERS + 200
    assert "s" * (MAX_SHOWN_CHARACTERS + 1) not in long.message
    line_breaks = only(DEPARTMENT + 'review_by: "a\\nb"\n')
    assert "\n" not in line_breaks.message


def test_problems_come_in_the_order_of_the_file_and_no_more_than_anyone_reads():
    many = problems(DEPARTMENT + "".join(f"key{number:03}: 1\n" for number in range(200)))
    assert len(many) == MAX_FINDINGS_OF_A_DOCUMENT
    assert many[-1].message == "151 more things in this document are not as the format has them"
    lines = [problem.location.line for problem in many[:-1]]
    assert lines == sorted(lines)


def test_the_second_document_of_a_file_has_its_own_places():
    found = problems(f"{DEPARTMENT}---\n{KPI}weight: none of it\n")
    assert [place(problem) for problem in found] == [(9, 9)]


# the schema as others get it


def test_a_bundle_stands_on_its_own():
    for kind in (None, *kinds()):
        assert all(ref.startswith("#/$defs/") for ref in refs(bundle(kind)))


def test_an_unknown_kind_has_no_bundle():
    with pytest.raises(KeyError):
        bundle("spaceship")


def test_a_bundle_offers_the_ids_that_exist():
    from jsonschema import Draft202012Validator

    ids = {
        "person": {"bo": "Bo", "anna": "Anna de Vries"},
        "department": {"it": "IT", "sales": "Sales"},
        "metric": {"csat": "Customer satisfaction"},
        "organization": {"": "Lantern"},
    }
    schema = bundle_with_ids(None, ids)
    people, departments = {"anna": "Anna de Vries", "bo": "Bo"}, {"it": "IT", "sales": "Sales"}
    assert people in offered(schema["$defs"]["people"])
    assert departments in offered(schema["$defs"]["document-win"])
    assert offered(schema["$defs"]["written"]) == [
        {
            "organization": "",
            **{f"department/{id}": name for id, name in departments.items()},
            **{f"person/{id}": name for id, name in people.items()},
            "metric/csat": "Customer satisfaction",
        }
    ]
    validator = Draft202012Validator(schema)

    def fine(text: str) -> bool:
        return validator.is_valid(read(SourceFile("f.yaml", text.encode()))[0][0].data)

    assert fine("kind: department\nid: x\nname: X\nlead: [anna, {role: boss, department: it}]\n")
    assert fine("kind: department\nid: x\nname: X\nlead: [somebody-new]\n")
    assert not fine("kind: department\nid: x\nname: X\nlead: [Anna]\n")
    assert not fine("kind: department\nid: x\nname: X\nlead: {role: boss, department: I T}\n")
    commitment = "kind: commitment\nid: x\nowner: bo\ntype: budget\npromise: X\ndue: 2026-01-01\nstatus: open\n"
    assert fine(commitment + "for: [metric/csat, metric/new-one, organization, page/a.md]\n")
    assert not fine(commitment + "for: [csat]\n")
    assert fine(slot("{ad_hoc: x}") + "notes_in: https://example.org\n")


def offered(node: object) -> list[dict[str, str]]:
    """Every set of choices in a schema, each choice with what it is called."""
    if isinstance(node, dict):
        own = [dict(zip(node["enum"], node["enumDescriptions"], strict=True))] if "enumDescriptions" in node else []
        return own + [found for below in node.values() for found in offered(below)]
    return [found for below in node for found in offered(below)] if isinstance(node, list) else []


def refs(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for below in node.values() for ref in refs(below)]
    return [ref for below in node for ref in refs(below)] if isinstance(node, list) else []


def test_a_clean_document_does_not_bring_in_the_explaining_validator():
    code = (
        "import sys\n"
        "from collabctl.documents import SourceFile, read\n"
        "from collabctl.documents.schema import check\n"
        f"documents, _ = read(SourceFile('a.yaml', {DEPARTMENT.encode()!r}))\n"
        "assert check(documents[0]) == []\n"
        "assert not {'jsonschema', 'referencing', 'urllib.request'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
