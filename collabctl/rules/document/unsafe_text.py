"""A long text holds more than plain Markdown.

Long texts become part of pages that GitHub, GitLab and the site each read in their own way. Paragraphs, lists,
emphasis, code and links look the same everywhere. HTML, images, tables and headings do not, and some of them can
hide a trick. So they are refused, and never silently cleaned.

What to do: say it in plain words, and put a backslash before a character that should stand for itself.
"""

from collabctl.rules import found_while_reading

unsafe_text = found_while_reading(__name__, severity="error")
