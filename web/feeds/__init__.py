"""Every listing as RSS 2.0, JSON Feed 1.1 and GeoJSON, with the same filters as its page."""

from web.feeds.answer import FEED_FORMS, answer_feed
from web.feeds.rss import html_in_xml, rfc_822

__all__ = ["FEED_FORMS", "answer_feed", "html_in_xml", "rfc_822"]
