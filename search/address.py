"""Where an index is, as the operator's settings say it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """Where the index is, and with what right it is asked: the settings search_….

    `url` is "embedded", which keeps it in `home`/index, or one or several nodes of Elasticsearch,
    http(s)://host:port with commas between. There its names begin with `prefix`, so that several
    instances may share a cluster; `user` with `password`, or `api_key`, "" for none; `ca` is the
    file of a certificate authority to trust beside the system's, "" for none. `record_id` tells
    records apart that were given the same prefix by mistake: an index belongs to the record that
    made it; with "" nobody is refused. A new generation has `shards`, its towns spread over them.
    """

    url: str
    home: str
    prefix: str = "ilot"
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca: str = ""
    record_id: str = ""
    shards: int = 1
