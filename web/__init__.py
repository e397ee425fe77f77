"""Pages, feeds and forms. Reads the store; writes only what visitors ask for."""
