"""Whose standing request an item answers: a million of them in memory, in bitmaps.

`matcher.py` puts together: `postings.py` tells who asks for a place, a theme or a word,
`anchors.py` under which words terms are looked up, `shapes.py` who draws a line around the item;
`snapshot.py` keeps it all in a file.
"""
