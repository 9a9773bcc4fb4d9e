"""Bytes -> Document, whatever the kind of file."""
