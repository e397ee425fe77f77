"""Every page of a resident does its work with scripts switched off, and has none to miss."""
