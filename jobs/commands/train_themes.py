"""`train-themes`: the theme model anew, from our examples, editors' corrections, given labels."""

import argparse
from pathlib import Path

from enrich.themes.model import SHIPPED, UNTRAINED, ThemeModel
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from jobs.theme_labels import OURS, gather_labels
from jobs.theme_model import model_in_force, own_model, write_model
from jobs.train_themes import try_labels
from records import ConfigError


def add_parser(subparsers: Subparsers) -> None:
    """Declare `train-themes [--labels FILE …] [--town TOWN …] [--dry-run | --undo | --ship]`."""
    parser = subparsers.add_parser(
        "train-themes",
        help="train the theme model anew, from editors' corrections too",
        description="Learns from the examples that ship (config/theme_examples), from what editors "
        "said of themes, and from labels given. It is taken into service only if macro-F1 on texts "
        "held out does not fall, neither on all nor on those of our examples; exit 1 if it is kept "
        "back. Nothing but weights is kept of a text.",
    )
    parser.add_argument(
        "--labels",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help='JSON lines {"text", "themes", "lang"?}, the main theme first; may be repeated',
    )
    parser.add_argument(
        "--town", action="append", default=[], help="corrections of this town only; repeatable"
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--dry-run", action="store_true", help="measure, and change nothing")
    ways.add_argument("--undo", action="store_true", help="back to the model that ships")
    ways.add_argument(
        "--ship",
        action="store_true",
        help="for who changes examples or stems: write the model that ships, of these alone",
    )
    interrupted = "the model in force is as it was"
    parser.set_defaults(run=run, interrupted=interrupted)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Train, print both figures, deploy; return 1 if the new model is kept back."""
    if args.undo:
        own_model(instance.settings).unlink(missing_ok=True)
        print("the model that ships is in force again")
        return 0
    labels = gather_labels(instance, args.town, args.labels)
    if args.ship:
        labels = {OURS: labels[OURS]}
    trial = try_labels(labels, _today(instance))
    print(", ".join(f"{len(texts)} {origin}" for origin, texts in labels.items()))
    for whose, on in (("texts", trial.overall), ("of our examples", trial.ours)):
        print(f"macro-F1 on {on.texts} {whose} held out: {on.now:.3f} now, {on.new:.3f} new")
    if args.dry_run:
        return 0 if trial.may_be_deployed else 1
    if not trial.may_be_deployed and not args.ship:
        print("kept back: the model in force is better there")
        return 1
    path = SHIPPED if args.ship else own_model(instance.settings)
    write_model(trial.model, path)
    print(f"{path}: in force from the next item on; `python -m jobs rewalk TOWN` for those kept")
    return 0


def _today(instance: Instance) -> ThemeModel:
    """Return the model in force; one that can't be read is to be replaced, and tells nothing."""
    try:
        return model_in_force(instance.settings)
    except ConfigError as error:
        print(error)
        return UNTRAINED
