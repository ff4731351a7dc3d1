"""What the figures say: where goals and KPIs stand, which way things go, and how joined up departments are."""

from collabctl.results.standing import Standing, stand

__all__ = ["Standing", "stand"]
