"""One running instance: its settings with the record, the index and the towns' workshops."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from alerts.mail import Mailer, open_mailer
from config.privacy import load_privacy
from config.settings import Settings, secret_key
from config.themes import load_themes
from config.types import load_types
from crawlers.visit import Manners
from enrich.privacy.pretrained import Pretrained, open_models
from jobs.theme_model import model_in_force, when_written
from jobs.workshop import Workshop, equip
from records import ConfigError, IndexDown, Town
from records.lasting import making_lasting_records
from search.index import Index
from search.open import SearchAddress, open_index
from store.database import Database, open_database
from store.identity import record_id
from store.lessons import lessons_of
from store.towns import all_towns, load_town_data, town_version

if TYPE_CHECKING:
    from geo.outside import OutsideGeocoder

# A town's version in the record, and when the theme model in force was written (0: it ships).
_Version = tuple[int, int]


@dataclass
class Instance:
    """Opens each neighbour when it is first needed, so that a command opens only its own."""

    settings: Settings
    _workshops: dict[str, tuple[_Version, Workshop]] = field(default_factory=dict)

    @property
    def towns_folder(self) -> Path:
        """Where the operator's TOML files of the towns lie."""
        return Path(self.settings.towns)

    @cached_property
    def database(self) -> Database:
        """The record. Raises ConfigError, StoreDown."""
        return open_database(self.settings.database_url)

    @cached_property
    def index(self) -> Index:
        """The search index. Raises ConfigError, IndexDown, StoreDown."""
        with self.database.read() as db:
            where = SearchAddress(
                **self.settings.search_address,
                record_id=record_id(db),
                shards=self.settings.search_shards,
            )
        return open_index(where)

    @cached_property
    def mailer(self) -> Mailer:
        """Where letters go; connects when it sends."""
        return open_mailer(self.settings.mail_url, self.settings.mail_from)

    @cached_property
    def secret(self) -> str:
        """The key that signs links."""
        return secret_key(self.settings)

    @property
    def agent(self) -> str:
        """Who we say we are to other people's servers."""
        s = self.settings
        return f"{s.user_agent} (+{s.base_url}{'; ' + s.contact if s.contact else ''})"

    @cached_property
    def outside(self) -> "OutsideGeocoder | None":
        """The geocoder to ask about streets that a town lacks, None if none is set."""
        if not self.settings.outside_geocoder:
            return None
        # What it is made of takes longer to load than the record; few instances ask outside.
        from geo.outside import open_outside

        return open_outside(self.settings.outside_geocoder, self.agent)

    @cached_property
    def people(self) -> Mapping[str, Pretrained]:
        """The operator's own spaCy models, by language. Raises ConfigError."""
        return open_models(self.settings.spacy_model)

    @cached_property
    def manners(self) -> Manners:
        """How this instance behaves toward the sites that it reads."""
        s = self.settings
        return Manners(
            user_agent=self.agent,
            allow_private=s.allow_private_addresses,
            timeout=s.fetch_timeout,
            max_bytes=s.fetch_max_bytes,
            item_max_bytes=s.item_max_bytes,
            parse_timeout=s.parse_timeout,
            host_gap=s.host_gap,
        )

    def workshop(self, town_id: str) -> Workshop:
        """Return the tools for a town, made anew when they are not the latest any more.

        So they are when the town was imported again or taught something, or another theme model
        is in force. Raises ConfigError if the town was never imported.
        """
        written = when_written(self.settings)
        with self.database.read() as db:
            version = town_version(db, town_id), written
        known = self._workshops.get(town_id)
        if known and known[0] == version:
            return known[1]
        self.require_town(town_id)
        with making_lasting_records(), self.database.read() as db:
            version = town_version(db, town_id), written
            lessons = lessons_of(db, town_id)
            workshop = equip(load_town_data(db, town_id), self.settings, lessons, self.people)
        self._workshops[town_id] = (version, workshop)
        return workshop

    def require_sound_settings(self) -> None:
        """Raise ConfigError, or StoreDown, before what runs for long begins.

        The index and the mail server may be away: they are tried again while it runs.
        """
        load_themes(), load_types(), load_privacy(), model_in_force(self.settings)
        _ = self.secret, self.mailer, self.database, self.outside, self.people
        with suppress(IndexDown):
            _ = self.index

    def towns(self) -> tuple[Town, ...]:
        """Return the towns that were imported, by id."""
        with self.database.read() as db:
            return all_towns(db)

    def close(self) -> None:
        """Let go of what was opened."""
        for name in ("index", "database", "mailer"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def require_town(self, town_id: str) -> None:
        """Raise ConfigError, naming the towns that there are, if this one was never imported."""
        imported = [town.id for town in self.towns()]
        if town_id not in imported:
            known = ", ".join(imported) or "none yet"
            hint = f"imported towns: {known}; run `python -m jobs town import {town_id}` first"
            raise ConfigError("town", town_id, hint)
