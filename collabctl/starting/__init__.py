"""The first documents: an organization to begin with, and a new document of each kind, with a remark beside each field.

The texts are data: `kinds/<language>/<kind>.yaml` and `first/<language>/`. In them `<<...>>` stands for a value, which
is written so that every YAML parser reads the same, and a line that begins with `#%` decides or repeats.
"""

LANGUAGES = ("en", "nl")
"""The languages that the texts are written in; the first one stands in for all others."""
