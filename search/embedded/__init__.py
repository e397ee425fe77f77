"""The index in files of its own, with the standard library's sqlite3: nothing to install or run."""
