"""The read API for programs: /api/v1, as openapi.json describes it."""
