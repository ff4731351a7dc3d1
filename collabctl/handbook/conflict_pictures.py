"""The conflicts as pictures: the gravest in one, and where that is full each of the others in one of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.diagram import Numbered, Words, diagram
from collabctl.drawings import Drawing
from collabctl.handbook.book import Book
from collabctl.organization.kpis import Goal, Kpi
from collabctl.wording import quantities


def pictures(book: Book, conflicts: Sequence[Numbered]) -> tuple[Drawing, Mapping[int, Drawing]]:
    """The picture of all that fit, which come gravest first, and those of the others by their numbers.

    A conflict that would fill more than a picture by itself has none; it is told in words like all of them.
    """
    said = _words(book)
    together = diagram(book.organization, conflicts, said)
    alone = {one.number: diagram(book.organization, [one], said) for one in together.left_out}
    own = {number: with_legend(book, made.drawing) for number, made in alone.items() if not made.left_out}
    return with_legend(book, together.drawing), own


def numbered(conflicts: Sequence[Conflict], settled: Sequence[bool]) -> list[Numbered]:
    """Conflicts as they are told, one after the other."""
    return [Numbered(number, *one) for number, one in enumerate(zip(conflicts, settled, strict=True), 1)]


def with_legend(book: Book, drawing: Drawing) -> Drawing:
    """The drawing with what the signs in it mean; neither colour nor dashes alone say anything."""
    _ = book.language._
    relations = {edge.relation for edge in drawing.edges}
    looks = {node.look for node in drawing.nodes}
    said = [
        (
            _("An arrow with + raises what it points to, one with \N{MINUS SIGN} lowers it."),
            relations & {"raises", "lowers"},
        ),
        (_("A line with crosses joins two that pull straight against each other."), "against" in relations),
        (_("A thick red border means that it pulls apart."), "pulled" in looks),
        (_("A dashed grey border means that we have settled it."), "settled" in looks),
        (_("A box with its corners cut off is what several of us pull at."), "lever" in looks),
    ]
    return drawing.explained(" ".join(sentence for sentence, there in said if there))


def _words(book: Book) -> Words:
    _ = book.language._
    return Words(
        _("Which of our targets pull against each other"),
        _("Below, each conflict is told in words."),
        book.title,
        lambda item: _target(book, item),
        lambda _numbers: "",
        (_("raises"), _("lowers"), _("moves")),
    )


def _target(book: Book, item: Kpi | Goal) -> str:
    """Where it should be, as data."""
    measure = item.measure if isinstance(item, Goal) else item
    metric = book.organization.metrics.get(measure.metric) if measure else None
    if measure is None or measure.target is None:
        return ""
    return quantities.target(book.language, measure.target, book.plain(metric.unit) if metric else "")
