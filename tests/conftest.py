"""Standing here, this file lets every test import the makers of documents beside it."""
