"""Two documents of a kind have the same id.

Other documents name this one by its id, so there would be no telling which of the two is meant. The first one, by
path and line, is the one that counts.

What to do: give the later one an id of its own, or merge the two.
"""

from collabctl.rules import found_while_reading

duplicate_id = found_while_reading(__name__, severity="error")
