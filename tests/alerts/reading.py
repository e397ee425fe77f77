"""What a person sees of a letter: its words and its links, from text and from HTML."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read:
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self._hidden = False

    def handle_starttag(self, tag, attrs):
        self.read.tags.add(tag)
        self._hidden = tag in ("style", "title")
        self.read.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, data):
        if not self._hidden:
            self.read.words += _words(data)


def read_html(html: str) -> Read:
    reader = _Reader()
    reader.feed(html)
    return reader.read


def read_text(text: str) -> Read:
    links = re.findall(r"https?://\S+", text)
    return Read(_words(re.sub(r"https?://\S+", "", text)), links)


def _words(text: str) -> list[str]:
    """Letters and digits only: commas and rules are where the two differ."""
    return re.findall(r"\w+", text)
