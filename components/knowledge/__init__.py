"""What an analyst may edit: names, cues and rules as TOML or CSV, and the modules that load and check them."""
