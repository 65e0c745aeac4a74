"""Claims into clusters of claims about the same thing."""
