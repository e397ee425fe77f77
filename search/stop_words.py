"""Words that say nothing of an item, by language, folded (lower case, no accents).

Our own lists: articles, pronouns, prepositions, conjunctions, auxiliaries, and the stumps that
elisions leave (l'école, library's). A word that is a name too stays: "may", the month.
"""

_FRENCH = """
a afin ai ainsi alors apres as au aucun aucune aujourd auquel aussi autre autres aux
auxquelles auxquels avaient avait avant avec avez avoir avons ayant
c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment
d dans de depuis des desormais dont donc du
elle elles en encore entre es est et etaient etait etant etes etre eu eux
font fut fait faire
hui i il ils
j je jusqu jusque
l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui
m ma mais me meme memes mes moi mon
n ne ni nos notre nous
on ont or ou
par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi puis puisque
qu quand que quel quelle quelles quels qui quoi
s sa sans se selon sera seront ses si sinon soit son sont sous suis sur
t ta te tes toi ton tous tout toute toutes tres tu
un une
vers via voici voila vos votre vous vu
y
"""

_ENGLISH = """
a about after all also am an and any are as at
be because been before being between both but by
can could
d did do does doing
each
for from
had has have having he her here hers him his how
i if in into is it its
ll
m me might more most must my
no nor not
of on or our ours
re
s shall she should so some such
t than that the their theirs them then there these they this those through to too
until up us
ve very
was we were what when where which while who whom whose why will with would
you your yours
"""

STOP_WORDS = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}
