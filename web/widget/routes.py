"""The addresses that other sites load: the script, the frame, the sheet of its colours."""

from flask import Flask, Response, g

from web.visit import LANGUAGES, visiting
from web.widget.frame import show_widget
from web.widget.scripts import show_colours, show_script


def add_widget_routes(app: Flask) -> None:
    """Give the app the widget's addresses; the builder's page is among those of the town."""
    app.add_url_rule("/widget.js", "widget_script", show_script)
    app.add_url_rule("/widget/colours.css", "widget_colours", show_colours)
    lang = f"<any({','.join(LANGUAGES)}):lang>"
    app.add_url_rule(f"/widget/{lang}/<slug:town>", "widget", _show_widget)


def _show_widget(lang: str, town: str) -> Response:
    g.lang = lang
    with visiting(lang) as visit:
        return show_widget(visit.in_town(town))
