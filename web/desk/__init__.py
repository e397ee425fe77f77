"""The editors' desk: what is in doubt, what readers reported, and the last word on it."""
