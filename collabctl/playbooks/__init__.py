"""Ready-made practice: what a playbook asks, what it answers itself, and the documents that come of it."""
