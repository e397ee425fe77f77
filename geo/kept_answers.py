"""Answers to costly questions, kept while there is room."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Question = TypeVar("Question", bound=Hashable)
Answered = TypeVar("Answered")


class KeptAnswers(Generic[Question, Answered]):
    """Keeps up to `most` answers and forgets all when there are more; safe for threads.

    Unlike functools.lru_cache around a method it holds no way back to the method's owner: a
    gazetteer that was imported anew is freed at once, not when the collector comes by.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[Question, Answered] = {}

    def get(self, question: Question, ask: Callable[[Question], Answered]) -> Answered:
        """Return the answer to a question, asked the first time."""
        try:
            return self._answers[question]
        except KeyError:
            answer = ask(question)
        if len(self._answers) >= self._most:
            self._answers.clear()
        self._answers[question] = answer
        return answer
