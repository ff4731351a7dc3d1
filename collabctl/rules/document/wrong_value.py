"""A value is not what its key asks for.

It may be a word that is not one of the choices, a day that does not exist, a number where a text belongs, or a text
that YAML cut short or split without saying so: after ' #', at a comma inside braces, at '12.000' for twelve thousand.

What to do: write what the message asks for. Put texts with special characters in quotes.
"""

from collabctl.rules import found_while_reading

wrong_value = found_while_reading(__name__, severity="error")
