"""Report -> faces; a face computes nothing."""
