#!/usr/bin/env python3
"""Known answers of the problems that `gap2028 verify` runs, from closed forms or quadrature.

It shares no code with the program: parameters are written out here and in the class Problems. Where a source is
named, the formula is that source's; "closed form" is arithmetic on normal, lognormal and uniform laws.

    python3 scripts/golden/known_answers.py    write the program's resource known-answers.csv

Needs Python 3.9 or later, mpmath, NumPy and SciPy.
"""

import math
import platform
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy
from scipy import stats
from scipy.integrate import quad
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq
from scipy.special import ndtr

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "spark-job/job/src/main/resources/org/gap2028/job/verify/known-answers.csv"

NORMAL = stats.norm
rows = []


def answer(problem, scenario, statistic, exact, quarter=0, reference="", design=""):
    rows.append((problem, scenario, reference, quarter, statistic, design, float(exact)))


def normal_law(problem, scenario, mean, sd, probabilities, quarter=0):
    answer(problem, scenario, "mean", mean, quarter)
    answer(problem, scenario, "sd", sd, quarter)
    for p in probabilities:
        answer(problem, scenario, f"quantile:{p}", mean + sd * NORMAL.ppf(p), quarter)


def linear():
    """x, y, z normal with correlations: sums are normal; the walk adds 0.09 a quarter, noise 2.25."""
    mean, variance = 1 - 3 + 0.5, 4 + 1 + 0.25 + 2 * 0.6 * 2 - 2 * 0.4 * 0.5
    for q in (0, 4):
        walked = variance + 0.09 * q
        sd = math.sqrt(walked + (2.25 if q else 0))
        normal_law("linear", "sum", mean, sd, (0.001, 0.05, 0.5, 0.95, 0.999), q)
        answer("linear", "sum", "event:below_zero", NORMAL.cdf(-mean / sd), q)
        before = math.sqrt(walked)
        answer("linear", "sum", "event:underlying_between",
               NORMAL.cdf((2 - mean) / before) - NORMAL.cdf((-1 - mean) / before), q)
    other = 16 + 1 - 2 * 2 * 0.6 * 2
    normal_law("linear", "other", 2 + 3 + 1, math.sqrt(other), (0.05, 0.95), 0)
    # other - sum = x - 2 y - z + 1: walk and noise cancel.
    mean = 1 + 6 - 0.5 + 1
    paired = 4 + 4 + 0.25 + 2 * (-2 * 0.6 * 2 * 1) + 2 * (2 * -0.4 * 1 * 0.5)
    sd = math.sqrt(paired)
    for q in (0, 4):
        answer("linear", "other", "mean", mean, q, "sum")
        answer("linear", "other", "sd", sd, q, "sum")
        answer("linear", "other", "probability_positive", NORMAL.cdf(mean / sd), q, "sum")
        for p in (0.05, 0.5, 0.95):
            answer("linear", "other", f"quantile:{p}", mean + sd * NORMAL.ppf(p), q, "sum")
    answer("linear", "other", "variance_ratio", paired / (variance + other), 0, "sum")


def product():
    """Correlated lognormals: the product is lognormal."""
    mu, variance = 0.2 - 0.1 + 1, 0.09 + 0.0625 + 0.04 + 2 * 0.6 * 0.3 * 0.25 - 2 * 0.4 * 0.25 * 0.2
    mean = math.exp(mu + variance / 2)
    answer("product", "product", "mean", mean)
    answer("product", "product", "sd", mean * math.sqrt(math.expm1(variance)))
    for p in (0.0001, 0.001, 0.05, 0.5, 0.95, 0.999, 0.9999):
        answer("product", "product", f"quantile:{p}", math.exp(mu + math.sqrt(variance) * NORMAL.ppf(p)))
    answer("product", "product", "event:rare", NORMAL.sf((math.log(14) - mu) / math.sqrt(variance)))


def extremes():
    """As product."""
    mu, variance = 0.2 - 0.1 + 1, 0.09 + 0.0625 + 0.04 + 2 * 0.6 * 0.3 * 0.25 - 2 * 0.4 * 0.25 * 0.2
    for p in (0.0002, 0.9998):
        answer("extremes", "product", f"quantile:{p}", math.exp(mu + math.sqrt(variance) * NORMAL.ppf(p)))


