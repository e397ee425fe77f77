import weakref

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.kept_answers import KeptAnswers
from records import Town, TownData


def test_a_question_is_asked_once_until_there_are_too_many():
    asked, kept = [], KeptAnswers(2)

    def ask(question):
        asked.append(question)

    for question in ("a", "a", "b", "a", "c", "a", "c"):
        assert kept.get(question, ask) is None
    assert asked == ["a", "b", "c", "a"]


def test_a_gazetteer_that_is_let_go_is_freed_at_once():
    gazetteer = Gazetteer(TownData(Town("t", "T", "FR", "UTC", ("fr",)), (), (), (), (), ()))
    geocode("12 rue de la Paix", gazetteer)
    gone = weakref.ref(gazetteer)
    del gazetteer
    assert gone() is None
