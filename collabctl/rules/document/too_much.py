"""There is more of something than collabctl looks at.

Whoever sends a change decides what is in it, so there must be an end to how long it may be looked at. The limits are
far above what organizations have. What is over one is left out, and the rest is checked as ever; what is left out may
hold anything, so this is always an error.

What to do: take out what is there by mistake. If the organization really is that large, tell us: a limit can be raised.
"""

from collabctl.rules import found_while_reading

too_much = found_while_reading(__name__, severity="error")