def metalog(p05, p50, p95, lower=None, upper=None):
    """Keelin 2016, the symmetric-percentile triplet."""
    if lower is not None and upper is not None:
        forth = lambda x: math.log((x - lower) / (upper - x))
        back = lambda m: lower + (upper - lower) / (1 + math.exp(-m))
    elif lower is not None:
        forth, back = lambda x: math.log(x - lower), lambda m: lower + math.exp(m)
    else:
        forth, back = lambda x: x, lambda m: m
    low, mid, high = forth(p05), forth(p50), forth(p95)
    a2 = (high - low) / (2 * math.log(19))
    a3 = (high + low - 2 * mid) / (0.9 * math.log(19))

    def quantile(z):
        logit = stats.norm.logcdf(z) - stats.norm.logsf(z)
        return back(mid + a2 * logit + a3 * (NORMAL.cdf(z) - 0.5) * logit)

    return quantile


def latent(distribution):
    """The quantile function over the latent normal, each tail from its own side."""
    return lambda z: distribution.ppf(ndtr(z)) if z < 0 else distribution.isf(ndtr(-z))


def moments(quantile):
    """Mean and standard deviation, by quadrature over the latent normal from -9 to 9."""

    def integral(f):
        return quad(lambda z: f(quantile(z)) * NORMAL.pdf(z), -9, 9, points=(-3, 0, 3), epsabs=1e-13, epsrel=1e-12,
                    limit=400)[0]

    mean = integral(lambda x: x)
    return mean, math.sqrt(integral(lambda x: (x - mean) ** 2))


FAMILY_PROBABILITIES = (0.001, 0.05, 0.5, 0.95, 0.999)


def family(name, quantile, mean=None, sd=None, atoms=(), tail=False):
    if mean is None:
        mean, sd = moments(quantile)
    answer("families", name, "mean", mean)
    # One Sobol' point of each replicate lies in the last of n strata, and a tail makes of it an error too skew for
    # Student's t.
    answer("families", name, "sd", sd, design="random" if tail else "")
    for p in FAMILY_PROBABILITIES:
        answer("families", name, f"{'atom' if p in atoms else 'quantile'}:{p}", quantile(NORMAL.ppf(p)))


def families():
    family("fixed", lambda z: 3, 3, 0)
    family("normal", lambda z: 1 + 2 * z, 1, 2, tail=True)
    mu, sigma = math.log(4) / 2, math.log(4) / (2 * NORMAL.ppf(0.95))
    mean = math.exp(mu + sigma ** 2 / 2)
    family("lognormal", lambda z: math.exp(mu + sigma * z), mean, mean * math.sqrt(math.expm1(sigma ** 2)),
           tail=True)
    family("uniform", latent(stats.uniform(-1, 4)), 1, 4 / math.sqrt(12))
    log_width = math.log(100)
    mean = 9.9 / log_width
    family("loguniform", lambda z: 0.1 * math.exp(log_width * ndtr(z)), mean,
           math.sqrt((100 - 0.01) / (2 * log_width) - mean ** 2))
    family("triangular", latent(stats.triang(0.25, 0, 4)), 5 / 3, math.sqrt((16 + 1 - 4) / 18))
    pert = stats.beta(1 + 4 * 1 / 4, 1 + 4 * 3 / 4, 0, 4)
    family("pert", latent(pert), pert.mean(), pert.std())
    beta = stats.beta(2, 5, -1, 4)
    family("beta", latent(beta), beta.mean(), beta.std())
    low, high = math.log(0.1 / 0.9), math.log(0.8 / 0.2)
    mu, sigma = (low + high) / 2, (high - low) / (2 * NORMAL.ppf(0.95))
    family("logitnormal", lambda z: 1 / (1 + math.exp(-mu - sigma * z)))
    family("metalog", metalog(-0.15, 0.05, 0.30), tail=True)
    family("metalog_above", metalog(4, 7, 10.5, 0), tail=True)
    family("metalog_within", metalog(0.25, 0.6, 0.9, 0, 1))
    family("truncated", latent(stats.truncnorm(-1, 2)), stats.truncnorm(-1, 2).mean(), stats.truncnorm(-1, 2).std())

    knots, values = [0, 0.25, 0.6, 1], [0, 1, 1, 4]
    pchip = PchipInterpolator(knots, values)
    pieces = [(a, b) for a, b in zip(knots, knots[1:])]
    mean = sum(quad(pchip, a, b, epsabs=1e-14)[0] for a, b in pieces)
    square = sum(quad(lambda p: (pchip(p) - mean) ** 2, a, b, epsabs=1e-14)[0] for a, b in pieces)
    family("quantiles", lambda z: pchip(ndtr(z)), mean, math.sqrt(square), (0.5,))

    mean = 0.2 * 1 + 0.5 * 2 + 0.3 * 5
    family("discrete", lambda z: 1 if ndtr(z) < 0.2 else 2 if ndtr(z) < 0.7 else 5, mean,
           math.sqrt(0.2 * (1 - mean) ** 2 + 0.5 * (2 - mean) ** 2 + 0.3 * (5 - mean) ** 2), FAMILY_PROBABILITIES)
    answer("families", "discrete", "event:at_one", 0.2)
    answer("families", "discrete", "event:at_two", 0.5)

    def mixture(z):
        p = ndtr(z)
        return brentq(lambda x: 0.3 * NORMAL.cdf(x) + 0.7 * NORMAL.cdf((x - 5) / 2) - p, -30, 60, xtol=1e-13)

    mean = 0.7 * 5
    family("mixture", mixture, mean, math.sqrt(0.3 * (1 + mean ** 2) + 0.7 * (4 + (5 - mean) ** 2)), tail=True)
    # Mass 0.4 at 0, the rest uniform from 1 to 2.
    family("mixture_atom", lambda z: 0 if ndtr(z) < 0.4 else 1 + (ndtr(z) - 0.4) / 0.6, 0.9,
           math.sqrt(0.6 * (1.5 ** 2 + 1 / 12) - 0.81))
    answer("families", "mixture_atom", "event:at_zero", 0.4)


