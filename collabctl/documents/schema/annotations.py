"""Which values of a document name another one, and which are long texts: read out of the schemas, not known in code.

The schemas say it in keywords of our own (`x-reference`, `x-reference-keys`, `x-written`, `x-text`), which
validators pass over. For each kind they become a small tree of the places that matter, so that a walk over a
document visits nothing else. Documents with faults are walked too: what has another shape than expected is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar

from collabctl.documents.document import Document
from collabctl.documents.positions import Path
from collabctl.documents.schema.files import Schema, expanded, kinds

ANY_KIND = ("*",)

_FORM = r"(?=[0-9-]*[a-z])(?!.*--|.*-\Z)[a-z0-9][a-z0-9-]{0,63}"
_ID = re.compile(_FORM)

_T = TypeVar("_T")
_Named: TypeAlias = tuple[tuple[str, ...], Callable[[str], object]]
_PARTS = ("allOf", "anyOf", "oneOf")
_PART = ("if", "then", "else")


@dataclass(slots=True)
class _Node(Generic[_T]):
    """A place in documents of a kind: what a text there means, what the keys there mean, and what lies below."""

    leaf: _T | None = None
    keys: _T | None = None
    fields: dict[str, _Node[_T]] = field(default_factory=dict)
    others: _Node[_T] | None = None
    items: _Node[_T] | None = None

    def __bool__(self) -> bool:
        return bool(self.leaf or self.keys or self.fields or self.others or self.items)


_Mark: TypeAlias = Callable[[Schema, _Node[bool]], None]
"""What marks the places that matter: it looks at one schema, and at the place that this is about."""


def references(document: Document) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every place where a document names another: its path, what is written there, and the kinds it may name.

    Where the format asks for `kind/id` the text comes as written, with the kinds listed there or ANY_KIND. The path
    of a reference that is a key (`win_for: {marketing: ...}`) ends in that key. Text that cannot be an id, and a
    kind that is none or cannot stand there, is left to `document/wrong-value`.
    """
    found: list[tuple[Path, str, _Named]] = []
    if document.kind in kinds():
        _walk(_reference_tree(document.kind), document.data, (), found)
    return ((path, text, names) for path, text, (names, may_be) in found if may_be(text))


def names_by_key(document: Document, path: Path) -> bool:
    """Whether what refers at this path is the key there, as in `win_for: {marketing: ...}`, and not the value."""
    node = _at(_reference_tree(document.kind), path[:-1])
    return node is not None and bool(node.keys)


def kinds_at(kind: str, path: Path) -> tuple[str, ...]:
    """The kinds that a bare id at this path names, in documents of a kind; none where no bare id belongs."""
    node = _at(_reference_tree(kind), path) if kind in kinds() else None
    if node is None or not node.leaf or not node.leaf[1]("a"):
        return ()
    return node.leaf[0]


def is_text(kind: str, path: Path) -> bool:
    """Whether at this path in documents of a kind a text belongs: a long one, a short one, or a word."""
    return _is_marked(kind, _text, path)


def takes_only_text(kind: str, path: Path) -> bool:
    """Whether at this path in documents of a kind any text may stand, and never a number."""
    return _is_marked(kind, _any_text, path) and not _is_marked(kind, _number, path)


def takes_list(kind: str, path: Path) -> bool:
    """Whether at this path in documents of a kind a list belongs."""
    return _is_marked(kind, _list, path)


def _is_marked(kind: str, mark: _Mark, path: Path) -> bool:
    node = _at(_marked_tree(kind, mark), path) if kind in kinds() else None
    return node is not None and bool(node.leaf)


def _at(tree: _Node[_T], path: Path) -> _Node[_T] | None:
    """The place that a path leads to, as far as it matters."""
    node: _Node[_T] | None = tree
    for step in path:
        if node is None:
            return None
        node = node.items if isinstance(step, int) else node.fields.get(step, node.others)
    return node


def is_id(text: str) -> bool:
    """Whether this can be the id of a document."""
    return _ID.fullmatch(text) is not None


def markdown(document: Document) -> Iterator[tuple[Path, str]]:
    """Every long text of a document, each language of it: its path and the Markdown.

    A text that is longer than its schema allows is left to `document/wrong-value`.
    """
    found: list[tuple[Path, str, int]] = []
    if document.kind in kinds():
        _walk(_markdown_tree(document.kind), document.data, (), found)
    return ((path, text) for path, text, longest in found if len(text) <= longest)


