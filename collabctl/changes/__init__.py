"""Two versions of an organization: what is different, in its own words, for whom, and who should look."""

from collabctl.changes.change import Change, Consequence
from collabctl.changes.comparison import Comparison, compare
from collabctl.changes.pairing import pair
from collabctl.changes.reviewers import Reviewer
from collabctl.changes.standing import Standing, standing

__all__ = ["Change", "Comparison", "Consequence", "Reviewer", "Standing", "compare", "pair", "standing"]
