"""A file cannot be read as YAML, or uses what collabctl refuses.

YAML lets the same thing be written in many ways, and some of them hide what is meant: anchors and aliases say
something once and use it elsewhere, a key that stands twice silently loses its first value, invisible characters
make two words look alike. What a reviewer sees should be what counts, so all of that is refused. A bracket or a
quote that was never closed is reported where it was opened, because the end of the file tells nobody anything.

What to do: mend the line that is named. When a text begins with a special character or holds ': ' or ' #', put it
in quotes, or write it on the lines below after a |.
"""

from collabctl.rules import found_while_reading

syntax = found_while_reading(__name__, severity="error")
