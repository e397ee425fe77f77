"""One file a kind of mention: from its words to the places that it may mean."""
