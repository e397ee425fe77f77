"""What the operator decides: TOML files and the only code that reads them or the environment."""
