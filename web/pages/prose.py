"""Pages that only say something: what this is, privacy, accessibility."""

from flask import Response

from store.reports import WORDS_KEPT
from web.answers import answer_page
from web.visit import Visit


def show_about(visit: Visit) -> Response:
    """Answer /about: what this is, where it is from, how places are found."""
    return answer_page(visit, "about.html")


def show_privacy(visit: Visit) -> Response:
    """Answer /privacy: what is kept of a reader, which is almost nothing."""
    settings = visit.site.settings
    return answer_page(
        visit,
        "privacy.html",
        contact=settings.contact,
        days=settings.unconfirmed_days,
        report_days=WORDS_KEPT.days,
    )


def show_accessibility(visit: Visit) -> Response:
    """Answer /accessibility: what was done, what is known to be missing, whom to tell."""
    return answer_page(visit, "accessibility.html", contact=visit.site.settings.contact)
