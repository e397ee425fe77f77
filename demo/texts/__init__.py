"""The texts that the town's publishers write, and where they say that things happen."""
