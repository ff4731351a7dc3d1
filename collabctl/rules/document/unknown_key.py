"""A document has a key that its kind does not know.

A misspelt key would otherwise be lost without a word: the agreement is in the file, and nobody keeps it.

What to do: use the key that is suggested. What has no place of its own can stand under 'notes'.
"""

from collabctl.rules import found_while_reading

unknown_key = found_while_reading(__name__, severity="error")
