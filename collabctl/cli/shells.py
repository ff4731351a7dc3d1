"""Tab in bash, zsh and fish, where they differ from what click takes for granted.

What follows a `=` is completed too: `--set department=s` and `--department=s`. Bash hands such a word over in pieces
and takes back only the last one; zsh and fish want all of it back.
"""

from __future__ import annotations

import os
from itertools import islice

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)


def register() -> None:
    """Let click use these shells instead of its own."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)


class _Bash(BashComplete):
    """Bash, for which `=` stands between words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        number = int(os.environ["COMP_CWORD"])
        words = list(islice(split_arg_string(os.environ["COMP_WORDS"]), number + 1))
        words += [""] * (number + 1 - len(words))
        whole: list[str] = []
        for before, word in zip(["", *words], words, strict=False):
            if whole and (word == "=" or before == "="):
                whole[-1] += word
            else:
                whole.append(word)
        self._typed = words[-1]
        return whole[1:-1], whole[-1]

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        there = incomplete.removesuffix(self._typed.lstrip("="))
        found = super().get_completions(args, incomplete)
        return [CompletionItem(one.value.removeprefix(there), one.type, one.help) for one in found]


class _Zsh(ZshComplete):
    """Zsh, which takes a word back whole."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        return _with_option(incomplete, super().get_completions(args, incomplete))


class _Fish(FishComplete):
    """Fish, which takes a word back whole, commas included."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        return _with_option(incomplete, super().get_completions(args, incomplete))


def _with_option(incomplete: str, found: list[CompletionItem[str]]) -> list[CompletionItem[str]]:
    """What is offered, with the option that is written before it: --department=sales."""
    option, equals, _ = incomplete.partition("=")
    if not equals or not option.startswith("--"):
        return found
    return [CompletionItem(f"{option}={one.value}", one.type, one.help) for one in found]
