"""One file a page; `web.routes` says at which address each stands."""
