"""Find the text of the pages and PDFs that a spider brought back whole.

One by one, so that a bomb among them costs its own entry only.
"""

from dataclasses import replace

import msgspec

from crawlers.crawl import Catch, Missed, Page
from crawlers.document import Document
from crawlers.manners import Manners
from crawlers.worker import WORKERS
from crawlers.worker_messages import DocumentJob
from records import Source, SourceError


def with_texts(source: Source, catch_json: bytes, manners: Manners) -> bytes:
    """Return a spider's catch with the text of each page that came whole, as JSON again.

    What the selectors found of its title and date goes before what the page says for programs.
    """
    catch = msgspec.json.decode(catch_json, type=Catch)
    if not any(page.content for page in catch.pages):
        return catch_json
    pages: list[Page] = []
    missed = list(catch.missed)
    for page in catch.pages:
        try:
            pages.append(_with_text(source, page, manners) if page.content else page)
        except SourceError as error:
            missed.append(Missed(page.url, error.reason))
    return msgspec.json.encode(replace(catch, pages=tuple(pages), missed=tuple(missed)))


def _with_text(source: Source, page: Page, manners: Manners) -> Page:
    document = Document(page.content, page.content_type, page.url)
    job = DocumentJob(source.id, document, manners.item_max_bytes)
    text = WORKERS.find_text(job, manners.parse_timeout)
    return replace(
        page,
        title=page.title or text.title,
        body=text.html,
        published=page.published or text.published,
        starts=page.starts or text.starts,
        place=page.place or text.place,
        content=b"",
        warnings=text.warnings,
    )
