"""How many places of the gold texts are found: precision, recall, F1 and items a second.

    SHARED_DATA=../shared/data python -m benchmarks.mentions

Council items: a mention counts if its offsets and its kind are the gold's. The gold does not
annotate the town's own name, so mentions of it are left out. French forms: the whole form must
come out as expected, with the streets of the Paris extract as the gazetteer (most of the forms'
streets are not among them). Prints one JSON line a figure.
"""

import csv
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from config.themes import load_themes
from config.towns import load_town
from enrich.analyser import Analyser
from geo.gazetteer import Gazetteer
from geo.town_import import import_town
from records import Mention, MentionKind, Name, NameKind
from records.spelling import name_key

DATA = Path(os.environ.get("SHARED_DATA", "../shared/data")).resolve()
_STREET_KINDS = ("address", "range", "block", "intersection", "segment", "street")


def main() -> None:
    """Measure what the shared data allow."""
    if not (DATA / "gold").is_dir():
        sys.exit(f"skipped: no gold sets in {DATA} (set SHARED_DATA)")
    themes = load_themes()
    english = Analyser(cambridge_names(), themes)
    measure_council(english)
    french = Analyser(paris_names(), themes)
    measure_forms(french)
    measure_speed(Analyser([*paris_names(), *_invented(200_000)], themes))


def show(**figure: object) -> None:
    """Print one figure."""
    print(json.dumps(figure, ensure_ascii=False))


def cambridge_names() -> tuple[Name, ...]:
    """Return the names of Cambridge, Massachusetts, as the town's import makes them."""
    town = load_town("cambridge-ma", environ={"SHARED_DATA": str(DATA)})
    data, _ = import_town(town, Path(), lambda *_: None)
    return Gazetteer(data).names()


def paris_names() -> list[Name]:
    """Return the streets of the Paris extract, by BAN and OSM."""
    folder = DATA / "fr-paris-fbg-saint-antoine"
    texts: set[str] = set()
    for file, column, separator in (
        ("ban_adresses.csv", "nom_voie", ";"),
        ("osm_adresses_75103_75104.csv", "street", ","),
    ):
        with (folder / file).open(encoding="utf-8-sig", newline="") as lines:
            texts |= {row[column] for row in csv.DictReader(lines, delimiter=separator)}
    return [Name(text, NameKind.STREET, f"paris/{text}") for text in sorted(texts) if text]


def measure_council(analyser: Analyser) -> None:
    """Compare with the hand-annotated council items."""
    counts: dict[str, Counter[str]] = {"all": Counter(), "streets": Counter(), "named": Counter()}
    about: Counter[bool] = Counter()
    for line in (DATA / "gold/council_en.jsonl").read_text().splitlines():
        item = json.loads(line)
        gold = {(m["start"], m["end"], _merged(m["kind"])): m for m in item["mentions"]}
        found = {
            (m.start, m.end, _merged(m.kind.value)): m
            for m in analyser.read(item["text"], "en").mentions
            if m.kind is not MentionKind.CITY or m.town
        }
        for key in gold.keys() | found.keys():
            outcome = "fn" if key not in found else "tp" if key in gold else "fp"
            group = "streets" if key[2] in _STREET_KINDS else "named"
            counts["all"][outcome] += 1
            counts[group][outcome] += 1
            if "-v" in sys.argv and outcome != "tp":
                text = item["text"]
                where = f"{text[max(0, key[0] - 30) : key[0]]}[[{text[key[0] : key[1]]}]]"
                print(outcome, key[2], repr(where + text[key[1] : key[1] + 20]))
        both = gold.keys() & found.keys()
        about.update(gold[key]["about"] == found[key].about for key in both)
    for group, count in counts.items():
        show(set="council_en", group=group, **_scores(count))
    show(set="council_en", about_right=round(about[True] / about.total(), 3))


def _merged(kind: str) -> str:
    """Gold has blocks as ranges and roads as streets; whether a square is area or place is moot."""
    merged = {"block": "range", "road": "street", "place": "area"}
    return merged.get(kind, kind)


def _scores(count: Counter[str]) -> dict[str, float]:
    precision = count["tp"] / max(1, count["tp"] + count["fp"])
    recall = count["tp"] / max(1, count["tp"] + count["fn"])
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def measure_forms(analyser: Analyser) -> None:
    """Compare with the French location forms, each written as a canonical string."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for form in json.loads((DATA / "gold/fr_location_forms.json").read_text()):
        got = [c for m in analyser.read(form["text"], "fr").mentions for c in canonical(m)]
        expected = [name_key(one) for one in form["expected"]]
        is_right = Counter(map(name_key, got)) == Counter(expected)
        total[form["form"]] += 1
        right[form["form"]] += is_right
        if "-v" in sys.argv and not is_right:
            print(form["form"], form["text"], "|", form["expected"], "|", got)
    show(set="fr_forms", right=right.total(), of=total.total(), by_form=dict(right))


def canonical(mention: Mention) -> list[str]:
    """Return a mention as the forms file writes it: one string for each address."""
    street = mention.parts[0]
    pairs = zip(mention.numbers, mention.suffixes, strict=True)
    numbers = [f"{n} {s}" if len(s) > 1 else f"{n}{s}" for n, s in pairs]
    if mention.kind is MentionKind.ADDRESS:
        return [f"addr|{number}|{street}" for number in numbers]
    if mention.kind is MentionKind.RANGE and "-" in mention.text.split(street)[0]:
        return [f"addr|{'-'.join(numbers)}|{street}"]
    heads = {
        MentionKind.RANGE: "range|" + "|".join(numbers),
        MentionKind.INTERSECTION: "inter",
        MentionKind.SEGMENT: "seg",
        MentionKind.AREA: "area",
        MentionKind.PLACE: "area",
        MentionKind.STREET: "street",
    }
    if mention.kind is MentionKind.ROAD:
        return ["road|" + mention.text.replace(" ", "").removeprefix("R")]
    return ["|".join((heads[mention.kind], *mention.parts))] if mention.kind in heads else []


def _invented(count: int) -> Iterator[Name]:
    """Yield street names of random words, so that the gazetteer has a nation's size."""
    rng = random.Random(1)
    syllables = ("ba", "co", "di", "fer", "gal", "ho", "jan", "ke", "lam", "mor", "nes", "que")
    for number in range(count):
        words = ["".join(rng.choices(syllables, k=3)).title() for _ in range(rng.choice((1, 2)))]
        yield Name(f"Rue {' '.join(words)}", NameKind.STREET, f"invented/{number}")


def measure_speed(analyser: Analyser) -> None:
    """Read 150-word items made of the gold events, each once."""
    rng = random.Random(2)
    lines = (DATA / "gold/events_fr.jsonl").read_text().splitlines()
    words = " ".join(json.loads(line)["text"] for line in lines).split(" ")
    starts = [rng.randrange(len(words) - 150) for _ in range(2_000)]
    items = [" ".join(words[at : at + 150]) for at in starts]
    began = time.process_time()
    for item in items:
        analyser.read(item, "fr")
    rate = len(items) / (time.process_time() - began)
    show(set="speed", names=200_000, words=150, items_per_second=round(rate))


if __name__ == "__main__":
    main()
