#!/usr/bin/env python3
"""The persistence model's distribution by quadrature over the latent normal: golden values of the table `rival`.

It shares no code and no method with the engine: probabilities are integrals over the latent normal, "ever"
probabilities are recursions on fine grids by Simpson's rule, compared with grids twice as coarse.

    python3 scripts/golden/rival.py    write the engine's golden files

Needs Python 3.9 or later, NumPy and SciPy.
"""

import math
import platform
from pathlib import Path

import numpy as np
import scipy
from scipy.optimize import brentq
from scipy.special import log_ndtr, ndtr

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "spark-job/engine/src/test/resources/org/gap2028/engine/gap"
VOLATILITY = 1.6  # months per root-year
NOISE = 2.0  # months



def metalog(p05, p50, p95):
    """Quantile function of the three-term metalog with lower bound 0 (Keelin 2016), as log-metalog."""
    low, mid, high = math.log(p05), math.log(p50), math.log(p95)
    a2 = (high - low) / (2 * math.log(19))
    a3 = (high + low - 2 * mid) / (0.9 * math.log(19))

    def latent(z):
        logit = log_ndtr(z) - log_ndtr(-z)
        return np.exp(mid + a2 * logit + a3 * (ndtr(z) - 0.5) * logit)

    return latent


# number: (x at latent normals z, latent normals at which it jumps)
LAWS = {
    0: (metalog(4, 7, 10.5), []),
    1: (lambda z: 3 + 8 * ndtr(z), []),
    2: (lambda z: np.full_like(z, 7.0), []),
    3: (lambda z: np.where(z < -0.5, 1.0, np.where(z < 0.25, 6.0, 13.0)), [-0.5, 0.25]),
}


def latent_nodes(cuts):
    """Gauss-Legendre nodes of order 24 and normal weights in panels of at most a quarter, cut where told."""
    edges = np.unique(np.concatenate([np.arange(-12, 12.01, 0.25), cuts]))
    gauss, weights = np.polynomial.legendre.leggauss(24)
    half = 0.5 * np.diff(edges)[:, None]
    z = (0.5 * (edges[1:] + edges[:-1]))[:, None] + half * gauss
    return z.ravel(), (half * weights * np.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)).ravel()


def cdf(law, at, sd):
    x, breaks = LAWS[law]
    z, weights = latent_nodes(breaks)
    return float(weights @ ndtr((at - x(z)) / sd))


def quantile(law, p, sd):
    return brentq(lambda v: cdf(law, v, sd) - p, -60, 120, xtol=1e-13, rtol=1e-14)


def ever(law, lower, upper, panel):
    """P(in [lower, upper) in a quarter or an earlier one), quarter by quarter, by Simpson's rule on a grid."""
    step = VOLATILITY * 0.5
    spans = []
    if lower > -math.inf:
        spans.append((lower - 40 * step, lower))
    if upper < math.inf:
        spans.append((upper, upper + 40 * step))
    nodes, weights = [], []
    for a, b in spans:
        grid = np.linspace(a, b, 2 * panel + 1)
        weight = np.full(grid.shape, 2.0)
        weight[1::2] = 4
        weight[[0, -1]] = 1
        nodes.append(grid)
        weights.append(weight * (b - a) / (6 * panel))
    nodes, weights = np.concatenate(nodes), np.concatenate(weights)

    # The start: cut at the latent normals at which x jumps or crosses a bound.
    x, breaks = LAWS[law]
    cuts = list(breaks)
    for bound in (lower, upper):
        if math.isfinite(bound):
            low, high = -12.0, 12.0
            for _ in range(200):
                middle = 0.5 * (low + high)
                low, high = (middle, high) if x(np.array(middle)) < bound else (low, middle)
            cuts.append(high)
    z, masses = latent_nodes(cuts)
    points = x(z)
    held = (points >= lower) & (points < upper)
    inside = masses[held].sum()
    points, masses = points[~held], masses[~held]

    def entering(where):
        return ndtr((upper - where) / step) - ndtr((lower - where) / step)

    def density(to, where):
        return np.exp(-0.5 * ((to[:, None] - where[None, :]) / step) ** 2) / (step * math.sqrt(2 * math.pi))

    found = [inside, inside + masses @ entering(points)]
    h = density(nodes, points) @ masses
    kernel = density(nodes, nodes)
    for _ in range(2, 12):
        found.append(found[-1] + (h * weights) @ entering(nodes))
        h = kernel @ (h * weights)
    return np.array(found)


def header():
    return (
        f"# scripts/golden/rival.py, Python {platform.python_version()}, NumPy {np.__version__}, "
        f"SciPy {scipy.__version__}\n"
    )


def write_marginal():
    lines = ["law,quarter,probability,quantile,below_3,underlying_below_3\n"]
    for law in LAWS:
        for quarter in (1, 11):
            walk = math.sqrt(VOLATILITY**2 * quarter / 4)
            sd = math.hypot(walk, NOISE)
            below, underlying = cdf(law, 3, sd), cdf(law, 3, walk)
            for p in (0.001, 0.05, 0.5, 0.95, 0.999):
                value = quantile(law, p, sd)
                row = (repr(v) for v in (value, below, underlying))
                lines.append(f"{law},{quarter},{p}," + ",".join(row) + "\n")
    (RESOURCES / "golden-rival.csv").write_text(header() + "".join(lines), encoding="utf-8")


def write_ever():
    lines = ["law,lower,upper," + ",".join(f"quarter{q}" for q in range(12)) + "\n"]
    for law in LAWS:
        for lower, upper in ((-math.inf, 3.0), (12.0, 24.0), (9.0, math.inf), (5.0, 5.5)):
            coarse, fine = ever(law, lower, upper, 600), ever(law, lower, upper, 1200)
            assert np.abs(fine - coarse).max() < 1e-8, (law, lower, upper, np.abs(fine - coarse).max())
            ends = (str(v).replace("inf", "Infinity") for v in (lower, upper))
            lines.append(f"{law}," + ",".join(ends) + "," + ",".join(f"{v:.15g}" for v in fine) + "\n")
    (RESOURCES / "golden-rival-ever.csv").write_text(header() + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write_marginal()
    write_ever()
