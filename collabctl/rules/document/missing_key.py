"""A document lacks a key that it makes no sense without.

collabctl asks for little: a KPI without a metric or a meeting without a time is not yet an agreement. What good
practice asks for beyond that is left to other rules, so that an organization can start small.

What to do: add the key. For a start, 'collabctl explain' and the schema's descriptions show how it is written.
"""

from collabctl.rules import found_while_reading

missing_key = found_while_reading(__name__, severity="error")
