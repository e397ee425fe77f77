"""The Scrapy spider for sites with a list and detail pages: `python -m crawlers.spider`.

Reads an Errand (JSON) from standard input, writes a Catch (JSON) to standard output. It runs in a
process of its own: a reactor can't be started twice, and a hung page is killed with it.
"""

import resource
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

import msgspec
import scrapy
from scrapy import Request
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import CloseSpider, IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.selector import Selector
from twisted.python.failure import Failure as TwistedFailure

from crawlers.crawl import Catch, Errand, Missed, Page
from crawlers.document import PDF, is_pdf
from crawlers.manners import Manners
from crawlers.page_parts import check_selectors, link_words, read_page
from crawlers.reactor_guard import GuardedResolver
from crawlers.spider_failures import explain_download, retry_after
from records import Failure, Selectors

MEMORY = 1 << 30
MAX_REDIRECTS = 5
LEAST_GAP_S = 0.005
MAX_WHOLE = 64 << 20  # bytes of PDFs and pages to be read whole; they pass through memory twice


class ListDetailSpider(scrapy.Spider):
    """Walks a list, page by page, and reads the detail page of each of its entries."""

    name = "list_detail"

    def __init__(self, errand: Errand, selectors: Selectors) -> None:
        super().__init__()
        self._address = errand.source.address
        self._item_max = errand.manners.item_max_bytes
        self._selectors = selectors
        self._pages: dict[int, Page] = {}
        self._missed: list[Missed] = []
        self._notes: list[str] = []
        self._asked: set[str] = set()
        self._found = self._left = self._whole = 0
        self._failed: Catch | None = None

    def catch(self) -> Catch:
        """Return what was found, once the crawl is over."""
        if self._failed:
            return self._failed
        notes = list(self._notes)
        if self._left:
            notes.append(f"{self._left} pages not read: max_pages is {self._selectors.max_pages}")
        pages = tuple(page for _, page in sorted(self._pages.items()))
        missed = tuple(sorted(self._missed, key=lambda each: each.url))
        return Catch(pages, missed, tuple(notes))

    async def start(self) -> AsyncIterator[Request]:
        """Begin with the list's first page."""
        for request in self._ask(self._address, "read_list"):
            yield request

    def read_list(self, response: Response) -> Iterator[Request]:
        """Follow the entries of a list page, and the link to the next one."""
        if not isinstance(response, TextResponse):
            self._give_up(Failure.NOT_A_FEED, f"{response.url} is not a web page")
            return
        entries = response.css(self._selectors.entry)
        if not entries:
            self._notes.append(f"{response.url}: nothing fits entry = {self._selectors.entry!r}")
        for entry in entries:
            link = entry.css(self._selectors.link).get()
            self._found += 1
            if link:
                url = response.urljoin(link.strip())
                values = {"place": self._found, "entry": entry}
                yield from self._ask(url, "read_detail", values)
            else:
                why = f"nothing fits link = {self._selectors.link!r}"
                self._missed.append(Missed(f"{response.url}, entry {self._found}", why))
        if self._selectors.next_page and (link := response.css(self._selectors.next_page).get()):
            yield from self._ask(response.urljoin(link.strip()), "read_list")

    def read_detail(self, response: Response, place: int, entry: Selector) -> None:
        """Keep the parts of a detail page, or a whole PDF, under its place in the list."""
        if is_pdf(response.body):
            page = read_page(response.url, entry, self._selectors)
            page = replace(page, title=page.title or link_words(entry), body="")
            self._keep_whole(place, page, response.body, PDF)
        elif not isinstance(response, TextResponse):
            self._missed.append(Missed(response.url, "is neither a web page nor a PDF"))
        else:
            page = read_page(response.url, response, self._selectors)
            if self._selectors.body:
                # One character over the limit is left for the reader to see that it must cut.
                self._pages[place] = replace(page, body=page.body[: self._item_max + 1])
            else:
                given = (response.headers.get("Content-Type") or b"").decode("latin-1")
                kind = f"{given.partition(';')[0]}; charset={response.encoding}"
                self._keep_whole(place, page, response.body, kind)

    def _keep_whole(self, place: int, page: Page, content: bytes, content_type: str) -> None:
        self._whole += len(content)
        if self._whole > MAX_WHOLE:
            why = f"the pages of this crawl are over {MAX_WHOLE >> 20} MB together"
            self._missed.append(Missed(page.url, why))
        else:
            self._pages[place] = replace(page, content=content, content_type=content_type)

    def failed(self, failure: TwistedFailure) -> None:
        """Note a page that could not be fetched; without its first page the crawl is void.

        A host that says "too many requests" is left alone at once.
        """
        request: Request = failure.request  # type: ignore[attr-defined]
        kind, reason = explain_download(failure)
        if request.callback == self.read_list or kind is Failure.HTTP_429:
            self._give_up(kind, f"{request.url}: {reason}", retry_after(failure))
        else:
            self._missed.append(Missed(request.url, reason))

    def _give_up(self, failure: Failure, reason: str, rest: float = 0.0) -> None:
        self._failed = Catch(failure=failure, reason=reason, retry_after=rest)
        raise CloseSpider(str(failure))

    def _ask(
        self, url: str, method: str, values: dict[str, Any] | None = None
    ) -> Iterator[Request]:
        """Yield the request for a page that is new, if the crawl may ask for one more.

        Scrapy's own filter of repeated requests is off: it would drop redirects without a word.
        """
        if url in self._asked:
            return
        if not url.startswith(("http://", "https://")):
            self._missed.append(Missed(url, "is not a web address"))
        elif len(self._asked) >= self._selectors.max_pages:
            self._left += 1
        else:
            self._asked.add(url)
            yield Request(
                url,
                getattr(self, method),
                errback=self.failed,
                cb_kwargs=values or {},
                dont_filter=True,
            )


