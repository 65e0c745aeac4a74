"""The pipeline: the table of stages, what is pending, run."""
