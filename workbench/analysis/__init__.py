"""What can be computed over a case that was compared: pure functions, no pages, no files."""
