"""From bytes to the organization: what can be read is used, and what is wrong is said."""

from __future__ import annotations

import codecs
import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from collabctl.documents import Document, Problem, SourceFile, read
from collabctl.findings import Location, Related
from collabctl.organization.agreements import Commitment, Practice, Resolution
from collabctl.organization.bounds import in_few_languages, long_pages
from collabctl.organization.channels import Channel, Message
from collabctl.organization.construction import construct
from collabctl.organization.initiatives import Initiative, Retrospective, Win
from collabctl.organization.item import Item
from collabctl.organization.known_names import with_names
from collabctl.organization.kpis import Goal, Kpi, Metric
from collabctl.organization.meetings import LONGEST, Meeting
from collabctl.organization.organization import Collection, Organization
from collabctl.organization.people import Department, Person, Team
from collabctl.organization.quantities import Duration
from collabctl.organization.references import unknown_references
from collabctl.organization.settings import OrganizationSettings
from collabctl.organization.soundness import sound
from collabctl.organization.supposing import Supposition, suppose
from collabctl.organization.text import Text
from collabctl.organization.texts import unsafe_texts
from collabctl.organization.tools import Rollout, Tool

UNOPENED = "file"
"""The subject of a problem with a file that could not be opened."""

KINDS: dict[str, tuple[str, type[Item]]] = {
    "department": ("departments", Department),
    "person": ("people", Person),
    "team": ("teams", Team),
    "metric": ("metrics", Metric),
    "kpi": ("kpis", Kpi),
    "goal": ("goals", Goal),
    "meeting": ("meetings", Meeting),
    "message": ("messages", Message),
    "channel": ("channels", Channel),
    "tool": ("tools", Tool),
    "rollout": ("rollouts", Rollout),
    "initiative": ("initiatives", Initiative),
    "retrospective": ("retrospectives", Retrospective),
    "win": ("wins", Win),
    "practice": ("practices", Practice),
    "commitment": ("commitments", Commitment),
    "resolution": ("resolutions", Resolution),
}
"""For each kind the name of its collection and its class. Metrics come before KPIs, which may take their names."""

_FOLDERS = {name: kind for kind, (name, _) in KINDS.items()}
INVISIBLE = "document/invisible-character"
"""The rule of problems with a text that is used all the same."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ID = re.compile(r"\bid:\s*[\"']?([a-z0-9][a-z0-9-]*)", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


def build(
    files: Iterable[SourceFile],
    pages: Iterable[SourceFile] = (),
    problems: Iterable[Problem] = (),
    suppositions: Sequence[Supposition] = (),
    tables: Iterable[SourceFile] = (),
) -> Organization:
    """The organization that these files describe. `problems` is what went wrong while they were fetched.

    `tables` are the files of measurements. With `suppositions` it is the organization as it would be; `ValueError`
    says which of them makes no sense.
    Files that two organizations have in common are read once.
    """
    with no_collection():
        found, pages = list(problems), tuple(pages)
        documents, unread = _read(files, found, fresh=bool(suppositions))
        suppose(documents, suppositions)
        first = _without_duplicates(documents, found)
        assumed: dict[str, set[str]] = {}
        settings, typed = _items(first, found, assumed)
        found = with_names(found, documents)
        sound = {id(item.document) for items in typed.values() for item in items} | {id(settings.document)}
        doubtful = [document for document in documents if id(document) not in sound]
        known = {kind: {document.id for document in documents if document.kind == kind} for kind in KINDS}
        known = {kind: ids | assumed.get(kind, set()) for kind, ids in known.items()}
        known["page"] = {page.path.removeprefix("pages/") for page in pages}
        nameless = {
            word
            for document in doubtful
            if document.kind not in KINDS or not _WORD.fullmatch(document.id)
            for word in _words(document.data)
        }
        mentioned = set(_ID.findall(unread)) | nameless
        dangling = [] if _closed(found) else unknown_references(documents, known, mentioned)
        found += dangling
        found += unsafe_texts(documents)
        found += long_pages(pages)
        return Organization(
            settings=settings,
            **{name: Collection(typed[kind]) for kind, (name, _) in KINDS.items()},
            pages=pages,
            tables=tuple(tables),
            problems=tuple(found),
            unread=frozenset(_WORD.findall(unread.lower()))
            | {word for document in doubtful for word in _words(document.data)}
            | {word for problem in dangling for word in _WORD.findall(problem.help)},
            documents=len(documents),
        )


def _closed(problems: Iterable[Problem]) -> bool:
    """Whether there is a file that could not even be opened, so that nobody knows which documents are in it."""
    return any(problem.subject == UNOPENED for problem in problems)


@contextmanager
def no_collection() -> Iterator[None]:
    """No looking for garbage while much is made that is all needed: that costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(files: Iterable[SourceFile], problems: list[Problem], *, fresh: bool) -> tuple[list[Document], str]:
    """All documents, and the text of the files that gave none; `fresh` ones may be written into."""
    documents: list[Document] = []
    unread = []
    for file in files:
        read_documents, read_problems = read(file) if fresh else file.reading
        problems += read_problems
        documents += read_documents
        if not read_documents:
            unread.append(file.data.decode("utf-16" if file.data[:2] in _UTF_16 else "utf-8", "replace"))
    return documents, "\n".join(unread)


