"""A YAML file in the organization's folder is not for collabctl.

Every .yaml and .yml file below organization.yaml is read, so that a document with a forgotten 'kind' is never
silently left out. A file that belongs to another program has to be named once.

What to do: give the document a 'kind', move the file elsewhere, or list it under 'ignore' in organization.yaml.
"""

from collabctl.rules import found_while_reading

not_ours = found_while_reading(__name__, severity="error")
