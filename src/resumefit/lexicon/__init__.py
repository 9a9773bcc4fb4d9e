"""The words of the trade: schema and loading of the TOML files."""
