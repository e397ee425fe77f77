"""The invented town: its streets, names, house numbers, neighbourhoods and places."""
