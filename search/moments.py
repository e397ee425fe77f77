"""Moments as numbers: what rows hold and filters compare."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND_SHIFT = 12  # a feed key is the second of publication with 12 bits to tell items apart


def microseconds(moment: datetime) -> int:
    """Return an aware moment as microseconds since 1970, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def first_feed_key(moment: datetime) -> int:
    """Return the lowest feed key of the second in which an aware moment falls."""
    return (moment - _EPOCH) // timedelta(seconds=1) << _SECOND_SHIFT


def day_of(moment: int) -> int:
    """Return the day since 1970 (UTC) of a moment in microseconds."""
    return moment // 86_400_000_000
