"""Every sentence of the letters, in each language.

A record rather than a catalogue: a sentence that one language lacks does not even import, and
there is nothing to compile. Words in braces are filled in with `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from babel import Locale

from records import Frequency, Precision


@dataclass(frozen=True, slots=True)
class Plural:
    """A sentence with `{count}`, for one and for other counts."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The letters' sentences in one language; patterns of days and hours are those of CLDR."""

    locale: Locale
    day: str
    first_of_month: str  # "1er" in French
    year: str  # behind a day, where it is not this year's
    hour: str
    hour_and_minute: str
    today: str
    yesterday: str
    until: str

    subject_near: Plural
    subject_street: Plural
    subject_area: Plural
    subject_town: Plural
    new_items: Plural
    listing: str
    coming_up: str
    cancelled: str

    on_block: str
    around_block: Plural
    on_street: str
    within: str
    in_area: str
    in_town: str

    sure: Mapping[Precision, str]
    approximate: str
    approximate_within: str
    elsewhere: Plural

    because_all: str
    because: str
    it_is: str
    cause_block: str
    cause_around: str
    cause_street: str
    cause_distance: str
    about: str
    cause_area: str
    cause_whole_area: str
    cause_town: str

    rhythm: Mapping[Frequency, str]
    leave: str
    leave_note: str
    no_tracking: str

    confirm_subject: str
    confirm_title: str
    confirm_asked: str
    all_news: str
    confirm_button: str
    confirm_nothing_yet: str
    confirm_until: str
    confirm_not_me: str

    def count(self, sentence: Plural, number: int, **values: str) -> str:
        """Return a sentence in the form that its number asks for (0 is singular in French)."""
        form = sentence.one if self.locale.plural_form(number) == "one" else sentence.other
        return form.format(count=number, **values)


ENGLISH = Texts(
    locale=Locale("en", "GB"),
    day="EEEE d MMMM",
    first_of_month="EEEE d MMMM",
    year=" y",
    hour="HH:mm",
    hour_and_minute="HH:mm",
    today="Today, {day}",
    yesterday="Yesterday, {day}",
    until="until {day}",
    subject_near=Plural("{count} new near {place}", "{count} new near {place}"),
    subject_street=Plural("{count} new on {place}", "{count} new on {place}"),
    subject_area=Plural("{count} new in {place}", "{count} new in {place}"),
    subject_town=Plural("{count} new in {place}", "{count} new in {place}"),
    new_items=Plural("{count} new item {reach}.", "{count} new items {reach}."),
    listing="All of it on the site",
    coming_up="Coming up",
    cancelled="Cancelled",
    on_block="on this block",
    around_block=Plural("within {count} block", "within {count} blocks"),
    on_street="on this street",
    within="within {distance}",
    in_area="in this area",
    in_town="in this town",
    sure={
        Precision.EXACT: "exact spot",
        Precision.ADDRESS: "exact address",
        Precision.CROSSING: "at the crossing",
        Precision.BLOCK: "somewhere on the block",
        Precision.STREET: "somewhere along the street",
        Precision.PLACE: "at the place itself",
        Precision.AREA: "the whole area",
        Precision.CITY: "the whole town",
    },
    approximate="approximate",
    approximate_within="approximate, to within {distance}",
    elsewhere=Plural("and {count} other place", "and {count} other places"),
    because_all="You get this letter because you follow {place}.",
    because="Because you follow {place}",
    it_is="{because}: {cause}.",
    cause_block="it is on this block",
    cause_around="it is on a block nearby",
    cause_street="it is on this street",
    cause_distance="it is {distance} away",
    about="about {distance}",
    cause_area="it is in this area",
    cause_whole_area="it concerns all of {area}",
    cause_town="it is in this town",
    rhythm={
        Frequency.DAILY: "You get at most one letter a day, and none when nothing is new.",
        Frequency.WEEKLY: "You get at most one letter a week, and none when nothing is new.",
    },
    leave="Stop these letters",
    leave_note="Your address is erased at once.",
    no_tracking="This letter holds no images and counts no clicks.",
    confirm_subject="Please confirm: news of {place}",
    confirm_title="Is this what you asked for?",
    confirm_asked="Somebody, we hope you, asked for news of this place at this address:",
    all_news="All news.",
    confirm_button="Yes, send me the news",
    confirm_nothing_yet="Nothing is sent to you without this click.",
    confirm_until="The link works until {day}; after that your address is erased.",
    confirm_not_me="It was not you? Do nothing: there will be no other letter.",
)

