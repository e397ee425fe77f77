"""The list of themes as a file: what is said when it is wrong."""

import pytest

from config.themes import load_themes
from records import ConfigError

NAMES = 'names = { fr = "A", en = "A" }\n'


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("a = 1", "a", "is no table"),
        ("[a]\nstems = {}", "a", "needs the key `names`"),
        ("[a]\nnames = { fr = 'A' }\nstems = {}", "a.names", "fr and en"),
        (f'[a]\n{NAMES}stems.fr = ["vol", "$"]', "a.stems.fr[1]", "'$' has no word"),
        (f'[a]\n{NAMES}stems.fr = [""]', "a.stems.fr[0]", "has no word"),
        (f"[a]\n{NAMES}stems = {{}}\nprior = 0", "a.prior", "a number above 0"),
        (f"[a]\n{NAMES}stems = {{}}\nprior = -1.5", "a.prior", "a number above 0"),
        (f"[a]\n{NAMES}stems = {{}}\nprior = nan", "a.prior", "a number above 0"),
        (f"[a]\n{NAMES}stems = {{}}\nprior = inf", "a.prior", "a number above 0"),
    ],
)
def test_what_is_wrong_names_its_key(tmp_path, text, key, says):
    path = tmp_path / "themes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_themes(path)
    assert (refused.value.key, refused.value.path) == (key, path)
    assert says in refused.value.problem
