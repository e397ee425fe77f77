"""Words with capitals one behind the other, and the names of people among them."""

from collections.abc import Iterator

from enrich.privacy.name_parts import TELLING, CapitalRun
from enrich.privacy.name_words import NameWord
from enrich.privacy.officials import follows_street
from enrich.privacy.person_signs import (
    AGE_BEFORE,
    AGE_BEHIND,
    CONCERNED,
    FAMILY_BEHIND,
    NAMED,
    RELATED,
    SAYS_UNIT,
    WHERE,
)

Stretch = tuple[int, int]
GIVEN = (NameWord.GIVEN, NameWord.AMBIGUOUS)
_FAMILY = (NameWord.OTHER, NameWord.GIVEN, NameWord.AMBIGUOUS, NameWord.FAMILY)
_MOST_PARTS = 6


class NameRun(CapitalRun):
    """Words with capitals one behind the other, and the names among them."""

    def names(self, may_be_told: bool) -> Iterator[Stretch]:
        """Yield the names in their order.

        `may_be_told`: what stands beside the run may tell that it ends with a name.
        """
        told = self._told() if may_be_told else None
        before = len(self._parts) if told is None else told
        if not TELLING.isdisjoint(self._sorts[:before]):
            yield from self._shown(before)
        if told is not None:
            yield self._parts[told].start, self._parts[-1].end

    def _shown(self, before: int) -> Iterator[Stretch]:
        """Yield the names that their own words tell, which begin before a part."""
        i = 0
        while i < before:
            end = self._name_at(i)
            if end is None:
                i += 1
            else:
                first = 0 if self._is_second(i) else self._first_of(i)
                yield self._parts[first].start, self._parts[end - 1].end
                i = end

    def _name_at(self, i: int) -> int | None:
        """Return behind which part the name ends that begins at a part, None if none does."""
        for rule in (
            self._titled,
            self._family_first,
            self._given_first,
            self._initial_within,
            self._initial_first,
        ):
            if (end := rule(i)) is not None:
                return end
        return None

    def _first_of(self, i: int) -> int:
        """Return where the name proper begins: "M. Dupont" keeps its title."""
        return i + 1 if self._sort(i) is NameWord.TITLE or self._is_mister(i) else i

    def _titled(self, i: int) -> int | None:
        if self._sort(i) is not NameWord.TITLE and not self._is_mister(i):
            return None
        word = self._parts[i].text.rstrip(".").lower()
        is_road = word == "dr" and i > 0  # Oak Dr.
        is_other = word in ("me", "m", "miss") and self._lang != "fr" and i > 0
        if is_road or is_other or (word == "me" and self._lang != "fr"):
            return None
        end = self._family_end(i + 1)
        return end if end > i + 1 and not self._only_initials(i + 1, end) else None

    def _is_mister(self, i: int) -> bool:
        """Tell whether a lone M stands for "monsieur": "M DUPONT"."""
        return self._lang == "fr" and self._parts[i].text == "M"

    def _family_first(self, i: int) -> int | None:
        """DUPONT Jean, LE GALL Yann."""
        j = i
        while j < len(self._parts) and self._is_shouted(j):
            j += 1
        if j == i or j >= len(self._parts) or self._parts[j].text.isupper():
            return None
        if self._sort(j) not in GIVEN:
            return None
        while j < len(self._parts) and self._sort(j) in GIVEN:
            j += 1
        return j

    def _is_shouted(self, i: int) -> bool:
        part = self._parts[i]
        can_be = part.sort in _FAMILY or part.sort is NameWord.PARTICLE
        return can_be and len(part.text) > 1 and part.text.isupper()

    def _given_first(self, i: int) -> int | None:
        sort = self._sort(i)
        if sort not in GIVEN or self._is_acronym(i):
            return None
        j = self._behind_given(i)
        if j < len(self._parts) and self._sort(j) is NameWord.FAMILY and sort is not NameWord.GIVEN:
            return None
        end = self._family_end(j)
        if end == i + 1:
            return end if self._is_told_alone(i) else None
        if sort is NameWord.AMBIGUOUS and not self._is_evident(i, end):
            return None
        return end

    def _is_told_alone(self, i: int) -> bool:
        """Tell whether a given name without a family's is somebody's; "in Florence" is a town."""
        if self._is_aged(i) or self._is_named(i):
            return True
        if self._sort(i) is NameWord.AMBIGUOUS or self._parts[i].text.isupper():
            return False
        is_alone = len(self._parts) == 1 and not WHERE.search(self._before(i))
        return self._is_second(i) or (is_alone and not self._is_headline)

    def _is_second(self, i: int) -> bool:
        """Tell whether a given name ends a name of two words: "Ngoc Tran" within a sentence."""
        if len(self._parts) != 2 or i != 1 or self._sort(0) is not NameWord.OTHER:
            return False
        return self._before(0)[-2:-1].islower() and not self._is_headline

    def _behind_given(self, i: int) -> int:
        """Return where the family name begins: behind the given names and initials."""
        j = i + 1
        while j < len(self._parts) and self._sort(j) in (*GIVEN, NameWord.INITIAL):
            goes_on = j + 1 < len(self._parts) and self._sort(j + 1) in (
                *_FAMILY,
                NameWord.PARTICLE,
            )
            if self._sort(j) in GIVEN and not goes_on:
                break
            j += 1
        return j

    def _family_end(self, i: int) -> int:
        """Return behind which part a name ends whose family name begins at a part."""
        most = 1 if self._is_headline else 3
        j = i
        while j < len(self._parts) and j - i < _MOST_PARTS:
            sort = self._sort(j)
            if sort in (NameWord.PARTICLE, NameWord.INITIAL):
                j += 1
                continue
            if sort not in _FAMILY or most == 0 or self._is_owner(j - 1):
                break
            if sort not in GIVEN or most == 1:
                most -= 1
            j += 1
        while j > i and self._sort(j - 1) is NameWord.PARTICLE:
            j -= 1
        return j + 1 if j > i and self._sort(j) is NameWord.SUFFIX else j

    def _initial_within(self, i: int) -> int | None:
        """Branville G. Bard."""
        if self._sort(i) is not NameWord.OTHER or self._sort(i + 1) is not NameWord.INITIAL:
            return None
        end = self._family_end(i + 2)
        return end if end > i + 2 and self._parts[i + 1].text.endswith(".") else None

    def _initial_first(self, i: int) -> int | None:
        """J. Smith; but not "A. Minutes" at a line's start, nor "N. Main"."""
        part = self._parts[i]
        if part.sort is not NameWord.INITIAL or not part.text.endswith("."):
            return None
        if part.text[0] in "NSEWO" or self._begins_line(i):
            return None
        end = self._family_end(i)
        return end if end > i + 1 and not self._only_initials(i, end) else None

    def _is_evident(self, i: int, end: int) -> bool:
        """Tell whether an ordinary word must be a given name here."""
        family = self._parts[end - 1]
        if self._is_aged(end - 1) or NameWord.INITIAL in self._sorts[i:end]:
            return True
        if family.text.isupper() and not self._parts[i].text.isupper():
            return True
        return not self._is_headline

    def _told(self) -> int | None:
        """Return where the name begins that an age, or a word before it, tells to be one.

        It ends the run.
        """
        end = len(self._parts)
        first = end
        while first > 0 and end - first < _MOST_PARTS and self._can_be_told(first - 1):
            first -= 1
        while first < end and self._sort(first) in (NameWord.PARTICLE, NameWord.SUFFIX):
            first += 1
        first = next((k for k in range(first + 1, end) if self._begins_name(k)), first)
        if first < end and follows_street(self._text, self._parts[first].start):
            # "rue Gambetta Jean Dupont, 45 ans": a street, and then a name.
            first = next((k for k in range(first + 1, end) if self._sort(k) in GIVEN), first)
        if first == end or self._only_initials(first, end):
            return None
        is_told = self._is_told_by_age if self._is_aged(end - 1) else self._is_told_by_words
        return first if is_told(first) else None

    def _is_told_by_age(self, first: int) -> bool:
        age = AGE_BEHIND.match(self._text, self._parts[-1].end)
        says_unit = age is not None and SAYS_UNIT.search(age[0]) is not None
        return first < len(self._parts) - 1 or says_unit or self._sort(first) in GIVEN

    def _is_told_by_words(self, first: int) -> bool:
        before = self._before(first)
        told = NAMED.search(before) or FAMILY_BEHIND.match(self._text, self._parts[-1].end)
        if first < len(self._parts) - 1:
            told = told or CONCERNED.search(before) or AGE_BEFORE.search(before)
        return told is not None and not self._is_headline

    def _begins_name(self, i: int) -> bool:
        """Tell whether a given name stands behind "de": "disparition de Chloé Vasseur"."""
        gap = self._text[self._parts[i - 1].end : self._parts[i].start]
        return self._sort(i) in GIVEN and any(map(str.islower, gap))

    def _can_be_told(self, i: int) -> bool:
        return self._sort(i) in (*_FAMILY, NameWord.INITIAL, NameWord.PARTICLE, NameWord.SUFFIX)

    def _is_named(self, i: int) -> bool:
        before = self._before(i)
        told = NAMED.search(before) or AGE_BEFORE.search(before) or RELATED.search(before)
        return told is not None
