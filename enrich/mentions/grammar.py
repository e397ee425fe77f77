"""How a language speaks of places, as tables that the finders compile.

A text is sketched as one letter a token or name, and the rules are regular expressions over that
sketch: "12 bis, rue de Paris" becomes "#z,S". The letters:

    names     S street  P place  A area  C home town  O other town
              J a district with its town: Paris 15e
    doubtful  B a street's only name, without a type: Broadway  q a street's name short of its
              type: Oxford  Q any other name that counts with a cue only
    numbers   # house number  Z five digits  0 digits that are neither: 00, 123456
              z bis, ter, A to C behind one  n "n°", "no."
    types     T street type  W also an ordinary word  V rarely a street's  L plural ("rues")
              E porte: one where a name follows (English: One, Two)  N grand: a name in front of one
    little    d article  f de, from  t à, to  ~ between  y and  r or  h at, near  i in  o of  l on
    places    F school, park and the like  G goes before one: high, public
              a quartier, neighbourhood: an area's name is at its side  Y 15e
              K arrondissement, downtown
              D association, board: what is called so acts and is no place
    ranks     R commandant, abbé: begin a name even in lower case
    roads     @ D941, A6  g a road's type, with its number: Route 28
    others    k corner, crossing  v area, vicinity  b block, section  u unit, first  c cue for Q
              m month  w weekday, hour  M state, holiday  U flat, floor
              e one, both, left: part of no name  X word with a capital  x other word
              s adjective that names a street: nationale, neuve; the s of an owner: Peter's
              H niveau, hauteur: a house number follows  I carrefour: a place where a name follows
    signs     , ( ) / - & $ # "  . (ends a sentence)  | (line break)
"""

from dataclasses import dataclass, field

from records import MentionKind

# What stands before a house number when it is none: currency, a date, a flat, part of another.
NO_NUMBER_AFTER = "(?<![#$mwiU/])(?<!#-)(?<!Un)"


@dataclass(frozen=True)
class Grammar:
    """The words and rules of one language.

    `words` gives for each letter the folded words that it stands for; `capitals` likewise words
    that count only as written there; `road` a token that is a road's number, `district` one that
    is the number of a part of town.
    `rules` gives for each kind of mention its patterns over the sketch, in the order in which they
    are tried. `typed_streets` finds streets that the gazetteer lacks by their type, `shouted` is
    its stricter form for a line in capitals, `typed_places` finds schools, parks and the like,
    `typed_areas` quarters, whose last group is the name.
    These read shapes: the letters of all words, names or not, where a word with a capital is X,
    tied to the next by a hyphen J, a tied word in lower case j, and a lower-case F p.
    `metonyms` are streets that stand for who sits there: they count with a house number or if the
    gazetteer has them. `nouns` are types that in lower case are ordinary words.
    `venue_lines` are whole lines, any case, with a group each: the name of a venue.
    `directions` are folded compass words that stand at a street's side as part of its name.
    `squares` are the last words, folded, of streets that are areas where no house number precedes.
    `bare_range` is what a text must say for two numbers without "n°" to be a range of houses.
    `town_after` is what may stand between a mention and the town that it is in; its last group is
    called home… (the town itself: nothing to tell), other…, beside… (a mention of its own) or
    unknown: a name that no register has, which is another town behind `town_cue` only.
    `type_first` is True where "rues" stands before its names, False where "Streets" follows them.
    """

    lang: str
    rules: tuple[tuple[MentionKind, tuple[str, ...]], ...]
    town_after: str
    words: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    road: str = ""
    district: str = ""
    metonyms: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    venue_lines: tuple[str, ...] = ()
    directions: str = ""
    squares: frozenset[str] = frozenset()
    town_cue: str = ""
    bare_range: str = "(?!)"
    typed_streets: str = ""
    typed_places: str = ""
    typed_areas: str = ""
    shouted: str = ""
    type_first: bool = True
