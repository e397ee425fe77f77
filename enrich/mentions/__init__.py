"""Where: names and forms of places in texts."""
