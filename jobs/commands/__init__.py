"""One file a command; a command is here because it stands in COMMANDS."""

from jobs.commands import (
    collect,
    digest,
    evaluate,
    explain,
    geocode,
    letters,
    locate,
    rebuild,
    reverse,
    rewalk,
    schedule,
    serve,
    sources,
    staff,
    town,
    work,
)

COMMANDS = (
    town,
    sources,
    staff,
    collect,
    work,
    digest,
    letters,
    schedule,
    serve,
    rewalk,
    rebuild,
    explain,
    locate,
    geocode,
    reverse,
    evaluate,
)