def dependence():
    """Pearson: Cario and Nelson 1997 and closed forms. Rank: Kruskal 1958, 6/pi asin(rho/2). Orthant: Sheppard 1899."""

    def pearson_lognormal(rho, s, t):
        return math.expm1(rho * s * t) / math.sqrt(math.expm1(s * s) * math.expm1(t * t))

    def rank(rho):
        return 6 / math.pi * math.asin(rho / 2)

    answer("dependence", "pearson_normal", "mean", 0.6)
    answer("dependence", "pearson_normal_third", "mean", -0.3)
    answer("dependence", "pearson_normal_none", "mean", 0)
    answer("dependence", "pearson_lognormal", "mean", pearson_lognormal(-0.5, 0.5, 0.4))
    answer("dependence", "pearson_uniform", "mean", rank(0.7))
    answer("dependence", "pearson_mixed", "mean", 0.4 * math.sqrt(3 / math.pi))
    answer("dependence", "rank_normal", "mean", rank(0.6))
    answer("dependence", "rank_lognormal", "mean", rank(-0.5))
    answer("dependence", "rank_mixed", "mean", rank(0.4))
    for name, rho in (("orthant_normal", 0.6), ("orthant_lognormal", -0.5), ("orthant_uniform", 0.7),
                      ("orthant_none", 0)):
        answer("dependence", name, "mean", 0.5 + math.asin(rho) / math.pi)


def paired():
    """control = x, treated = x + 0.1 y, x and y independent: the difference is 0.1 y, its variance 0.005 of unpaired."""
    answer("paired", "treated", "mean", 0.05, 0, "control")
    answer("paired", "treated", "sd", 0.1, 0, "control")
    answer("paired", "treated", "variance_ratio", 0.01 / (1 + 1 + 0.01), 0, "control")
    answer("paired", "treated", "probability_positive", NORMAL.cdf(0.5), 0, "control")
    for p in (0.05, 0.25, 0.5, 0.75, 0.95):
        answer("paired", "treated", f"quantile:{p}", 0.05 + 0.1 * NORMAL.ppf(p), 0, "control")
    for statistic in ("mean", "sd", "quantile:0.05", "quantile:0.95", "probability_positive"):
        answer("paired", "copy", statistic, 0, 0, "control")
    normal_law("paired", "treated", 0.05, math.sqrt(1.01), (0.05, 0.95))


