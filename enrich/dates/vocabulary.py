"""How a language speaks of days, as a table of words.

A text is sketched as one letter a token, and the rules are regular expressions over that sketch:
"du 3 au 20 mars à 14h" becomes "fntnmaT". The letters:

    months    m March  q March- (tied to the next word)  M month  H meeting, board
              3 early, 5 mid, 7 late in one
    weekdays  w Monday  W Mondays  Q Mon- (tied)  I lun, which wants a full stop behind it
              J day  K week  E weekend  B morning, night
    numbers   n 1 to 31  N 00, 32 to 59  o 1st, 3rd  j first, 2e  y 1900 to 2199  Y 12.03
              0 other numbers of four digits
    times     T 14h30  P 7pm, 30pm  p pm  1 a or p and 2 m of "p.m."  h hours  Z noon
              i time (a label)  A après-, of après-midi
    relative  r today, tomorrow  c this  v next  L daily
    little    f of, de, du  F from  U between  t to, au  a at  s on  l the  & and  e every
    bounds    u until  b by, before  g starting  z deadline, closes  R registration: ends one day
              6 begins (at a time)
    others    k of a law, a birth: not the item's own  G date (of what is dated)
              9 moved, postponed  S street: what follows is its name
              4 Street: what stands in front is its name  8 Close: that or a verb; closes (R)
              X part of a place's name  x other word
    signs     . , : / - ( ) |
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class DateWords:
    """The words of one language, folded (lower case, no accents), apart by blanks.

    `words` gives for each letter the words that it stands for, with their accents where these
    tell words apart. `months` and `weekdays` give each
    month (from January) and weekday (from Monday) its spellings. `capital` are those of all these
    that count with a capital only: in lower case they are other words. `days_from_now` are the
    words r and how far off they are. `streets` make a name of what stands in front of them, with a
    capital: 5 June Street.
    """

    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    days_from_now: dict[str, int] = field(default_factory=dict)
    capital: frozenset[str] = frozenset()
    streets: str = ""
