"""The tables of a generation.

A membership row says that a document stands under a key, and carries what queries filter by, so
that a feed is one scan of one key, newest first, as long as its result. Keys are those of
records.reach, and narrower ones that `narrow_key` makes. Names are stored once and stand as
numbers in the rows.
"""

import sqlite3

VERSION = 1

# kind: type and source; topics: a set of themes. Few of each, so a filter becomes a list of them.
_SCHEMA = f"""
CREATE TABLE key(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE kind(id INTEGER PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL,
    UNIQUE(type, source));
CREATE TABLE topics(id INTEGER PRIMARY KEY, codes TEXT NOT NULL UNIQUE);

CREATE TABLE doc(feed_key INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, topics INTEGER NOT NULL, starts INTEGER, ends INTEGER,
    item_id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, keys TEXT NOT NULL);

CREATE TABLE area_doc(key INTEGER NOT NULL, feed_key INTEGER NOT NULL, maybe INTEGER NOT NULL,
    kind INTEGER NOT NULL, topics INTEGER NOT NULL, starts INTEGER, ends INTEGER,
    PRIMARY KEY(key, feed_key)) WITHOUT ROWID;
CREATE TABLE cell_doc(key INTEGER NOT NULL, feed_key INTEGER NOT NULL, maybe INTEGER NOT NULL,
    kind INTEGER NOT NULL, topics INTEGER NOT NULL, starts INTEGER, ends INTEGER,
    lon REAL NOT NULL, lat REAL NOT NULL,
    PRIMARY KEY(key, feed_key, lon, lat)) WITHOUT ROWID;

-- Only which tokens a document has matters: no positions, no sizes. Contentless, so to take a row
-- out its tokens must be told: `told` keeps them, deflated.
CREATE VIRTUAL TABLE fts USING fts5(tokens, content='', columnsize=0, detail=none,
    tokenize='ascii');
CREATE TABLE told(feed_key INTEGER PRIMARY KEY, tokens BLOB NOT NULL);

CREATE TABLE tombstone(item_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE checkpoint(seq INTEGER NOT NULL);
INSERT INTO checkpoint VALUES(0);
PRAGMA user_version = {VERSION};
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty generation of an empty database."""
    connection.execute("PRAGMA journal_mode = WAL")
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
