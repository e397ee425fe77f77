"""Whether two items tell the same."""
