"""What moves what: arrows between metrics, the best ways along them, and what they come to."""