# As they write in the countries that put the month first.
AMERICAN = replace(
    ENGLISH,
    locale=Locale("en", "CA"),  # "6 p.m.", as local papers write it
    day="EEEE, MMMM d",
    first_of_month="EEEE, MMMM d",
    year=", y",
    hour="h\u00a0a",
    hour_and_minute="h:mm\u00a0a",
)
_MONTH_FIRST = frozenset({"US", "CA", "PH"})

FRENCH = Texts(
    locale=Locale("fr"),
    day="EEEE d MMMM",
    first_of_month="EEEE d'er' MMMM",
    year=" y",
    hour="H\u00a0'h'",
    hour_and_minute="H\u00a0'h'\u00a0mm",
    today="Aujourd’hui, {day}",
    yesterday="Hier, {day}",
    until="jusqu’au {day}",
    subject_near=Plural(
        "{count} nouvelle à proximité\u00a0: {place}",
        "{count} nouvelles à proximité\u00a0: {place}",
    ),
    subject_street=Plural("{count} nouvelle\u00a0: {place}", "{count} nouvelles\u00a0: {place}"),
    subject_area=Plural("{count} nouvelle\u00a0: {place}", "{count} nouvelles\u00a0: {place}"),
    subject_town=Plural("{count} nouvelle\u00a0: {place}", "{count} nouvelles\u00a0: {place}"),
    new_items=Plural("{count} nouvelle {reach}.", "{count} nouvelles {reach}."),
    listing="Tout voir sur le site",
    coming_up="À venir",
    cancelled="Annulé",
    on_block="sur cet îlot",
    around_block=Plural("à {count} carrefour au plus", "à {count} carrefours au plus"),
    on_street="dans cette rue",
    within="à moins de {distance}",
    in_area="dans ce secteur",
    in_town="dans cette ville",
    sure={
        Precision.EXACT: "point exact",
        Precision.ADDRESS: "adresse exacte",
        Precision.CROSSING: "au carrefour",
        Precision.BLOCK: "quelque part sur l’îlot",
        Precision.STREET: "quelque part le long de la rue",
        Precision.PLACE: "sur le lieu même",
        Precision.AREA: "tout le secteur",
        Precision.CITY: "toute la ville",
    },
    approximate="lieu approximatif",
    approximate_within="lieu approximatif, à {distance} près",
    elsewhere=Plural("et {count} autre lieu", "et {count} autres lieux"),
    because_all="Vous recevez cette lettre parce que vous suivez {place}.",
    because="Parce que vous suivez {place}",
    it_is="{because}\u00a0: {cause}.",
    cause_block="c’est sur cet îlot",
    cause_around="c’est sur un îlot voisin",
    cause_street="c’est dans cette rue",
    cause_distance="c’est à {distance}",
    about="environ {distance}",
    cause_area="c’est dans ce secteur",
    cause_whole_area="cela concerne tout le secteur {area}",
    cause_town="c’est dans cette ville",
    rhythm={
        Frequency.DAILY: "Vous recevez au plus une lettre par jour, aucune s’il n’y a rien.",
        Frequency.WEEKLY: "Vous recevez au plus une lettre par semaine, aucune s’il n’y a rien.",
    },
    leave="Ne plus recevoir ces lettres",
    leave_note="Votre adresse est aussitôt effacée.",
    no_tracking="Cette lettre ne contient aucune image et ne compte aucun clic.",
    confirm_subject="Nouvelles\u00a0: {place} (à confirmer)",
    confirm_title="Est-ce bien votre demande\u00a0?",
    confirm_asked="Quelqu’un, vous sans doute, demande à recevoir ici les nouvelles de\u00a0:",
    all_news="Toutes les nouvelles.",
    confirm_button="Oui, je veux les recevoir",
    confirm_nothing_yet="Rien ne vous est envoyé sans ce clic.",
    confirm_until="Le lien est valable jusqu’au {day}\u00a0; ensuite, votre adresse est effacée.",
    confirm_not_me="Ce n’était pas vous\u00a0? Ne faites rien\u00a0: ce sera la seule lettre.",
)

TEXTS = {"en": ENGLISH, "fr": FRENCH}


def texts_in(lang: str, country: str = "") -> Texts:
    """Return the sentences in a language as the country writes it, else in English."""
    texts = TEXTS.get(lang, ENGLISH)
    return AMERICAN if texts is ENGLISH and country.upper() in _MONTH_FIRST else texts
