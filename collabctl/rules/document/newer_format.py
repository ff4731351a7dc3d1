"""The organization is written in a newer format than this collabctl reads.

A newer format may mean something else by the same words, so guessing would be worse than stopping.

What to do: install a newer collabctl.
"""

from collabctl.rules import found_while_reading

newer_format = found_while_reading(__name__, severity="error")
