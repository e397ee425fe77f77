"""The kinds of data that make a town: streets, crossings, block ids, areas, places."""