def _without_duplicates(documents: list[Document], problems: list[Problem]) -> list[Document]:
    """The first document of each reference, by path and line; a later one is a problem."""
    first: dict[str, Document] = {}
    for document in documents:
        if document.kind == "organization" and document.source.path == "organization.yaml":
            first.setdefault(document.reference, document)
    kept = []
    for document in documents:
        earlier = first.setdefault(document.reference, document) if document.reference else document
        if earlier is document:
            kept.append(document)
            continue
        there, here = earlier.key(("id",)), document.value(("id",))
        problems.append(
            Problem(
                rule="document/duplicate-id",
                location=here,
                message=f"there is already a {document.kind} with the id '{document.id}'"
                if document.id
                else "there is already a document of kind organization",
                help=f"give this one an id of its own, or merge it with the one at {there.path}:{there.line}",
                related=(Related(there, "the first one stands here"),),
                documents=(document.reference,),
                subject="id",
            )
        )
    return kept


def _items(
    documents: list[Document], problems: list[Problem], assumed: dict[str, set[str]]
) -> tuple[OrganizationSettings, dict[str, list[Any]]]:
    """The typed items of the sound documents, by kind; `assumed` comes to hold what fits another kind than it says."""
    fine = sound(documents, problems, _FOLDERS, assumed)
    settings = _settings(documents, problems)
    language, year_starts = settings.languages[0], settings.year_starts
    by_kind: dict[str, list[Document]] = {kind: [] for kind in KINDS}
    for document in fine:
        if document.kind in by_kind:
            by_kind[document.kind].append(document)
    typed: dict[str, list[Any]] = {}
    for kind, (_, cls) in KINDS.items():
        typed[kind] = []
        metric_names = {metric.id: metric.name for metric in typed["metric"]} if kind == "kpi" else {}
        for document in by_kind[kind]:
            item, wrong = construct(cls, document, language, year_starts, **_defaults(document, metric_names))
            problems += wrong
            if item is not None:
                problems += _before_it_began(item)
                typed[kind].append(item)
    return settings, typed


def _before_it_began(item: Item) -> list[Problem]:
    """An agreement that was to be looked at again before it was made never held."""
    if not isinstance(item, Resolution) or item.review_by >= item.date:
        return []
    return [
        Problem(
            rule="document/wrong-value",
            location=item.document.value(("review_by",)),
            message=f"this agreement of {item.date} was to be looked at again before that, by {item.review_by}",
            help="one of the two days is wrong: 'review_by' comes after 'date'",
            documents=(item.reference,),
            subject="review_by",
        )
    ]


def _defaults(document: Document, metric_names: Mapping[str, Text]) -> dict[str, Any]:
    """What a document that leaves it out takes from elsewhere."""
    data = document.data
    if document.kind == "kpi" and "name" not in data:
        return {"name": metric_names.get(data["metric"]) or Text(document.id)}
    if document.kind == "meeting" and "duration" not in data and data.get("type") in LONGEST:
        return {"duration": Duration.parse(f"{LONGEST[data['type']]} min")}
    return {}


def _settings(documents: list[Document], problems: list[Problem]) -> OrganizationSettings:
    """The organization's own document, as far as it is sound; a plain stand-in where it is missing."""
    document = next((document for document in documents if document.kind == "organization"), None)
    if document is not None:
        language = (_fine(document, problems).get("languages") or ["en"])[0]
        settings, wrong = construct(OrganizationSettings, document, language, "jan", only=_fine(document, problems))
        problems += wrong
        if settings is not None:
            settings, wrong = in_few_languages(settings)
            problems += wrong
            return settings
    elif not any(problem.location.path == "organization.yaml" for problem in problems):
        problems.append(
            Problem(
                rule="document/missing-key",
                location=Location("organization.yaml"),
                message="organization.yaml holds no document of kind organization",
                help="begin it with:\nkind: organization\nformat: 1\nname: the name of your organization",
                subject="kind",
            )
        )
    nothing = Document(source=SourceFile("organization.yaml", b""), number=0, data={"kind": "organization"})
    return OrganizationSettings(document=nothing, name=Text("this organization"))


def _fine(document: Document, problems: list[Problem]) -> dict[str, Any]:
    """What a document says at its top level that nothing is wrong with."""
    wrong = {
        problem.subject.partition(".")[0]
        for problem in problems
        if problem.location.path == document.source.path
        and document.reference in (*problem.documents, "")
        and problem.rule != INVISIBLE
    }
    return {"name": "this organization"} | {key: value for key, value in document.data.items() if key not in wrong}


def _words(value: Any) -> Iterator[str]:
    """Every word in the keys and texts of a document; documents are never deeper than the limit of the reader."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _WORD.findall(key.lower())
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield from _WORD.findall(value.lower())
