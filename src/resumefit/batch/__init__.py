"""Many resumes beside many postings: read once, compared in parallel, written down as they are done."""
