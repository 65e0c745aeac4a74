"""The table of stages, what is pending, and the run."""
