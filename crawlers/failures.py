"""What went wrong with a source, said to people, and what they can do about it."""

from dataclasses import dataclass

from records import Failure


@dataclass(frozen=True, slots=True)
class Explanation:
    """A failure in one language: `text` says what happened, `hint` what to try next."""

    text: str
    hint: str


ENGLISH: dict[Failure, Explanation] = {
    Failure.DNS: Explanation(
        "The site's name leads nowhere.", "Check the address for a typo; has the site moved?"
    ),
    Failure.CONNECT: Explanation(
        "The site does not answer.", "Open the address in a browser; try again later."
    ),
    Failure.TLS: Explanation(
        "The site's certificate is not valid.", "Tell the publisher; never switch the check off."
    ),
    Failure.TIMEOUT: Explanation(
        "The site is too slow.", "Try again later, or raise fetch_timeout in the settings."
    ),
    Failure.TOO_BIG: Explanation(
        "The answer is too big.", "Ask for fewer entries, or raise fetch_max_bytes in the settings."
    ),
    Failure.HTTP_4XX: Explanation(
        "The site says that the page is not there or not for us.",
        "Look for the feed's new address on the publisher's site.",
    ),
    Failure.HTTP_429: Explanation(
        "The site asks us to come less often.", "Raise `every` in the source's [poll]."
    ),
    Failure.HTTP_5XX: Explanation(
        "The site has an internal error.", "Wait; if it lasts, tell the publisher."
    ),
    Failure.REDIRECT: Explanation(
        "The site sends us on and on, or to an unsafe address.",
        "Put the final address, as a browser shows it, into the source's file.",
    ),
    Failure.ROBOTS: Explanation(
        "The site's robots.txt asks programs to stay away.",
        "Ask the publisher for permission or for a feed.",
    ),
    Failure.FORBIDDEN_ADDR: Explanation(
        "The address leads into a private network.",
        "Use the public address; allow_private_addresses is for trying things on loopback.",
    ),
    Failure.MISSING_FILE: Explanation(
        "The file can't be read.", "Check the path and the file's permissions."
    ),
    Failure.NOT_A_FEED: Explanation(
        "The answer is not what the source's reader understands.",
        "Open the address: is it a web page? Choose another address or another reader.",
    ),
    Failure.PARSE: Explanation(
        "The answer is broken.", "Tell the publisher which line is wrong; the reason names it."
    ),
    Failure.WORKER_TIMEOUT: Explanation(
        "Reading the answer took too long and was stopped.",
        "Look at the answer for endless nesting; else raise parse_timeout in the settings.",
    ),
    Failure.WORKER_DIED: Explanation(
        "Reading the answer used too much memory or crashed.",
        "Keep the answer and report it: this is a bug of ours or an attack.",
    ),
    Failure.LAYOUT_CHANGED: Explanation(
        "The answer differs too much from the earlier ones; nothing of it was published.",
        "Compare with the site; then mend the selectors, the mapping or the bounds in [expect].",
    ),
    Failure.EMPTY_UNEXPECTED: Explanation(
        "There are no entries where there used to be some.",
        "Open the address; set min_items = 0 in [expect] if emptiness is normal.",
    ),
    Failure.MAPPING: Explanation(
        "The source's file names a column or selector that can't be used.",
        "Compare [mapping] or [selectors] with the answer's columns; the reason lists them.",
    ),
}

FRENCH: dict[Failure, Explanation] = {
    Failure.DNS: Explanation(
        "Le nom du site ne mène nulle part.",
        "Vérifiez l’adresse ; le site a-t-il déménagé ?",
    ),
    Failure.CONNECT: Explanation(
        "Le site ne répond pas.",
        "Ouvrez l’adresse dans un navigateur ; réessayez plus tard.",
    ),
    Failure.TLS: Explanation(
        "Le certificat du site n’est pas valable.",
        "Prévenez l’éditeur ; ne désactivez jamais ce contrôle.",
    ),
    Failure.TIMEOUT: Explanation(
        "Le site est trop lent.",
        "Réessayez plus tard ou augmentez fetch_timeout dans les réglages.",
    ),
    Failure.TOO_BIG: Explanation(
        "La réponse est trop volumineuse.",
        "Demandez moins d’entrées ou augmentez fetch_max_bytes dans les réglages.",
    ),
    Failure.HTTP_4XX: Explanation(
        "Le site dit que la page n’existe pas ou ne nous est pas destinée.",
        "Cherchez la nouvelle adresse du flux sur le site de l’éditeur.",
    ),
    Failure.HTTP_429: Explanation(
        "Le site nous demande de venir moins souvent.",
        "Augmentez « every » dans [poll] de la source.",
    ),
    Failure.HTTP_5XX: Explanation(
        "Le site a une erreur interne.",
        "Patientez ; si cela dure, prévenez l’éditeur.",
    ),
    Failure.REDIRECT: Explanation(
        "Le site nous renvoie sans fin, ou vers une adresse peu sûre.",
        "Mettez l’adresse finale, celle que montre le navigateur, dans le fichier de la source.",
    ),
    Failure.ROBOTS: Explanation(
        "Le robots.txt du site demande aux programmes de rester dehors.",
        "Demandez l’autorisation ou un flux à l’éditeur.",
    ),
    Failure.FORBIDDEN_ADDR: Explanation(
        "L’adresse mène dans un réseau privé.",
        "Utilisez l’adresse publique ; allow_private_addresses ne sert qu’aux essais locaux.",
    ),
    Failure.MISSING_FILE: Explanation(
        "Le fichier ne peut pas être lu.", "Vérifiez le chemin et les droits du fichier."
    ),
    Failure.NOT_A_FEED: Explanation(
        "La réponse n’est pas ce que comprend le lecteur de la source.",
        "Ouvrez l’adresse : est-ce une page web ? Changez d’adresse ou de lecteur.",
    ),
    Failure.PARSE: Explanation(
        "La réponse est abîmée.",
        "Signalez à l’éditeur la ligne fautive ; le motif l’indique.",
    ),
    Failure.WORKER_TIMEOUT: Explanation(
        "La lecture de la réponse a trop duré et a été arrêtée.",
        "Cherchez des imbrications sans fin ; sinon augmentez parse_timeout dans les réglages.",
    ),
    Failure.WORKER_DIED: Explanation(
        "La lecture de la réponse a pris trop de mémoire ou a planté.",
        "Gardez la réponse et signalez-la : c’est un défaut de notre côté ou une attaque.",
    ),
    Failure.LAYOUT_CHANGED: Explanation(
        "La réponse diffère trop des précédentes ; rien n’en a été publié.",
        "Comparez avec le site ; corrigez sélecteurs, correspondances ou bornes de [expect].",
    ),
    Failure.EMPTY_UNEXPECTED: Explanation(
        "Il n’y a plus aucune entrée là où il y en avait.",
        "Ouvrez l’adresse ; mettez min_items = 0 dans [expect] si c’est normal.",
    ),
    Failure.MAPPING: Explanation(
        "Le fichier de la source nomme une colonne ou un sélecteur inutilisable.",
        "Comparez [mapping] ou [selectors] aux colonnes de la réponse ; le motif les énumère.",
    ),
}


def explain(failure: Failure, lang: str) -> Explanation:
    """Return a failure's text and hint in French ("fr"), or in English for any other language."""
    return (FRENCH if lang == "fr" else ENGLISH)[failure]