def translations(document: Document) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Every text of a document that is written by language: its path and the languages that it is in."""
    found: list[tuple[Path, str, bool]] = []
    if document.kind in kinds():
        _walk(_marked_tree(document.kind, _by_language), document.data, (), found)
    languages: dict[Path, list[str]] = {}
    for path, _, _ in found:
        languages.setdefault(path[:-1], []).append(str(path[-1]))
    return ((path, tuple(written)) for path, written in languages.items())


def _walk(node: _Node[_T], value: Any, path: Path, found: list[tuple[Path, str, _T]]) -> None:
    """Collect the texts that matter, in the order of the document. No deeper than the schema is."""
    kind = type(value)
    if kind is str:
        if node.leaf:
            found.append((path, value, node.leaf))
    elif kind is dict:
        if node.keys:
            found.extend(((*path, key), key, node.keys) for key in value)
        fields, others = node.fields, node.others
        if fields or others:
            for key, below in value.items():
                if child := fields.get(key, others):
                    _walk(child, below, (*path, key), found)
    elif kind is list and node.items:
        for number, item in enumerate(value):
            _walk(node.items, item, (*path, number), found)


@cache
def _reference_tree(kind: str) -> _Node[_Named]:
    return _compile(expanded(kind), _reference, {})


@cache
def _markdown_tree(kind: str) -> _Node[int]:
    return _compile(expanded(kind), _markdown, {})


@cache
def _marked_tree(kind: str, mark: _Mark) -> _Node[bool]:
    return _compile(expanded(kind), mark, {})


def _reference(schema: Schema, node: _Node[_Named]) -> None:
    if names := schema.get("x-reference"):
        node.leaf = (tuple(names), (_written(tuple(names)) if "x-written" in schema else _ID).fullmatch)
    if names := schema.get("x-reference-keys"):
        node.keys = (tuple(names), _ID.fullmatch)


@cache
def _written(names: tuple[str, ...]) -> re.Pattern[str]:
    """References to these kinds that say the kind; where any kind will do, the organization and pages too."""
    if names == ANY_KIND:
        return re.compile(rf"organization|page/\S{{1,195}}|(?:{'|'.join(kinds())})/{_FORM}")
    return re.compile(rf"(?:{'|'.join(names)})/{_FORM}")


def _markdown(schema: Schema, node: _Node[int]) -> None:
    if schema.get("x-text") == "markdown":
        node.leaf = schema["maxLength"]
        node.others = _Node(leaf=schema["additionalProperties"]["maxLength"])


def _by_language(schema: Schema, node: _Node[bool]) -> None:
    if schema.get("x-text") in ("plain", "markdown"):
        node.others = _Node(leaf=True)


def _text(schema: Schema, node: _Node[bool]) -> None:
    if "x-text" in schema:
        node.leaf = True
        node.others = _Node(leaf=True)


def _any_text(schema: Schema, node: _Node[bool]) -> None:
    """A text that may look like a number: a choice, a reference, and a pattern such as that of a date allow none."""
    free = "string" in schema.get("type", ()) and not {"x-reference", "enum", "allOf"} & schema.keys()
    if free and re.search(schema.get("pattern", ""), "007"):
        node.leaf = True


def _list(schema: Schema, node: _Node[bool]) -> None:
    if "array" in schema.get("type", ()):
        node.leaf = True


def _number(schema: Schema, node: _Node[bool]) -> None:
    if "number" in schema.get("type", ()) or "integer" in schema.get("type", ()):
        node.leaf = True


def _compile(schema: Any, mark: Callable[[Schema, _Node[_T]], None], done: dict[int, _Node[_T]]) -> _Node[_T]:
    """The tree of a schema that has no `$ref`; places that do not matter are left out of it.

    Parts of a schema are shared, so `done` remembers, by their identity, those that were seen.
    """
    if not isinstance(schema, dict):
        return _Node()
    if (seen := done.get(id(schema))) is not None:
        return seen
    node: _Node[_T] = _Node()
    node.others = _compile(schema.get("additionalProperties"), mark, done) or None
    node.items = _compile(schema.get("items"), mark, done) or None
    for name, below in schema.get("properties", {}).items():
        if child := _compile(below, mark, done):
            node.fields[name] = child
    mark(schema, node)
    parts = [part for name in _PARTS for part in schema.get(name, ())]
    parts += [schema[name] for name in _PART if name in schema]
    for part in parts:
        if more := _compile(part, mark, done):
            node = _joined(more, node) or node
    done[id(schema)] = node
    return node


def _joined(left: _Node[_T] | None, right: _Node[_T] | None) -> _Node[_T] | None:
    """A place that two parts of a schema speak about; where both say what it means, the second one is heard."""
    if left is None or right is None:
        return left or right
    names = [*left.fields, *(name for name in right.fields if name not in left.fields)]
    fields = {name: child for name in names if (child := _joined(left.fields.get(name), right.fields.get(name)))}
    return _Node(
        leaf=right.leaf or left.leaf,
        keys=right.keys or left.keys,
        fields=fields,
        others=_joined(left.others, right.others),
        items=_joined(left.items, right.items),
    )
