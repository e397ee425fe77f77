"""Which names may stand behind the question mark: a typing error never widens an answer."""

import re
from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from web.parameter import BadParameter, check_once, plain
from web.translate import gettext

Given = MultiDict[str, str]
# Mail programs, networks and shops put these behind every link; scripts put "_" to pass by caches.
# Nobody who reads a feed or shows a widget wrote them, and no filter of ours can be meant.
SEARCH = "q"  # a search for nothing, as forms send it, is none
_APPENDED = re.compile(r"_|(utm|mtm|pk|hsa)_\w+|\w*clid|mc_[ce]id|_hs\w+|igshid?", re.ASCII)


def check_names(given: Given, allowed: Mapping[str, bool]) -> None:
    """Raise BadParameter if a name is unknown, a value empty, or given twice where one counts.

    `allowed` has the names; True for what may be repeated.
    """
    for name, values in given.lists():
        if name not in allowed:
            said = gettext(
                "There is no parameter “%(name)s” here. Allowed: %(allowed)s.",
                name=plain(name)[:40],
                allowed=", ".join(allowed) or "–",
            )
            raise BadParameter(plain(name)[:40], said)
        if not allowed[name]:
            check_once(name, given)
        if name != SEARCH and not all(map(plain, values)):
            said = gettext("“%(name)s” is empty: leave it out, or say what you want.", name=name)
            raise BadParameter(name, said)


def check_written(given: Given, allowed: Mapping[str, bool]) -> None:
    """Raise BadParameter as `check_names`, but let pass what programs append to any link."""
    written = [(k, v) for k, v in given.items(multi=True) if not _APPENDED.fullmatch(k)]
    check_names(MultiDict(written), allowed)
