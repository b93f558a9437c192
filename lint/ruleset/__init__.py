"""Packs of rules: YAML in, checked Rule objects out."""
