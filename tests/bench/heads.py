"""The heads of the benchmark: the same for all rows, each class of the same total weight.

X rows are centred over the set and have a mean squared length of 1. `w` (n,): labels count the same
whatever number of pixels they have. All return the predicted codes 0..k-1 of X_test.
"""

from __future__ import annotations

import numpy as np


def balanced(y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Weights that sum to 1, the same for each class."""
    total = np.bincount(y, weights=w)
    return w / total[y] / (total > 0).sum()


def class_mean(X, y, w, X_test):
    """Nearest weighted mean of a class."""
    weight = balanced(y, w)
    own = np.eye(y.max() + 1, dtype=np.float32)[y] * weight[:, None]
    means = own.T @ X / own.sum(0)[:, None]
    return (X_test @ means.T - 0.5 * (means**2).sum(1)).argmax(1)


def nearest(X, y, w, X_test, k):
    """Majority of the k nearest rows, the nearer one at a tie."""
    k = min(k, len(X))
    closeness = X_test @ X.T - 0.5 * (X**2).sum(1)
    order = np.argsort(-closeness, axis=1, kind="stable")[:, :k]
    votes = np.zeros((len(X_test), y.max() + 1))
    for rank in range(k):
        votes[np.arange(len(X_test)), y[order[:, rank]]] += 1 + 0.1 / (rank + 1)
    return votes.argmax(1)


def ridge(X, y, w, X_test, alpha):
    """Weighted least squares onto the classes, in closed form; alpha per unit of weight."""
    weight = balanced(y, w).astype(np.float32)
    middle = weight @ X
    root = np.sqrt(weight)[:, None]
    Z = (X - middle) * root
    Y = (np.eye(y.max() + 1, dtype=np.float32)[y] - 1 / (y.max() + 1)) * root
    if len(Z) < Z.shape[1]:
        coef = Z.T @ np.linalg.solve(Z @ Z.T + alpha * np.eye(len(Z), dtype=np.float32), Y)
    else:
        coef = np.linalg.solve(Z.T @ Z + alpha * np.eye(Z.shape[1], dtype=np.float32), Z.T @ Y)
    return ((X_test - middle) @ coef).argmax(1)


def logistic(X, y, w, X_test, C):
    from sklearn.linear_model import LogisticRegression

    weight = balanced(y, w) * w.sum()  # as many observations as there are labels
    head = LogisticRegression(C=C, max_iter=150, tol=1e-3).fit(X, y, sample_weight=weight)
    return head.predict(X_test)


def forest(X, y, w, X_test, kind):
    from sklearn import ensemble

    make = getattr(ensemble, f"{kind}Classifier")
    head = make(100, random_state=0, n_jobs=1)
    return head.fit(X, y, sample_weight=balanced(y, w)).predict(X_test)


# Name -> function and the settings that are tried: the first is that of a quick run.
HEADS = {
    "class mean": (class_mean, ({},)),
    "kNN-1": (nearest, ({"k": 1},)),
    "kNN-3": (nearest, ({"k": 3},)),
    "ridge": (ridge, tuple({"alpha": a} for a in (0.1, 0.01, 1.0))),
    "logistic": (logistic, tuple({"C": c} for c in (10.0, 1.0, 100.0))),
    "forest": (forest, ({"kind": "RandomForest"},)),
    "extra trees": (forest, ({"kind": "ExtraTrees"},)),
}
TREES = ("forest", "extra trees")
