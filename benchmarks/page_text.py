"""What reading pages and PDFs costs, in the process that reads hostile input.

    python -m benchmarks.page_text                  # pages, one JSON line a figure
    python -m benchmarks.page_text FILE.pdf …       # and these PDFs

`worker starts`: until it is ready to read feeds. `first page`: with loading what pages need.
`pages`: articles of 400 words among menus and side notes, each different, one after the other
through the worker's pipe; then its memory, which must not grow with their number. `pdf`: a given
file, best of 3.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from crawlers.document import Document
from crawlers.worker import Workers
from crawlers.worker_messages import DocumentJob

PAGES = 2_000
ITEM_MAX_BYTES = 256_000
TIMEOUT = 60.0
SENTENCE = "La rue numéro {n} sera fermée à la circulation le {day} mars entre la gare et le pont. "


def page(number: int) -> Document:
    """Return an invented article of some 400 words, with what pages have around them."""
    links = "".join(f"<li><a href='/{n}'>Rubrique {n}</a></li>" for n in range(40))
    paragraphs = "".join(
        "<p>" + "".join(SENTENCE.format(n=number + n, day=n + 1) for n in range(6)) + "</p>"
        for _ in range(4)
    )
    html = (
        f"<!doctype html><html lang=fr><head><title>Travaux {number}</title></head><body>"
        f"<nav><ul>{links}</ul></nav><div class=content><h1>Travaux {number}</h1>{paragraphs}</div>"
        f"<div class=sidebar><ul>{links}</ul></div><footer>Mairie</footer></body></html>"
    )
    kind = "text/html; charset=utf-8"
    return Document(html.encode(), kind, f"https://town.example/{number}")


def main() -> None:
    """Measure and print."""
    for each in figures([Path(name) for name in sys.argv[1:]]):
        print(json.dumps(each), flush=True)


def figures(pdfs: list[Path]) -> Iterator[dict[str, object]]:
    """Yield one figure after the other."""
    workers = Workers()

    def seconds(document: Document) -> float:
        start = time.perf_counter()
        workers.find_text(DocumentJob("town/source", document, ITEM_MAX_BYTES), TIMEOUT)
        return time.perf_counter() - start

    plain = Document(b"Words", "text/plain", "https://town.example/0")
    yield {"what": "worker starts", "seconds": round(seconds(plain), 2)}
    yield {"what": "first page", "seconds": round(seconds(page(0)), 2)}
    half = PAGES // 2
    first = sum(seconds(page(number)) for number in range(half))
    before = _memory(workers)
    second = sum(seconds(page(number)) for number in range(half, PAGES))
    yield {"what": "pages", "per_second": round(half / min(first, second))}
    yield {"what": "memory", "mb_at": {half: before, PAGES: _memory(workers)}}
    for path in pdfs:
        document = Document(path.read_bytes(), "application/pdf", "https://town.example/a.pdf")
        best = min(seconds(document) for _ in range(3))
        yield {"what": "pdf", "file": path.name, "ms": round(best * 1_000)}
    yield {"what": "memory after PDFs", "mb": _memory(workers)}
    workers.close()


def _memory(workers: Workers) -> int:
    """Return the megabytes that the only worker has in memory."""
    (number,) = workers.idle_pids()
    status = Path(f"/proc/{number}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1_024


if __name__ == "__main__":
    main()
