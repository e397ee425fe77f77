"""Two doors of Port-Lune, one in each language, and news from before them."""

from dataclasses import dataclass
from itertools import count

_NUMBERS = count(1)


@dataclass(frozen=True)
class Door:
    """Somebody's address, how the town names its block, and what a hole in the road is called."""

    typed: str
    misspelt: str
    street: str
    block: str
    theme: str
    title: str
    text: str

    def news(self) -> tuple[str, str]:
        """Return the title and the text of an entry that nobody wrote before."""
        number = next(_NUMBERS)
        return self.title.format(number=number, door=self.typed), self.text.format(door=self.typed)


DOORS = {
    "fr": Door(
        typed="5 rue de la Bibliothèque",
        misspelt="5 rue de la Biblioteqe",
        street="rue de la Bibliothèque",
        block="rue-de-la-bibliotheque-1",
        theme="Voirie et circulation",
        title="Avis {number} : chaussée fermée au {door}",
        text="Un trou s’est ouvert devant le {door}. La rue est fermée aux voitures.",
    ),
    "en": Door(
        typed="505 Franklin Street",
        misspelt="505 Frankln Street",
        street="Franklin Street",
        block="franklin-street-500",
        theme="Roads and traffic",
        title="Notice {number}: road closed at {door}",
        text="A hole opened in front of {door}. The road is closed to cars.",
    ),
}
