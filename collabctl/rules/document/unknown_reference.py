"""A document names something that does not exist.

A KPI of a department that nobody wrote down, a meeting with a team that was renamed: the agreement hangs in the
air. What is named in a file that could not be read is given the benefit of the doubt.

What to do: use the id that is suggested, or write the document that is missing.
"""

from collabctl.rules import found_while_reading

unknown_reference = found_while_reading(__name__, severity="error")
