"""One self-contained JSON Schema for editors and other programs, if wanted with the organization's own ids in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from collabctl.documents.schema import files
from collabctl.documents.schema.files import COLLAB, Schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HOME = "https://collabctl.org/schemas/"
_OF_A_KIND = "document-"
_ANY = "*"


def bundle(kind: str | None) -> Schema:
    """The schema of a kind, or with None of every kind, with all that it refers to inside it.

    KeyError when there is no such kind.
    """
    return _bundle(kind, None)


def bundle_with_ids(kind: str | None, ids: Mapping[str, Mapping[str, str]]) -> Schema:
    """As `bundle`, where each reference offers the ids that exist, by kind and with what each is called.

    They come as `{"person": {"anna": "Anna de Vries"}}`.
    What fits otherwise still fits: the schema is kept in a file, and a document may have come since. Whether an id
    leads anywhere is for `collabctl validate` to say.
    """
    return _bundle(kind, ids)


def _bundle(kind: str | None, ids: Mapping[str, Mapping[str, str]] | None) -> Schema:
    if kind is not None and kind not in files.kinds():
        raise KeyError(kind)
    packing = _Packing(ids)
    name = kind or COLLAB
    body = {key: value for key, value in files.file(name).items() if key not in ("$schema", "$defs")}
    packed = packing.pack(body)
    return {"$schema": _DIALECT, "$id": f"{_HOME}{name}.schema.json", **packed, "$defs": packing.definitions}


class _Packing:
    """Rewrites `$ref` to lead inside one schema, and collects what they lead to."""

    def __init__(self, ids: Mapping[str, Mapping[str, str]] | None) -> None:
        self.ids = ids
        self.definitions: Schema = {}

    def pack(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self.pack(item) for item in node]
        if not isinstance(node, dict):
            return node
        packed = {key: self.pack(value) for key, value in node.items()}
        if "$ref" in packed:
            packed["$ref"] = self._inside(packed["$ref"])
        if self.ids is None:
            return packed
        if names := node.get("x-reference-keys"):
            packed = _both(packed, self._keys(names))
        if names := node.get("x-reference"):
            packed = _both(packed, self._choices(node, names))
        return packed

    def _inside(self, ref: str) -> str:
        if ref.endswith(".schema.json"):
            kind = ref.removesuffix(".schema.json")
            name, target = _OF_A_KIND + kind, files.file(kind)
        else:
            name = files.name_of(ref)
            target = files.shared(name)
        if name not in self.definitions:
            self.definitions[name] = None  # it holds its place; what it refers to comes behind it
            self.definitions[name] = self.pack({key: value for key, value in target.items() if key != "$schema"})
        return files.SHARED + name

    def _keys(self, names: Sequence[str]) -> Schema:
        return {"propertyNames": _offered(self._named(names, written=False), "string")}

    def _choices(self, node: Schema, names: Sequence[str]) -> Schema:
        return _offered(self._named(names, written="x-written" in node), node.get("type", "string"))

    def _named(self, names: Sequence[str], *, written: bool) -> dict[str, str]:
        """The ids of the kinds named, as a reference writes them, and what each is called."""
        ids = self.ids or {}
        if not written:
            return {id_: name for kind in names for id_, name in sorted(ids.get(kind, {}).items())}
        wanted = files.kinds() if _ANY in names else names
        found = {f"{kind}/{id_}": name for kind in wanted for id_, name in sorted(ids.get(kind, {}).items()) if id_}
        return {"organization": "", **found} if _ANY in names else found


def _offered(found: Mapping[str, str], types: str | Sequence[str]) -> Schema:
    """Choices for an editor to offer, beside whatever else fits."""
    if not found:
        return {}
    return {"anyOf": [{"enum": list(found), "enumDescriptions": list(found.values())}, {"type": types}]}


def _both(packed: Schema, more: Schema) -> Schema:
    """A schema that asks for both; what both say stands in `allOf`."""
    if packed.keys() & more.keys():
        return {**packed, "allOf": [*packed.get("allOf", ()), more]}
    return {**packed, **more}
