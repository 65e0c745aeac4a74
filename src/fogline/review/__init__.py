"""What most needs an eye, and what an answer becomes."""
