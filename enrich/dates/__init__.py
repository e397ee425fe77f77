"""Days and times that a text names: one concept a file, put together by `finder`."""
