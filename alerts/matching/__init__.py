"""Whose standing request an item answers: a million of them in memory, in bitmaps.

`matcher.py` puts together: `postings.py` tells who asks for a place, a theme or a word,
`wordings.py` who wants to read what it says, `shapes.py` who draws a line around it, `ids.py` who
they are; `snapshot.py` keeps it all in a file.
"""
