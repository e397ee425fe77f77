"""How fast an index finds, takes in and is made anew, beside the goals: JSON lines, and a table.

    python -m benchmarks.search                                  # a million invented items
    python -m benchmarks.search --items 10000000 --keep var/ten  # built once ...
    python -m benchmarks.search --reuse var/ten                  # ... and measured again

The embedded index, and Elasticsearch where ES_URL names a server (with ES_USER, ES_PASSWORD,
ES_API_KEY, ES_CA). What each figure means: docs/figures.md, Search.
"""

import argparse
import os
import tempfile
from contextlib import nullcontext
from pathlib import Path

from benchmarks.arguments import at_least, not_negative, parser_of
from benchmarks.search.figures import Figures
from benchmarks.search.items import Items
from benchmarks.search.kept import Kept
from benchmarks.search.measuring import Measurement
from benchmarks.search.places import ELASTICSEARCH, EMBEDDED, places, wipe
from benchmarks.search.questions import GOALS

ENGINES = (EMBEDDED, ELASTICSEARCH)


def main() -> None:
    """Measure each engine in turn; without --keep, what was put there is gone at the end."""
    asked = _arguments()
    stays = asked.reuse or asked.keep
    with nullcontext(stays) if stays else tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        kept = Kept.read(folder) if asked.reuse else _new(asked, folder)
        items = Items(kept.items, kept.seed, kept.towns)
        for engine, where in places(home, kept.prefix, asked.shards).items():
            if engine not in (asked.engine or ENGINES):
                continue
            figures = Figures(engine, kept.items)
            try:
                Measurement(asked, items, where, figures, kept).run()
            finally:
                kept.write(folder)
                if not stays:
                    wipe(where)
            print(figures.table() if asked.table else "", end="", flush=True)


def _new(asked: argparse.Namespace, folder: Path) -> Kept:
    folder.mkdir(parents=True, exist_ok=True)
    Kept.refuse_another(folder)
    return Kept.new(asked.items, asked.seed, asked.towns)


def _arguments() -> argparse.Namespace:
    parser = parser_of("benchmarks.search", (__doc__ or "").partition("\n")[0])
    parser.formatter_class = argparse.ArgumentDefaultsHelpFormatter
    one, none = at_least(1), at_least(0)
    parser.add_argument("--items", type=one, default=1_000_000, help="how many to build with")
    parser.add_argument("--towns", type=one, default=1, help="how many to spread them over")
    parser.add_argument("--shards", type=one, default=1, help="of an index on Elasticsearch")
    parser.add_argument("--seed", type=none, default=1)
    parser.add_argument("--engine", nargs="+", choices=ENGINES, help="without: those there are")
    parser.add_argument("--keep", metavar="DIR", help="build there, and leave it there")
    parser.add_argument("--reuse", metavar="DIR", help="measure again what --keep left")
    parser.add_argument("--load", type=none, default=100_000, help="items loaded bit by bit")
    parser.add_argument("--readers", type=one, default=4)
    parser.add_argument("--pause", type=not_negative, default=0, help="ms before each question")
    parser.add_argument("--writer", type=not_negative, default=100, help="items a second, 0: none")
    parser.add_argument("--rounds", type=one, default=500, help="questions a reader and kind")
    parser.add_argument("--cold", type=none, default=30, help="questions of a kind asked cold")
    parser.add_argument("--only", nargs="+", choices=GOALS, default=list(GOALS))
    parser.add_argument("--table", action="store_true", help="print a table at the end")
    asked = parser.parse_args()
    if ELASTICSEARCH in (asked.engine or ()) and not os.environ.get("ES_URL"):
        parser.error("argument --engine: elasticsearch needs a server: set ES_URL")
    return asked


if __name__ == "__main__":
    main()
