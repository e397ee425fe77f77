"""One address of each kind of page that a resident may come to."""

from dataclasses import replace
from datetime import UTC, datetime

from alerts.tokens import Purpose, make_token
from demo.folder import TOWN_ID
from records import Item, Query, Reach, ReachKind, Status, Subscription
from store.items import find_item, save_item
from store.subscriptions import add_subscription
from tests.browser.doors import DOORS
from tests.browser.port_lune import PortLune

# The name of the page, its address below the language, and the status that is meant.
PAGES = (
    ("home", "/port-lune/?theme=housing", 200),
    ("older news", "/port-lune/?after=9007199254740991&theme=transit", 200),
    ("block", "/port-lune/blocks/{block}?within=0&theme=roads", 200),
    ("blocks around", "/port-lune/blocks/{block}?blocks=3&theme=roads", 200),
    ("drawn area", "/port-lune/polygons/-2.567,48.9255,-2.56,48.9255,-2.56,48.929", 200),
    ("nearest block", "/port-lune/blocks/{block}?nearest=1&theme=roads", 200),
    ("empty listing", "/port-lune/blocks/{block}?theme=jobs&q=xyzzy", 200),
    ("neighbourhood", "/port-lune/areas/les-remparts?theme=roads", 200),
    ("what is open now", "/port-lune/areas/les-remparts?open=now", 200),
    ("one kind", "/port-lune/?type=permit&theme=planning", 200),
    ("park", "/port-lune/areas/millbrook-park", 200),
    ("place", "/port-lune/places/mediatheque-simone-weil?theme=culture", 200),
    ("streets", "/port-lune/streets", 200),
    ("street", "/port-lune/streets/rue-de-la-bibliotheque?theme=roads", 200),
    ("sources", "/port-lune/sources", 200),
    ("source", "/port-lune/sources/gazette", 200),
    ("source that is broken", "/port-lune/sources/lantern-quay-traders", 200),
    ("item", "/items/{item}", 200),
    ("item with fields", "/items/{permit}", 200),
    ("item that is cancelled", "/items/{cancelled}", 200),
    ("item that is gone", "/items/{gone}", 410),
    ("wrong place", "/items/{item}/wrong-place", 200),
    ("builder of widgets", "/port-lune/embed?block={block}&theme=roads", 200),
    ("builder with wrong colours", "/port-lune/embed?ink=777777&paper=888888", 400),
    ("find", "/port-lune/find", 200),
    ("find several", "/port-lune/find?q=%C3%A9cole", 200),
    ("find nothing", "/port-lune/find?q=xyzzy", 200),
    ("find elsewhere", "/port-lune/find?q=3+rue+Haute,+Kervaleg", 200),
    ("searched", "/port-lune/blocks/{block}?q=-v%C3%A9lo+since:30d+theme:nonsense", 200),
    ("subscribe", "/port-lune/subscribe?block={block}", 200),
    ("subscribe to a search", "/port-lune/subscribe?q=travaux+-v%C3%A9lo+since:7d", 200),
    ("confirm", "/confirm/{confirm}", 200),
    ("unsubscribe", "/unsubscribe/{unsubscribe}", 200),
    ("damaged link", "/confirm/nonsense", 400),
    ("about", "/about", 200),
    ("privacy", "/privacy", 200),
    ("accessibility", "/accessibility", 200),
    ("no such page", "/port-lune/nothing/at/all", 404),
)

# The same of what partners show on their own sites; the language stands behind "widget".
WIDGETS = (
    ("widget", "port-lune?block={block}", 200),
    ("widget in colours", "port-lune?ink=ffffff&paper=102030&accent=ffd166", 200),
    ("widget that is empty", "port-lune?block={block}&theme=jobs&q=xyzzy", 200),
    ("widget of nowhere", "port-lune?block=nowhere", 404),
)
# And of the desk, for somebody who is logged in.
DESK = (
    ("queue", "", 200),
    ("found items", "?q=rue", 200),
    ("item", "items/{item}", 200),
    ("item with an address", "items/{item}?address=5+rue+de+la+Biblioteqe", 200),
    ("item that is hidden", "items/{gone}", 200),
    ("lately", "history", 200),
    ("no such item", "items/0123456789abcdef", 404),
)


def prepare(town: PortLune) -> dict[str, str]:
    """Publish an item for each state, and let somebody ask for letters; return what fills PAGES."""
    door = DOORS["fr"]
    items = {name: town.publish(*door.news()) for name in ("item", "cancelled", "gone")}
    set_status(town, items["cancelled"], Status.CANCELLED)
    set_status(town, items["gone"], Status.HIDDEN)
    town.tick()
    permits = Query(TOWN_ID, Reach(ReachKind.CITY, TOWN_ID), types=frozenset({"permit"}))
    items["permit"] = town.instance.index.search(permits).item_ids[0]
    block = Reach(ReachKind.BLOCK, f"{TOWN_ID}/{door.block}")
    now = datetime.now(UTC)
    asked = Subscription("asked", "asked@example.org", TOWN_ID, "fr", block, door.street, now)
    with town.instance.database.write() as db:
        add_subscription(db, asked)
    secret = town.instance.secret
    links = {
        p.value: make_token(secret, p, asked.id) for p in (Purpose.CONFIRM, Purpose.UNSUBSCRIBE)
    }
    return {"block": door.block, **items, **links}


def set_status(town: PortLune, item_id: str, status: Status) -> None:
    """Let an item stand otherwise, as its publisher or an editor would."""
    with town.instance.database.write() as db:
        item: Item | None = find_item(db, item_id)
        assert item is not None
        save_item(db, replace(item, status=status), datetime.now(UTC))
