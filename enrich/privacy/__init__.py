"""What must not be published of an item."""
