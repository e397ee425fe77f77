"""What asking a source gave."""

from dataclasses import dataclass, field

from records import Validators


@dataclass(frozen=True, slots=True)
class Answer:
    """A source's content and what its server said to ask again politely.

    `body` is None if the server says that nothing changed (304). `content_type` is what the server
    says that it is; `address` where redirects ended; both "" for files.
    """

    body: bytes | None
    validators: Validators = field(default_factory=Validators)
    content_type: str = ""
    address: str = ""
