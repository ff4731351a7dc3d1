"""Documents out of templates: filled value by value, so that nothing in an answer can become more than a value.

In a template `$name` stands for the answer to a parameter, or for the id of another document of the playbook. Alone it
is the answer itself, be it a list; within a text it is what people call it, in the language of that text, and there
`$id:name` is the id. An item of a list with `$each: departments` is there once for each of them, as `$each`, and so is
a key `$each departments`. A document with `$when: team` is left out where that parameter has no answer, and one with
`$once: true` serves all uses of the playbook, so that its id says nothing of this one. What has no answer is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from collabctl.organization.text import Text
from collabctl.playbooks.playbook import LANGUAGES, Playbook
from collabctl.playbooks.values import Languages, New, Value, in_document, in_words

NAME = re.compile(r"\$(id:)?([a-z]+(?:[_-][a-z]+)*)")
EACH, WHEN, ONCE = "$each", "$when", "$once"


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands for which name, and in which languages."""

    values: Mapping[str, Value]
    ids: Mapping[str, str]
    languages: Languages
    templates: Mapping[str, Mapping[str, Any]]

    def with_each(self, value: Value) -> Filling:
        """The same, inside of what is written once for each of several."""
        return Filling({**self.values, "each": value}, self.ids, self.languages, self.templates)

    def alone(self, name: str) -> Any:
        """What a name stands for where it stands alone."""
        if name in self.values:
            return in_document(self.values[name], self.languages, self.ids)
        return self.ids[name]

    def within(self, name: str, language: str | None) -> str:
        """What a name stands for within a text, or with `language` None within a reference."""
        if language is not None and name in self.values:
            value = self.values[name]
            if isinstance(value, New):
                return _replaced(Text(self.templates[value.id]["name"]).to(language), self, language)
            return in_words(value, language)
        return str(self.alone(name))

    def text(self, text: Text) -> str:
        """A text of the playbook in the first of the languages, with the answers in it."""
        language = self.languages.chosen[0]
        return _replaced(text.to(language), self, language)

    def each(self, name: str) -> Iterator[Filling]:
        """One filling for each part of an answer."""
        value = self.values[name]
        return map(self.with_each, value if isinstance(value, tuple) else () if value is None else (value,))


def needed(playbook: Playbook, values: Mapping[str, Value]) -> list[Mapping[str, Any]]:
    """The templates that are to be filled: not those in whose place a document of the organization was chosen."""
    replaced = {
        parameter.or_new
        for parameter in playbook.parameters
        if parameter.or_new and not isinstance(values[parameter.name], New)
    }
    return [
        template
        for template in playbook.templates
        if template["id"] not in replaced and (WHEN not in template or values[template[WHEN]] not in (None, ()))
    ]


def filled(template: Mapping[str, Any], filling: Filling) -> dict[str, Any]:
    """The document of a template, under the id that it has by now."""
    data = {key: value for key, value in template.items() if key not in (WHEN, ONCE)}
    document = _filled(data, filling, None)
    return {**document, "id": filling.ids[template["id"]]} if isinstance(document, dict) else {}


def _filled(value: Any, filling: Filling, language: str | None) -> Any:
    if isinstance(value, str):
        return _text(value, filling, language)
    if isinstance(value, list):
        return [one for item in value for one in _items(item, filling)]
    if not isinstance(value, dict):
        return value
    if value and set(value) <= set(LANGUAGES):
        return filling.languages.written(Text({key: str(_filled(text, filling, key)) for key, text in value.items()}))
    found: dict[str, Any] = {}
    for key, inner in value.items():
        each = key.partition(f"{EACH} ")[2]
        for one in filling.each(each) if each else (filling,):
            name = one.alone("each") if each else key
            result = _filled(inner, one, None)
            if result is not None and result not in ([], {}):
                found[name] = result
    return found


def _items(item: Any, filling: Filling) -> list[Any]:
    """What an item of a list becomes: nothing, one, or several."""
    if isinstance(item, dict) and EACH in item:
        each = item[EACH]
        inner = {key: value for key, value in item.items() if key != EACH}
        return [_filled(inner, one, None) for one in filling.each(each)]
    result = _filled(item, filling, None)
    if isinstance(result, list):
        return result
    return [] if result is None or result in ([], {}) else [result]


def _text(text: str, filling: Filling, language: str | None) -> Any:
    alone = NAME.fullmatch(text)
    return filling.alone(alone[2]) if alone and language is None else _replaced(text, filling, language)


def _replaced(text: str, filling: Filling, language: str | None) -> str:
    return NAME.sub(lambda found: filling.within(found[2], None if found[1] else language), text)
