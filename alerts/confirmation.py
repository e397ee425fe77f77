"""The letter that asks an address whether it wants the digest at all (double opt-in)."""

from alerts.letters import LetterHead
from records import Email, Subscription


def write_confirmation(subscription: Subscription, head: LetterHead) -> Email:
    """Return the letter that asks for a yes: which place, which themes, one link, no more."""
    raise NotImplementedError
