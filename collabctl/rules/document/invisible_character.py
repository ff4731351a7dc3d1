r"""A text holds a character that nobody can see, such as a no-break space.

It comes along when a text is pasted from a word processor, a web page or a spreadsheet. Four of them are taken in
texts, because they change nothing: a no-break space (U+00A0, U+202F) is read as a space, a soft hyphen (U+00AD) as
nothing, and so is a carriage return that is written as `\r`. Everywhere else, in an id or a date, they are errors, and
so are all other characters that cannot be seen: what a reviewer sees is what counts.

What to do: type an ordinary space in its place, or remove it.
"""

from collabctl.rules import found_while_reading

invisible_character = found_while_reading(__name__, severity="warning")
