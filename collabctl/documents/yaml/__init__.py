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

    What cannot be read gives no documents and one problem of the rule `document/syntax`. What can be read, but
    surely means something else than its author thinks, gives documents that are not `sound`, and a problem of
    `document/wrong-value` for each slip: at most MAX_FINDINGS_OF_A_DOCUMENT, of which the last counts the rest.
    Raises LibyamlMissing where PyYAML lacks libyaml, and nothing else.
    """
    values = quick.values(source.data)
    if values is not None:
        return [Document(source, number, data) for number, data in enumerate(values)], []
    from collabctl.documents.yaml.careful import examine
    from collabctl.documents.yaml.refusal import Refusal
    from collabctl.documents.yaml.slips import at_most, slips

    try:
        reading = examine(source.path, source.data)
        found = list(slips(reading))
    except Refusal as refusal:
        return [], [refusal.problem]
    paths: dict[int, set[Path]] = {}
    for number, path, _ in found:
        paths.setdefault(number, set()).add(path)
    documents = [Document(source, n, data, frozenset(paths.get(n, ()))) for n, data in enumerate(reading.documents)]
    return documents, at_most(found)
