"""The built-in rules: what the OKR canon says about objectives, key results and plans."""
