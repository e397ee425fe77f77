"""What gunicorn serves: the app with every town in memory before the workers are forked."""

from flask import Flask

from config.settings import Settings
from web.app import create_app
from web.site import Site


def create_served_app(settings: Settings | None = None) -> Flask:
    """Return the app, for a server that loads it once and forks its workers.

    They share the towns' grounds: a worker owns only what it works out itself. Nothing stays open
    that must not be shared. `settings` default to the environment's. Raises ConfigError, StoreDown.
    """
    app = create_app(settings)
    site: Site = app.extensions["ilot"]
    with site.database.read() as db:
        site.grounds.read_all(db)
    site.database.close()
    site.searcher.close()
    return app
