"""`python -m collabctl` is `collabctl`."""

from collabctl.cli import main

main()