class NoDowngrade:
    """A downloader middleware that refuses redirects from https to http."""

    def process_request(self, request: Request) -> None:
        """Refuse a request whose last redirect came from https. Raises IgnoreRequest."""
        earlier = request.meta.get("redirect_urls", [])
        if earlier and earlier[-1].startswith("https:") and request.url.startswith("http:"):
            raise IgnoreRequest("redirected from https to http")


def settings_of(manners: Manners) -> dict[str, object]:
    """Return Scrapy's settings; its defaults are unsafe.

    They take 1 GiB bodies and any certificate, pass over robots.txt and open a telnet console.
    """
    settings: dict[str, object] = {
        "USER_AGENT": manners.user_agent,
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
        "RETRY_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "REDIRECT_MAX_TIMES": MAX_REDIRECTS,
        "DOWNLOADER_MIDDLEWARES": {NoDowngrade: 50},
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),
        "DOWNLOAD_MAXSIZE": manners.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": manners.timeout,
        # Without a delay Scrapy 2.19 sends whatever is queued at once, whatever the limit below.
        "DOWNLOAD_DELAY": max(manners.host_gap, LEAST_GAP_S),
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "LOG_LEVEL": "ERROR",
    }
    if not manners.allow_private:
        settings["TWISTED_DNS_RESOLVER"] = GuardedResolver
    return settings


def run(errand: Errand) -> Catch:
    """Crawl and return the catch; once a process, since a reactor can't be started twice."""
    selectors = errand.source.selectors
    if selectors is None:
        return Catch(failure=Failure.MAPPING, reason="[selectors] is missing")
    if wrong := check_selectors(selectors):
        return Catch(failure=Failure.MAPPING, reason=wrong)
    process = AsyncCrawlerProcess(settings_of(errand.manners))
    crawler = process.create_crawler(ListDetailSpider)
    process.crawl(crawler, errand=errand, selectors=selectors)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, ListDetailSpider):
        return Catch(failure=Failure.WORKER_DIED, reason="the spider did not start")
    return spider.catch()


def main() -> None:
    """Do one errand from standard input to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    errand = msgspec.json.decode(sys.stdin.buffer.read(), type=Errand)
    sys.stdout.buffer.write(msgspec.json.encode(run(errand)))


if __name__ == "__main__":
    main()
