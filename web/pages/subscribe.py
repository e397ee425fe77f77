"""Asking for news by e-mail, of a place or of a search: a form, then a letter asks for a yes."""

from secrets import token_hex

from flask import Response, request
from werkzeug.datastructures import MultiDict

from alerts.address import read_address
from records import BadRequest, Frequency, Subscription
from store.deliveries import queue_confirmation
from store.subscriptions import add_subscription
from web.answers import answer_page, unkept
from web.chosen import chosen_subject, spelled_out, ways_around
from web.filters import REACHES, Filters, read_filters
from web.followed import describe, frequency_name
from web.forms import check_form, form_token, spend_form
from web.kinds import type_name
from web.limits import PER_ADDRESS, PER_VISITOR, RETRY_AFTER_S
from web.naming import name_search
from web.pages.home import town_subject
from web.search_words import search_examples, search_notes, source_names, why_nothing
from web.subject import Subject
from web.translate import gettext
from web.visit import TownVisit

FORM = "subscribe"


def subscribe(visit: TownVisit) -> Response:
    """Answer /<town>/subscribe?block=…&q=… (or another of PLACES): the form, and what it sends."""
    values = spelled_out(request.form if request.method == "POST" else request.args)
    subject = _subject(visit, values)
    if request.method != "POST":
        return _form(visit, subject)
    check_form(visit.site.secret, FORM, request.form.get("token", ""))
    if _asks_for_all(subject):
        return _form(visit, subject, 400, notice=_what_is_too_much(subject))
    if why := why_nothing(visit, subject.filters.asking):
        return _form(visit, subject, 400, notice=why)
    try:
        email = read_address(request.form.get("email", ""))
    except BadRequest:
        return _form(visit, subject, 400, error=_what_an_address_is())
    subscription = _subscription(visit, subject, email)
    if not _keep(visit, subscription):
        response = _form(visit, subject, 429, notice=_too_many())
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
        return response
    page = answer_page(
        visit,
        "subscribed.html",
        email=request.form["email"].strip(),
        subject=subject,
        followed=describe(visit, subscription),
        notes=_notes(visit, subject.filters),
    )
    return unkept(page)


def _subject(visit: TownVisit, values: MultiDict[str, str]) -> Subject:
    """Return what is to be followed: a place, or a search in the town. Raises BadRequest."""
    if subject := chosen_subject(visit, values):
        return subject
    town = town_subject(visit, read_filters(visit, values))
    if request.method == "POST" or not _asks_for_all(town):
        return town
    raise BadRequest(
        gettext(
            "Which place? Look up an address first, then follow it from its page. Of the whole "
            "town, only a search can be followed: themes, kinds, sources or words."
        )
    )


def _asks_for_all(subject: Subject) -> bool:
    """Tell whether it is the whole of a town, which is too much for a letter."""
    return not subject.follow and not subject.filters.are_lasting


def _notes(visit: TownVisit, filters: Filters) -> list[str]:
    """Return what letters do not go by, and what was not understood."""
    aside = gettext("Letters bring what is new: dates and “open now” are left aside.")
    return ([aside] if filters != filters.lasting() else []) + search_notes(visit, filters.asking)


def _form(
    visit: TownVisit, subject: Subject, status: int = 200, error: str = "", notice: str = ""
) -> Response:
    """Return the form with what was typed; `error` is about the address, `notice` about all."""
    response = answer_page(
        visit,
        "subscribe.html",
        status,
        subject=subject,
        name=name_search(visit, subject.title, subject.filters.lasting()),
        kept=subject.filters.lasting(),
        notes=_notes(visit, subject.filters),
        examples=search_examples(visit, with_dates=False),
        types=[(code, type_name(visit, code)) for code in visit.site.types],
        sources=_offered(visit, subject.filters),
        ways=ways_around(subject, REACHES.get(subject.page, ())),
        frequency=_frequency(),
        frequencies=[(each, frequency_name(each)) for each in Frequency],
        email=request.form.get("email", ""),
        error=error,
        notice=notice,
        token=form_token(visit.site.secret, FORM),
    )
    return unkept(response)


def _offered(visit: TownVisit, filters: Filters) -> list[tuple[str, str]]:
    """Return the sources that are asked for, and those that were and may be again, by name."""
    names = source_names(visit)
    once = names.keys() & set(request.args.getlist("source"))
    return [(slug, names.get(slug, slug)) for slug in sorted(filters.sources | once)]


def _what_is_too_much(subject: Subject) -> str:
    return gettext(
        "All news of %(town)s is too much for a letter: choose a theme, a kind or a source, or "
        "write some words.",
        town=subject.title,
    )


def _what_an_address_is() -> str:
    return gettext(
        "No letter can be sent to this address: write it as name@example.org, without accents or "
        "blanks before the @."
    )


def _too_many() -> str:
    return gettext(
        "Too many letters were asked for from your connection. Please send this again in an hour."
    )


def _frequency() -> Frequency:
    given = request.form.get("frequency", Frequency.DAILY)
    try:
        return Frequency(given)
    except ValueError:
        raise BadRequest(gettext("“frequency” is daily or weekly.")) from None


def _subscription(visit: TownVisit, subject: Subject, email: str) -> Subscription:
    kept = subject.filters.lasting()
    return Subscription(
        id=token_hex(16),
        email=email,
        town_id=visit.town.id,
        lang=visit.lang,
        reach=subject.query.reach,
        label=subject.title,
        created_at=visit.now,
        themes=kept.themes,
        types=kept.types,
        sources=kept.source_ids(visit.town.id),
        terms=kept.asking.terms,
        frequency=_frequency(),
    )


def _keep(visit: TownVisit, subscription: Subscription) -> bool:
    """Keep the request and queue its letter; False if the visitor asked too often.

    Raises BadRequest if the form was sent before: a double click asks for one letter.
    Silently nothing if the address had enough of them: nobody learns who else asked.
    """
    take = visit.site.limits.take
    with visit.site.database.write() as db:
        spend_form(db, request.form["token"], visit.now)
        if not take(db, PER_VISITOR, request.remote_addr or "", visit.now):
            return False
        if take(db, PER_ADDRESS, subscription.email.casefold(), visit.now):
            add_subscription(db, subscription)
            queue_confirmation(db, subscription.id, visit.now)
    return True
