"""A listing as RSS 2.0 with Atom's links and GeoRSS's points."""

from datetime import datetime
from email.utils import format_datetime

from flask import render_template
from markupsafe import escape

from web.feeds.entry import make_feed
from web.links import absolute
from web.listing import Listing
from web.subject import Subject
from web.visit import TownVisit


def write(visit: TownVisit, subject: Subject, listing: Listing) -> bytes:
    """Return the feed."""
    feed = make_feed(visit, subject, listing, "rss")
    return render_template("feed.rss.xml", feed=feed, types_url=absolute("/api/v1/types")).encode()


def rfc_822(moment: datetime) -> str:
    """Return a moment as RSS writes it."""
    return format_datetime(moment)


def html_in_xml(text: str) -> str:
    """Return plain text as HTML, which readers take a description for; the template escapes it."""
    return str(escape(text)).replace("\n", "<br>")
