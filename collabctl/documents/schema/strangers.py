"""A document whose kind cannot be told: it is not for us, or its kind was written in another way."""

from __future__ import annotations

from collabctl.documents.document import Document, Problem
from collabctl.documents.nearest import nearest
from collabctl.documents.schema.files import kinds, shared
from collabctl.documents.shown import shown

_NAMES_OF_KIND = ("soort", "type")


def no_kind(document: Document) -> Problem:
    """A document without the key `kind`; one that has it in other letters is ours."""
    for key, value in document.data.items():
        if key.casefold() == "kind" and key != "kind":
            message = f"'{shown(key)}' is not the key that tells what a document is; did you mean 'kind'?"
            help = "write it in small letters, such as kind: department"
            return Problem("document/unknown-key", document.key((key,)), message, help, subject=key)
        if key.casefold() in _NAMES_OF_KIND and isinstance(value, str) and (kind := _meant(value)):
            message = f"'{shown(key)}' is not the key that tells what a document is; did you mean 'kind'?"
            return Problem("document/unknown-key", document.key((key,)), message, f"write kind: {kind}", subject=key)
    return Problem(
        "document/not-ours",
        document.key(()),
        "this document has no 'kind', so collabctl cannot tell what it is",
        f"if it is for collabctl, write its kind on top, such as kind: department\n{_how_to_ignore(document)}",
    )


def unknown_kind(document: Document) -> Problem:
    """A document whose `kind` is none of ours."""
    value = document.data["kind"]
    help = f"the kinds are {', '.join(kinds())}"
    if isinstance(value, (list, dict)):
        sort = "a list" if isinstance(value, list) else "a mapping"
        message = f"'kind' is {sort}, and takes one word, such as department"
    else:
        word = value if isinstance(value, str) else document.written(("kind",))
        message = f"'{shown(word)}' is not a kind of document"
        if near := _nearest(word):
            message, help = f"{message}; did you mean '{near}'?", ""
        elif what := shared("kind")["x-instead"].get(word.casefold()):
            message, help = f"{message}; {what}", ""
        else:
            help = f"{help}\n{_how_to_ignore(document)}"
    return Problem("document/unknown-kind", document.value(("kind",)), message, help, subject="kind")


def _how_to_ignore(document: Document) -> str:
    quoted = document.source.path.replace("\\", "\\\\").replace('"', '\\"')
    return f'if this file is not for collabctl, add to organization.yaml:\nignore: ["{quoted}"]'


def _nearest(word: str) -> str | None:
    """The kind that a word is near to; also for a plural: `KPIs`, `departments`."""
    return nearest(word, kinds()) or nearest(word.removesuffix("s").removesuffix("S"), kinds())


def _meant(word: str) -> str | None:
    """The kind that a word surely means, as it is or by another name."""
    return next((kind for kind in kinds() if kind == word.casefold()), None) or (
        shared("kind")["x-instead"].get(word.casefold(), "").removeprefix("write ").split(" or ")[0] or None
    )
