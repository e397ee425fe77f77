"""What there is to ask for: towns, themes and types."""

import msgspec
from flask import Response

from store.towns import all_towns
from web.kinds import type_name
from web.links import absolute, address
from web.visit import Visit


def show_towns(visit: Visit) -> Response:
    """Answer /towns."""
    towns = [
        {
            "id": town.id,
            "name": town.name,
            "country": town.country,
            "time_zone": town.tz,
            "languages": town.languages,
            "url": absolute(address("home", lang=visit.lang, town=town.id, form="html")),
            "attribution": town.attribution,
        }
        for town in all_towns(visit.db)
    ]
    return Response(msgspec.json.encode({"towns": towns}), mimetype="application/json")


def show_types(visit: Visit) -> Response:
    """Answer /types."""
    types = [
        {
            "code": code,
            "name": type_name(visit, code),
            "happens": each.happens,
            "fields": [
                {"code": field.code, "name": field.names[visit.lang], "kind": field.kind}
                for field in each.fields
            ],
        }
        for code, each in visit.site.types.items()
    ]
    return Response(msgspec.json.encode({"types": types}), mimetype="application/json")


def show_themes(visit: Visit) -> Response:
    """Answer /themes."""
    names = visit.site.theme_names(visit.lang)
    themes = [{"code": code, "name": name} for code, name in names.items()]
    return Response(msgspec.json.encode({"themes": themes}), mimetype="application/json")
