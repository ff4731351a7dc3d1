"""The front door: a file's bytes become documents, or the problems that keep them from being read.

YAML is read as the format says and no further: version 1.2 core scalars, no anchors, tags or other machinery, and
nothing that a reviewer cannot see. No input runs code, nests too deep or raises.
"""

from __future__ import annotations

from collabctl.documents.document import Document, Problem, SourceFile
from collabctl.documents.positions import Path
from collabctl.documents.yaml import quick
from collabctl.documents.yaml.events import LibyamlMissing

__all__ = ["LibyamlMissing", "read"]


def read(source: SourceFile) -> tuple[list[Document], list[Problem]]:
    """The documents of a file, and what is wrong with it.

    What cannot be read gives no documents and a problem of the rule `document/syntax`, or several of one sort. What
    can be read, but surely means something else than its author thinks, gives documents that are not `sound`, and a
    problem of `document/wrong-value` for each slip: at most MAX_FINDINGS_OF_A_DOCUMENT, of which the last counts the
    rest. What came along with pasted text is told as `pasted.py` says.
    Raises LibyamlMissing where PyYAML lacks libyaml, and nothing else.
    """
    values = quick.values(source.data)
    if values is not None:
        return [Document(source, number, data) for number, data in enumerate(values)], []
    from collabctl.documents.yaml import pasted
    from collabctl.documents.yaml.careful import examine
    from collabctl.documents.yaml.refusal import Refusal
    from collabctl.documents.yaml.slips import at_most, slips

    try:
        reading = examine(source.path, source.data)
        found = list(slips(reading))
    except Refusal as refusal:
        return [], refusal.problems
    paths: list[set[Path]] = [set() for _ in reading.documents]
    for number, path, _ in found:
        paths[number].add(path)
    documents = [Document(source, number, data) for number, data in enumerate(reading.documents)]
    for one in reading.pasted:
        if not pasted.is_in_text(one, documents[one.document]):
            paths[one.document].add(one.path)
    for document in documents:
        document.slips = frozenset(paths[document.number])
    return documents, [*at_most(found), *pasted.problems(reading.pasted, reading.lines, documents)]
