"""A document says it is of a kind that does not exist.

The kind decides which keys a document may have and where it appears in the handbook. Nothing can be said about a
document of an unknown kind, so this is its only finding.

What to do: write one of the kinds that are listed; 'collabctl schema' knows them all.
"""

from collabctl.rules import found_while_reading

unknown_kind = found_while_reading(__name__, severity="error")
