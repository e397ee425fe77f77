"""What the pages say, by the words of the code: one test reads both languages."""

from gettext import NullTranslations, translation
from pathlib import Path

TRANSLATIONS = Path(__file__).parents[2] / "web" / "translations"


class Words:
    """The texts of one language; a message that nobody translated is an error."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalogue: NullTranslations = NullTranslations()
        if lang != "en":  # the language of the code
            self._catalogue = translation("messages", TRANSLATIONS, [lang])

    def say(self, message: str, **values: object) -> str:
        """Return a message as the pages of this language say it."""
        said = self._catalogue.gettext(message)
        return said % values if values else said
