"""What other systems have, taken over, and what they can read, written for them."""
