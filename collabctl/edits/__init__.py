"""What a command writes into files that people wrote: worked out here as text, and written by `output`."""


class NotPossible(Exception):
    """The files cannot be changed that way; the message is one line for the person who asked."""
