"""The site's own words, in the language of its readers."""

from __future__ import annotations

from collabctl.handbook.languages import Language


def words(language: Language) -> dict[str, str]:
    """What the template and the script say; `{number}` stays a place, which the script fills."""
    _ = language._
    return {
        "skip": _("Skip to content"),
        "menu": _("Menu"),
        "close": _("Close the menu"),
        "language": _("Language"),
        "dark": _("Dark colours"),
        "search": _("Search the handbook"),
        "results": _("Results: {number}", number="{number}"),
        "nothing": _("Nothing found"),
        "above": _("You are here"),
        "contents": _("On this page"),
        "edit": _("Edit this page"),
        "find": _("What do you want to share?"),
        "find_example": _("Question, customer, decision …"),
        "find_title": _("Which channel for this message?"),
        "find_all": _("All kinds of messages"),
        "drawing": _("The drawing in words"),
        "choose": _("Choose a language"),
    }
