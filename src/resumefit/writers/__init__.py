"""A report written back into the applicant's own file."""
