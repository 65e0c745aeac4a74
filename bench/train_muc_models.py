"""The models above the network that reads MUC-4, learnt with scikit-learn and taken out of its forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import muc_context, muc_topic
from bench.muc_gold import Row
from bench.muc_labels import TYPES, type_of
from bench.muc_trees import Trees

RATE = 0.05
DRAWN = 0.2
"""Share of the columns that each question of the boosted trees may ask of."""
RIDGE = 5.0
TOPIC_RIDGE = 30
CONTEXT_RIDGE = 10
Numbers = NDArray[np.float32]


def learn_topic(told: Sequence[Row]) -> tuple[Numbers, Numbers]:
    """The linear model of `muc_topic`: is a report about an incident at all, and about one of each type."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, import-untyped, unused-ignore]

    hashed = [muc_topic.hashed(row["text"]) for row in told]
    words = _matrix([columns for columns, _ in hashed], [weights for _, weights in hashed], muc_topic.COLUMNS)
    types = [{type_of(template) for template in row["templates"]} for row in told]
    answers = [[bool(one) for one in types], *([kind in one for one in types] for kind in range(len(TYPES)))]
    models = [LogisticRegression(C=TOPIC_RIDGE, max_iter=300).fit(words, answer) for answer in answers]
    weights = np.array([one.coef_[0] for one in models], dtype=np.float32)
    return weights, np.array([one.intercept_[0] for one in models], dtype=np.float32)


def learn_context(columns: Sequence[NDArray[np.int64]], right: NDArray[Any]) -> tuple[Numbers, float]:
    """The linear model of `muc_context`: does a candidate fill its role."""
    from sklearn.linear_model import LogisticRegression

    values = [np.full(len(one), 1 / np.sqrt(len(one)), dtype=np.float32) for one in columns]
    model = LogisticRegression(C=CONTEXT_RIDGE, max_iter=200, solver="liblinear")
    model.fit(_matrix(columns, values, muc_context.COLUMNS), right)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _matrix(columns: Sequence[NDArray[np.int64]], values: Sequence[Numbers], width: int) -> Any:
    from scipy.sparse import csr_matrix  # type: ignore[import-not-found, import-untyped, unused-ignore]

    starts = np.cumsum([0, *(len(one) for one in columns)])
    return csr_matrix((np.concatenate(values), np.concatenate(columns), starts), shape=(len(columns), width))


def fitted(rows: Numbers, right: NDArray[Any], shape: dict[str, Any]) -> Trees:
    """Learns boosted trees and takes them out of scikit-learn's form."""
    from sklearn.ensemble import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
        HistGradientBoostingClassifier,
    )

    model = HistGradientBoostingClassifier(
        **shape, learning_rate=RATE, l2_regularization=RIDGE, max_features=DRAWN, random_state=0
    )
    model.fit(rows, right)
    nodes = [predictor[0].nodes for predictor in model._predictors]  # noqa: SLF001 – the trees are nowhere else
    starts = np.cumsum([0, *(len(one) for one in nodes)])
    shift = np.concatenate([np.full(len(one), start) for one, start in zip(nodes, starts[:-1], strict=True)])
    whole = np.concatenate(nodes)
    leaf = whole["is_leaf"].astype(bool)
    return Trees(
        roots=starts[:-1].astype(np.int32),
        feature=np.where(leaf, -1, whole["feature_idx"].astype(np.int32)).astype(np.int16),
        threshold=_rounded_down(whole["num_threshold"]),
        left=(whole["left"] + shift).astype(np.int32),
        right=(whole["right"] + shift).astype(np.int32),
        value=np.where(leaf, whole["value"], 0).astype(np.float32),
        start=float(np.ravel(model._baseline_prediction)[0]),  # noqa: SLF001 – as above
    )


def forest(rows: Numbers, right: NDArray[Any], shape: dict[str, Any]) -> Trees:
    """Learns a forest of trees whose thresholds are drawn by lot, and takes them out of scikit-learn's form."""
    from sklearn.ensemble import ExtraTreesClassifier  # type: ignore[import-not-found, import-untyped, unused-ignore]

    model = ExtraTreesClassifier(**shape, random_state=0).fit(rows, right)
    trees = [one.tree_ for one in model.estimators_]
    starts = np.cumsum([0, *(one.node_count for one in trees)])
    shift = np.concatenate([np.full(one.node_count, start) for one, start in zip(trees, starts[:-1], strict=True)])
    left, right_of = (np.concatenate([getattr(one, f"children_{side}") for one in trees]) for side in ("left", "right"))
    leaf = left < 0
    shares = np.concatenate([one.value[:, 0, 1] / one.value[:, 0].sum(axis=1) for one in trees]) / len(trees)
    return Trees(
        roots=starts[:-1].astype(np.int32),
        feature=np.where(leaf, -1, np.concatenate([one.feature for one in trees])).astype(np.int16),
        threshold=_rounded_down(np.concatenate([one.threshold for one in trees])),
        left=np.where(leaf, 0, left + shift).astype(np.int32),
        right=np.where(leaf, 0, right_of + shift).astype(np.int32),
        value=np.where(leaf, shares, 0).astype(np.float32),
        start=0.0,
    )


def _rounded_down(thresholds: NDArray[np.float64]) -> Numbers:
    """Thresholds in single precision, none above what it was: else a value between the two would change sides."""
    rounded = thresholds.astype(np.float32)
    below = np.nextafter(rounded, np.float32(-np.inf))
    return np.asarray(np.where(rounded > thresholds, below, rounded), dtype=np.float32)
