#!/usr/bin/env python3
"""Nearest correlation matrices by alternating projections with Dykstra's correction (N. J. Higham, "Computing the
nearest correlation matrix", IMA Journal of Numerical Analysis 22(3), 2002, algorithm 3.3): the expected numbers of
NearestCorrelationTest. Eigenvalues are LAPACK's.

    python3 scripts/golden/nearest_correlation.py

Needs Python 3.9 or later and NumPy.
"""

import numpy as np


def nearest(a, steps=100_000):
    y = np.array(a, dtype=float)
    correction = np.zeros_like(y)
    for _ in range(steps):
        r = y - correction
        values, vectors = np.linalg.eigh(r)
        x = (vectors * np.maximum(values, 0)) @ vectors.T
        correction = x - r
        before, y = y, x.copy()
        np.fill_diagonal(y, 1)
        if np.abs(y - before).max() < 1e-14:
            break
    return y


for matrix in (
    [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]],
    [[1, 1, 0], [1, 1, 1], [0, 1, 1]],
    [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]],
):
    print(np.array2string(nearest(matrix), precision=10, floatmode="fixed"))
