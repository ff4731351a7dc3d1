"""A file in the organization's folder is named like what a run of collabctl leaves when it is cut short.

While it writes, collabctl puts parts of files beside them, and notes on this machine which those are. A part that is
not among them came from elsewhere, most often with a commit. It is never used; but nobody who reads the folder sees it
either, and so whatever is in it is hidden there.

What to do: look at what it holds, then delete it, from version control too.
"""

from collabctl.rules import found_while_reading

left_behind = found_while_reading(__name__, severity="error")
