"""How much collabctl takes in and gives out, each number with its reason.

An organization's own files are far below all of them: the largest we know of has a few thousand documents of
twenty to sixty lines. Whoever reaches a limit made a mistake, or means harm.
"""

MAX_BYTES = 1024 * 1024
"""Bytes in one file. A document of sixty lines is 2 kB, so this is hundreds of documents in a file."""

MAX_TABLE_BYTES = 64 * 1024 * 1024
"""Bytes in one table of measurements. A row of sixty bytes is long, so this is a million of them: one for each
minute of two years."""

MAX_TABLE_COLUMNS = 1_000
"""Columns of a table that is taken over from a spreadsheet: one for each month of eighty years."""

MAX_WORKBOOK_BYTES = 256 * 1024 * 1024
"""Bytes of a workbook once it is unpacked. A sheet with a million rows of three cells has some 150 MB."""

MAX_BAD_ROWS = 1_000
"""Rows of one table that are each told of. The rest are counted: one cause often makes them all."""

MAX_DEPTH = 32
"""Lists and mappings inside one another. The format needs seven; code that walks values may recurse this deep."""

MAX_VALUES = 50_000
"""Values (texts, numbers, lists, mappings and keys) in one file. A large document has a few hundred."""

MAX_DIGITS = 18
"""Digits of a number. A 64-bit integer holds them, so every other program that reads the file agrees."""

MAX_FILES = 200_000
"""Files of one organization. Twenty documents for each of ten thousand employees."""

MAX_TOTAL_BYTES = 512 * 1024 * 1024
"""Bytes of all files together. They are held in memory while collabctl works."""

MAX_PATTERNS = 100
"""Patterns of what an organization ignores that are looked at. Each is held against every file."""

MAX_PATTERN_CHARACTERS = 200
"""Characters of a pattern, as its schema says too. A path that people can still read is shorter."""

MAX_LANGUAGES = 12
"""Languages of a handbook. Every page is made, and can be searched, once for each of them."""

MAX_LINE = 50
"""Departments from one up to the whole that it is part of. The largest companies have about a dozen levels."""

MAX_AT_ONCE = 50
"""Meetings of the same people at one time that are compared with each other. Nobody needs the 51st to be told."""

MAX_OVERLAPS = 500_000
"""Times at which two meetings of the same people overlap, in a year: a thousand pairs on every day of it."""

MAX_FOLLOWED = 2_500_000
"""Influences that are followed, again and again, to see what moves what. Six thousand KPIs with five influences on each
metric need that many; of the metrics after these, only the influences that are written on them count."""

MAX_KPIS_OF_A_METRIC = 200
"""KPIs on one metric, for one part of the organization, that are compared with each other: that many pairs squared."""

MAX_PAIRS_OF_A_METRIC = 1_000
"""Pairs of KPIs on one metric that are told of. They have one cause; the rest is counted."""

MAX_PAGE_CHARACTERS = 128 * 1024
"""Characters of a page that the organization writes by hand: some forty pages of a book."""

MAX_PAGE_SIGNS = 12_000
"""Lines, and characters that may mean something in Markdown ([, *, |, ...), of such a page. Prose has one in twelve
characters, so the longest page fits; one that is made of nothing else would take thirty times longer to read."""

MAX_TEXT_SIGNS = 50_000
"""Such characters in the long texts of all documents that are more than plain sentences, a few of which have any."""

MAX_EXPLAINED = 500
"""Documents with faults, and names of something that is not there, that are told of one by one. The rest is counted:
one cause often makes them all."""

MAX_SUGGESTIONS = 50
"""Broken links for which it is looked up what was probably meant, among all that there is."""

MAX_FINDINGS_OF_A_DOCUMENT = 50
"""Findings shown for one document in text. The rest are counted: one cause often makes them all."""

MAX_FINDINGS_OF_A_RULE = 200
"""Findings shown for one rule in text. The rest are counted: nobody reads further."""

MAX_SHOWN_CHARACTERS = 80
"""Characters of a value that are repeated in a message. It must fit a line beside the sentence."""
