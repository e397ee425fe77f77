"""The French forms of saying where: each must come out as its canonical strings."""

import json
from collections.abc import Iterator

from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.paris import paris_analyser
from jobs.evaluation.scores import Finds
from jobs.evaluation.shared_data import SharedData
from records import Mention, MentionKind
from records.spelling import name_key

GOAL = 0.93
_HEADS = {
    MentionKind.INTERSECTION: "inter",
    MentionKind.SEGMENT: "seg",
    MentionKind.AREA: "area",
    MentionKind.PLACE: "area",
    MentionKind.STREET: "street",
}


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield F1 of the canonical strings and the share of forms that are wholly right."""
    forms = json.loads(shared.path("gold", "fr_location_forms.json").read_text(encoding="utf-8"))
    analyser = paris_analyser(shared)
    finds, wrong = Finds(), list[str]()
    for form in forms:
        mentions = analyser.read(form["text"], "fr").mentions
        got = sorted(name_key(one) for mention in mentions for one in canonical(mention))
        expected = sorted(map(name_key, form["expected"]))
        finds.compare(got, expected)
        if got != expected:
            wrong.append(f"{form['form']} | {form['text']} | {expected} | {got}")
    rows = finds.true + finds.missed
    yield Figure("forms_fr, canonical strings", finds.f1, Unit.F1, rows, GOAL, tuple(finds.faults))
    share = 1 - len(wrong) / len(forms)
    yield Figure("forms_fr, wholly right", share, Unit.SHARE, len(forms), misses=tuple(wrong))


def canonical(mention: Mention) -> list[str]:
    """Return a mention as the forms file writes it: one string for each address."""
    street = mention.parts[0]
    pairs = zip(mention.numbers, mention.suffixes, strict=True)
    numbers = [f"{n} {s}" if len(s) > 1 else f"{n}{s}" for n, s in pairs]
    if mention.kind is MentionKind.ADDRESS:
        return [f"addr|{number}|{street}" for number in numbers]
    if mention.kind is MentionKind.RANGE:
        if "-" in mention.text.split(street)[0]:
            return [f"addr|{'-'.join(numbers)}|{street}"]
        return ["|".join(("range", *numbers, street))]
    if mention.kind is MentionKind.ROAD:
        return ["road|" + mention.text.replace(" ", "").removeprefix("R")]
    head = _HEADS.get(mention.kind)
    return ["|".join((head, *mention.parts))] if head else []
