"""The town's publishers: who they are, what they publish day by day, in which format."""
