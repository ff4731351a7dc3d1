r"""The name of a file or folder is not the same for everybody who gets it.

What a reviewer sees should be what is read, and everybody should get the same files. A name may hold characters that
nobody can see. Two names that differ in capitals only, or in the way in which an accent is stored, are one name on
macOS, the first also on Windows: one of the two files is lost there, without a word. And Windows has no name with one
of < > : " | ? * and \ in it, none that ends in a dot or a space, and none of a device, such as con, nul or aux,
whatever follows its dot: git stops at it, so that nobody there gets any file.

What to do: give the file or folder another name, or make the two one.
"""

from collabctl.rules import found_while_reading

file_name = found_while_reading(__name__, severity="error")
