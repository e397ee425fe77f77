"""The tables of a generation.

A membership row says that a document stands under a key, and carries what queries filter by, so
that a feed is one scan of one key, newest first, as long as its result. Keys are those of
records.reach, and narrower ones that `narrow_key` makes. Names and words are stored once and stand
as numbers in the rows; many numbers in one row are spelled as characters (`alphabet`).
"""

import sqlite3

VERSION = 3

# kind: type and source; topics: a set of themes. Few of each, so a filter becomes a list of them.
_SCHEMA = f"""
CREATE TABLE key(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE kind(id INTEGER PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL,
    UNIQUE(type, source));
CREATE TABLE topics(id INTEGER PRIMARY KEY, codes TEXT NOT NULL UNIQUE);

-- The newest revision known of each item; number NULL: it is out of the index.
CREATE TABLE item(item_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, number INTEGER)
    WITHOUT ROWID;
CREATE TABLE doc(number INTEGER PRIMARY KEY, feed_key INTEGER NOT NULL UNIQUE,
    kind INTEGER NOT NULL, topics INTEGER NOT NULL, last_day INTEGER,
    starts INTEGER, ends INTEGER, item_id TEXT NOT NULL);

-- Membership rows are many: of an event they hold the last day only, the rest is looked up.
CREATE TABLE area_doc(key INTEGER NOT NULL, feed_key INTEGER NOT NULL, maybe INTEGER NOT NULL,
    kind INTEGER NOT NULL, topics INTEGER NOT NULL, last_day INTEGER,
    PRIMARY KEY(key, feed_key)) WITHOUT ROWID;
CREATE TABLE cell_doc(key INTEGER NOT NULL, feed_key INTEGER NOT NULL, maybe INTEGER NOT NULL,
    kind INTEGER NOT NULL, topics INTEGER NOT NULL, last_day INTEGER,
    lon REAL NOT NULL, lat REAL NOT NULL,
    PRIMARY KEY(key, feed_key, lon, lat)) WITHOUT ROWID;

-- Only which tokens a document has matters: no positions, no sizes. Contentless, so to take a row
-- out its tokens must be told: `told` keeps what they are made of, and the words in their order.
CREATE VIRTUAL TABLE fts USING fts5(tokens, content='', columnsize=0, detail=none,
    tokenize='ascii');
CREATE TABLE told(number INTEGER PRIMARY KEY, lang TEXT NOT NULL,
    keys TEXT NOT NULL, narrow TEXT NOT NULL, words TEXT NOT NULL);
-- A word as it was read: its stems are kept, whatever a later stemmer would make of it.
CREATE TABLE word(id INTEGER PRIMARY KEY, folded TEXT NOT NULL, lang TEXT NOT NULL,
    tokens TEXT NOT NULL);
CREATE INDEX word_folded ON word(folded);

-- seq: the last change that is in; changes: how often anything came in; spill: see `numbering`.
CREATE TABLE state(seq INTEGER NOT NULL, changes INTEGER NOT NULL, spill INTEGER NOT NULL);
INSERT INTO state VALUES(0, 0, 0);
PRAGMA user_version = {VERSION};
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty generation of an empty database."""
    connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")


def narrow_key(key: str, field: str, value: str) -> str:
    """Return the key of those documents under `key` that have this value in this field."""
    return f"{key} {field}={value}"


def narrow_fields(key: str) -> tuple[str, ...]:
    """Return the fields by which a key is narrowed too: where many stand, few are asked for."""
    if key.startswith("city:"):
        return ("theme", "source")
    return ("theme",) if key.startswith("n:") else ()


def filing_token(number: int, *, maybe: bool) -> str:
    """Return the token of a key in full-text rows; digits in front keep it apart from words'."""
    return f"{int(maybe)}k{number}"


def pair_token(first: int, second: int) -> str:
    """Return the token of two words, by their numbers, one right after the other."""
    return f"3{first}p{second}"


def lang_token(lang: str) -> str:
    """Return the token of all documents of a language."""
    return f"2{lang}"
