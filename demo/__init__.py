"""A small invented town with its web sites, to try everything offline."""