def noise():
    """A uniform on (0, 4) plus standard normal noise, integrated in one problem and drawn in the other."""

    def cdf(x):
        def primitive(t):
            return t * NORMAL.cdf(t) + NORMAL.pdf(t)

        return (primitive(x) - primitive(x - 4)) / 4

    for problem in ("noise_integrated", "noise_drawn"):
        answer(problem, "noisy", "mean", 2, 1)
        answer(problem, "noisy", "sd", math.sqrt(16 / 12 + 1), 1)
        for p in (0.001, 0.05, 0.5, 0.95, 0.999):
            answer(problem, "noisy", f"quantile:{p}", brentq(lambda x: cdf(x) - p, -9, 13, xtol=1e-13), 1)
        answer(problem, "noisy", "event:below_zero", cdf(0), 1)
        answer(problem, "noisy", "event:middle", cdf(3) - cdf(1), 1)
    answer("noise_integrated", "noisy", "event:underlying_below_one", 0.25, 1)
    answer("noise_integrated", "noisy", "drawn:mean", 2, 1)
    answer("noise_integrated", "noisy", "drawn:below:0", cdf(0), 1)
    answer("noise_integrated", "noisy", "drawn:below:4.5", cdf(4.5), 1)


def path():
    """x standard normal, then two steps of 0.8: the normal orthant in three dimensions (Plackett 1954)."""
    v = [1, 1 + 0.64, 1 + 2 * 0.64]
    angle = [math.asin(math.sqrt(v[i] / v[j])) for i, j in ((0, 1), (0, 2), (1, 2))]
    never = [0.5, 0.25 + angle[0] / (2 * math.pi), 0.125 + sum(angle) / (4 * math.pi)]
    for q in range(3):
        answer("path", "walker", "event:ever_below_zero", 1 - never[q], q)
        answer("path", "walker", "event:underlying_below_zero", 0.5, q)
        normal_law("path", "walker", 0, math.sqrt(v[q]), (0.05, 0.95), q)


def ishigami():
    """sin x + 7 sin^2 y + 0.1 z^4 sin x on (-pi, pi)^3 (Ishigami and Homma 1990)."""
    answer("ishigami", "ishigami", "mean", 3.5)
    answer("ishigami", "ishigami", "sd",
           math.sqrt(49 / 8 + 0.1 * math.pi ** 4 / 5 + 0.01 * math.pi ** 8 / 18 + 0.5))


def many():
    """The sum of 64 uniforms (Irwin 1927, Hall 1927), its distribution function in 120 digits."""
    mp.mp.dps = 120
    d = 64

    def cdf(x):
        x = mp.mpf(x)
        return sum((-1) ** k * mp.binomial(d, k) * (x - k) ** d for k in range(int(mp.floor(x)) + 1)) / mp.factorial(d)

    answer("many", "sum", "mean", 32)
    answer("many", "sum", "sd", math.sqrt(d / 12))
    answer("many", "sum", "event:below_30", cdf(30))
    for p in (0.001, 0.05, 0.5, 0.95, 0.999):
        low, high = mp.mpf(15), mp.mpf(49)
        for _ in range(70):
            middle = (low + high) / 2
            low, high = (middle, high) if cdf(middle) < mp.mpf(str(p)) else (low, middle)
        answer("many", "sum", f"quantile:{p}", low)
    mp.mp.dps = 15


def stratified():
    """One uniform under scrambled Sobol' points: exactly one in each of n strata (Owen 1995), so that shares of whole
    strata do not vary and the published error is its floor."""
    answer("stratified", "uniform", "mean", 0.5)
    answer("stratified", "uniform", "sd", math.sqrt(1 / 12))
    n, replicates = 8192, 32
    for event, p in (("below_half", 1 / 2), ("below_thousandth", 1 / 1024)):
        answer("stratified", "uniform", f"event:{event}", p)
        answer("stratified", "uniform", f"error:{event}", 1 / (n * math.sqrt(12 * replicates)), design="sobol")


def main():
    for problem in (linear, product, extremes, families, dependence, paired, noise, path, ishigami, many, stratified):
        problem()
    lines = ["# Written by scripts/golden/known_answers.py with Python %s, mpmath %s, NumPy %s, SciPy %s" % (
        platform.python_version(), mp.__version__, np.__version__, scipy.__version__),
        "problem,scenario,reference,quarter,statistic,design,exact"]
    lines += [f"{p},{s},{r},{q},{t},{d},{x!r}" for p, s, r, q, t, d, x in rows]
    FILE.write_text("\n".join(lines) + "\n")
    print(f"{len(rows)} answers in {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
