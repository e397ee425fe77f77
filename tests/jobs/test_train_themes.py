"""Training themes by what editors say, and whether a running worker takes what comes of it."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import load_settings
from config.theme_examples import load_theme_examples
from enrich.corrections import apply_corrections
from enrich.themes.model import shipped_theme_model
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.theme_labels import EDITORS, GIVEN, OURS, gather_labels, read_labels
from jobs.theme_model import model_in_force, own_model
from jobs.train_themes import is_held_out, try_labels
from records import ConfigError, Correction, CorrectionKind, Item, LabelledText, ThemeOrigin
from store.corrections import add_correction, corrections_of, undo_correction
from store.items import find_item, item_ids, save_item
from tests.town import NEWS_TOML, write_town

NOW = datetime.now(UTC).replace(microsecond=0)
TOWN, SOURCE = "petit-bourg", "petit-bourg/mairie"
TAUGHT = ("culture", "sport")
# Words that no example has, so that only what is taught about them can tell.
STRANGE = "Grand zouglou des bavardins"
LABELS = [
    LabelledText(f"{STRANGE}\nLe zouglou {n} des bavardins revient.", "fr", ("sport",))
    for n in range(24)
]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Instance:
    folder = write_town(tmp_path / "towns")
    (folder / "sources/mairie.toml").write_text(NEWS_TOML)
    (folder / "news.jsonl").write_text(json.dumps({"id": "1", "title": STRANGE}) + "\n")
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", TOWN]) == 0
    instance = Instance(load_settings())
    collect_now(instance, SOURCE, NOW)
    return instance


def only_item(instance: Instance) -> Item:
    with instance.database.read() as db:
        (item,) = (found for one in item_ids(db, TOWN) if (found := find_item(db, one)))
    return item


def themes(instance: Instance) -> list[str]:
    return [theme.code for theme in only_item(instance).themes]


def write_labels(path: Path, labels: Sequence[LabelledText]) -> Path:
    lines = [{"text": one.text, "lang": one.lang, "themes": one.themes} for one in labels]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_what_is_taught_is_in_force_without_a_restart_until_it_is_undone(
    instance: Instance, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert themes(instance) != ["sport"]
    before = instance.workshop(TOWN)
    assert instance.workshop(TOWN) is before
    labels = write_labels(tmp_path / "labels.jsonl", LABELS)
    assert main(["train-themes", "--labels", str(labels)]) == 0
    said = capsys.readouterr().out
    assert f"0 corrections, {len(LABELS)} given" in said
    assert "texts held out: " in said
    assert "of our examples held out: " in said
    assert instance.workshop(TOWN) is not before
    assert main(["rewalk", TOWN]) == 0
    assert themes(instance) == ["sport"]
    assert only_item(instance).themes[0].by is ThemeOrigin.MODEL

    assert main(["train-themes", "--undo"]) == 0
    assert main(["rewalk", TOWN]) == 0
    assert themes(instance) != ["sport"]


def test_what_makes_it_worse_is_kept_back(
    instance: Instance, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        LabelledText(f"{one.text} {tail}", one.lang, ("lost_found",))
        for one in load_theme_examples()[::8]
        for tail in ("a", "b", "c")
        if not is_held_out(f"{one.text} {tail}")
    ]
    labels = write_labels(tmp_path / "labels.jsonl", wrong)
    assert main(["train-themes", "--labels", str(labels)]) == 1
    assert "kept back" in capsys.readouterr().out
    assert not own_model(instance.settings).exists()


def test_wrong_labels_do_not_carry_the_gate_by_their_own_held_out_part() -> None:
    examples = load_theme_examples()[::6]
    codes = sorted({one.themes[0] for one in examples})
    another = dict(zip(codes, (*codes[1:], codes[0]), strict=True))
    wrong = [
        LabelledText(f"{one.text} {tail}", one.lang, (another[one.themes[0]],))
        for one in examples
        for tail in ("a", "b", "c")
    ]
    trial = try_labels({OURS: examples, GIVEN: wrong}, shipped_theme_model())
    assert trial.overall.new > trial.overall.now
    assert trial.ours.new < trial.ours.now
    assert 0 < trial.ours.texts < trial.overall.texts
    assert not trial.may_be_deployed


def test_labels_are_ours_and_editors_that_stand(instance: Instance) -> None:
    item = only_item(instance)
    corrected = Correction(0, item.id, CorrectionKind.THEMES, "ed@example.org", NOW, themes=TAUGHT)
    with instance.database.write() as db:
        made = add_correction(db, corrected, 0)
        save_item(db, apply_corrections(item, [made]), NOW)
    labels = gather_labels(instance, [TOWN], [])
    assert labels[EDITORS] == [LabelledText(item.words, "fr", TAUGHT)]
    assert len(labels[OURS]) > 500
    assert labels[GIVEN] == []
    with instance.database.write() as db:
        undo_correction(db, made.id, "ed@example.org", NOW, 1)
        save_item(db, apply_corrections(only_item(instance), corrections_of(db, item.id)), NOW)
    assert gather_labels(instance, [], [])[EDITORS] == []
    with pytest.raises(ConfigError):
        gather_labels(instance, ["nowhere"], [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("no json", "line 2: not JSON"),
        ("", "line 2: not JSON"),
        ('{"text": "A road"}', "line 2: themes: needed: a list of one theme or more"),
        ('{"text": "A road", "themes": "roads"}', "line 2: themes: needed"),
        ('{"text": "A road", "themes": ["trains"]}', "'trains' can't be: allowed: .*, roads,"),
        ('{"text": "A road", "themes": [["roads"]]}', "line 2: themes: .* can't be: allowed"),
        ('{"text": "A road", "themes": ["roads", "roads"]}', "line 2: themes: .* each once"),
        ('{"text": "A road", "themes": []}', "line 2: themes: needed"),
        (
            '{"text": "A", "themes": ["roads"], "lang": "de"}',
            "lang: 'de' can't be: allowed: en, fr",
        ),
        ('{"text": " ", "themes": ["roads"]}', "line 2: text: needed: a string with words"),
        ('{"themes": ["roads"]}', "line 2: text: needed"),
        ("[]", "line 2: not an object"),
    ],
)
def test_a_line_that_is_no_label_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f'{{"text": "La rue est à nous", "themes": ["roads"]}}\n{line}\n')
    with pytest.raises(ConfigError, match=problem):
        list(read_labels(path))


def test_a_label_may_hold_what_unicode_calls_the_end_of_a_line(tmp_path: Path) -> None:
    label = LabelledText("A road\u2028and a\u0085kerb", "en", ("roads",))
    line = json.dumps({"text": label.text, "lang": None, "themes": ["roads"]}, ensure_ascii=False)
    path = tmp_path / "labels.jsonl"
    path.write_bytes(f"{line}\r\n{line}\r\n".encode())
    assert list(read_labels(path)) == [label, label]


def test_the_language_of_a_label_is_told_where_it_is_not_given(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"text": "La rue est à nous et aux enfants", "themes": ["roads"]}')
    assert [one.lang for one in read_labels(path)] == ["fr"]


def test_a_model_that_cannot_be_read_is_a_clear_error(instance: Instance) -> None:
    own_model(instance.settings).write_bytes(b"half a mod")
    with pytest.raises(ConfigError, match="train it again"):
        model_in_force(instance.settings)


def test_a_model_that_cannot_be_read_is_replaced_by_training(instance: Instance) -> None:
    own_model(instance.settings).write_bytes(b"half a mod")
    assert main(["train-themes"]) == 0
    assert model_in_force(instance.settings).facts == shipped_theme_model().facts


def test_the_model_that_ships_is_what_the_examples_and_stems_make() -> None:
    """If this fails, examples or stems were changed: `python -m jobs train-themes --ship`."""
    shipped = shipped_theme_model()
    trial = try_labels({OURS: load_theme_examples()}, shipped)
    ours, theirs = trial.model.to_bytes(), shipped.to_bytes()
    assert trial.model.facts.learnt_from == shipped.facts.learnt_from
    assert len(ours) == len(theirs) < 500_000
    # Byte for byte on one kind of processor; on another a weight may be rounded the other way.
    assert sum(a != b for a, b in zip(ours[-300_000:], theirs[-300_000:], strict=True)) < 50
    assert trial.overall.new == pytest.approx(trial.overall.now, abs=0.005)
    assert trial.ours == trial.overall
