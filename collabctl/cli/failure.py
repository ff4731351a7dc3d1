"""What stops a command."""


class Failure(Exception):
    """The command could not do its work: one clear line on stderr, and exit code 2."""
