"""The exams: how well Fogline reads, places and dates, measured on texts that are not part of the repository.

`python -m bench --help` says what there is. Exams only measure: nothing in `fogline` imports from here.
"""
