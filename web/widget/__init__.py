"""What other sites show of us: a small list in a frame, and the page where its code is made."""
