"""The figures to reach, paper by paper, and the best that others are known to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure to reach: of which paper, how much, and the best that others are known to reach."""

    paper: str
    figure: str
    value: float
    known: str = ""


_MINORITIES = ("negative", "future", "opinion", "denied")
_ROLES = {"places": 0.68, "when": 0.85, "counts": 0.84, "says": 0.86, "chain": 0.80, "actors": 0.85, "targets": 0.68}
_READER = {"places": 0.72, "when": 0.94, "counts": 0.88, "says": 0.96, "chain": 0.91, "actors": 0.96, "targets": 0.78}
_MUST = (
    ("typed.f1", 0.74, "0.81, a careful second reader"),
    ("strict.f1", 0.38, "0.47, a careful second reader"),
    *((f"roles.{role}", value, f"{_READER[role]:.2f}, a careful second reader") for role, value in _ROLES.items()),
)

TARGETS: tuple[Target, ...] = (
    *(
        Target(paper=paper, figure=figure, value=value, known=known)
        for paper in ("claims-news", "claims-own-test", "claims-own-latest")
        for figure, value, known in _MUST
    ),
    *(
        Target(paper="claims-own-test", figure=f"{scope}.{name}.f1", value=0.60, known="0, a constant")
        for scope in ("minority", "minority_end_to_end")
        for name in _MINORITIES
    ),
    Target(paper="claims-seeds-dated", figure="typed.r", value=0.62),
    Target(paper="claims-seeds-dated", figure="strict.r", value=0.30),
    Target(paper="claims-seeds-dated", figure="predicted", value=180),
    Target(paper="cost", figure="ratio", value=2.0),
    Target(paper="attribution-polnear", figure="content_f1", value=0.68, known="0.385, Citron's CRFs"),
    Target(paper="attribution-polnear", figure="content_source_f1", value=0.60, known="0.351, Citron's CRFs"),
    Target(paper="factuality-uw", figure="mae", value=0.40, known="0.397, on its test part"),
    Target(paper="factuality-uw", figure="r", value=0.75, known="0.669, on its test part"),
    Target(paper="casualties-gaza", figure="min_exact", value=0.75, known="0.445, naive"),
    Target(paper="casualties-gaza", figure="max_exact", value=0.70, known="0.377, naive"),
    Target(paper="casualties-gaza", figure="both_exact", value=0.60, known="0.253, naive"),
    Target(paper="dates-aquaint", figure="relaxed_f1", value=0.92, known="0.925, HeidelTime, tuned on it"),
    Target(paper="dates-aquaint", figure="value_f1", value=0.80, known="0.731, HeidelTime, tuned on it"),
    Target(paper="toponyms", figure="lgl.short_of_oracle", value=0.05),
    Target(paper="toponyms", figure="geovirus.short_of_oracle", value=0.05),
    Target(paper="toponyms", figure="lgl.recognition_f1", value=0.80),
    Target(paper="toponyms", figure="geovirus.recognition_f1", value=0.80),
    Target(paper="places-syria", figure="en.within5", value=0.80),
    Target(paper="places-syria", figure="en.within20", value=0.92),
    Target(paper="places-syria", figure="ar.within5", value=0.80),
    Target(paper="places-syria", figure="ar.within20", value=0.92),
    Target(paper="actors", figure="accuracy", value=0.95),
    Target(paper="actors", figure="confidently_wrong", value=0),
    Target(paper="control-battles", figure="accuracy", value=0.85),
    Target(paper="incidents-gva", figure="b3_f1", value=0.93),
    Target(paper="incidents-fakes", figure="b3_f1", value=0.85),
    Target(paper="incidents-fakes", figure="non_pairs_joined", value=0.05),
    Target(paper="grades-syria", figure="unseen_grade_macro_f1", value=0.50),
    Target(paper="grades-syria", figure="unseen_belligerent_macro_f1", value=0.55),
    Target(paper="muc", figure="ceaf_ree_f1", value=0.58, known="0.543, rules of 1992, and 0.531, on other parts"),
    Target(paper="speed-fakes", figure="ratio_to_models", value=1.5),
    Target(paper="speed-fakes", figure="ratio_to_stock", value=1.3),
    Target(paper="speed-fakes", figure="peak_memory_mb", value=1024),
)
"""The figures that are wanted, and the best that others are known to reach."""
