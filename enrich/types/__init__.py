"""What sort of thing an item is, and its own fields."""
