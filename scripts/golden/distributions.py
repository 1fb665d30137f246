#!/usr/bin/env python3
"""Expected values for the tests of org.gap2028.engine.distribution.

    python3 scripts/golden/distributions.py [DIRECTORY]

writes the CSV files that stand in spark-job/engine/src/test/resources/golden/distribution. Needs mpmath
(the files were made with 1.3.0, numbers carried with 50 digits and written with 17) and, for lists of
quantiles, SciPy (1.17.1). Every input is a
double, taken as the exact number it is.
"""

import random
import sys
from pathlib import Path

import mpmath
from mpmath import erfc, erfinv, exp, inf, log, mp, mpf, nstr, pi, quad, sqrt

mp.dps = 50
HERE = Path(__file__).resolve()
TARGET = HERE.parents[2] / "spark-job/engine/src/test/resources/golden/distribution"

# The default inputs of the compute-gap model: p05, p50, p95, lower, upper.
DEFAULTS = [
    (4, 7, 10.5, 0, inf),
    (1.35, 1.75, 2.35, 0.8, inf),
    (0.95, 1.12, 1.3, 0.5, 2),
    (1.8, 4.0, 7.0, 0, 20),
    (0.8, 2.2, 7.5, 0, 40),
    (1.05, 1.25, 1.6, 1, 5),
    (0.4, 0.65, 0.9, 0, 1),
    (0.29, 0.66, 1.6, 0, 5),
    (0.4, 2.0, 6.0, 0, 30),
    (0.15, 1.0, 4.0, 0, 50),
    (5, 18, 40, 0, 60),
    (0.12, 0.35, 0.8, 0, 3),
    (0.8, 2.5, 6.0, 0, 30),
    (0.05, 0.12, 0.25, 0, 0.5),
    (0.3, 0.54, 0.9, 0.15, inf),
    (0.05, 0.25, 0.8, 0, 3),
    (0.15, 0.35, 0.55, 0, 0.9),
    (0.2, 0.42, 0.65, 0, 1),
    (0.25, 0.6, 0.9, 0, 1),
    (-0.15, 0.05, 0.3, -inf, inf),
]

# Skewed almost to the limit, heavy tails of index 2.7, 2.1, 1.5 and 0.94, upper bounds alone, mass at
# both bounds, a median near a bound, and a relative width of 1e-5.
EXTREMES = [
    (0, 0.86, 1, -inf, inf),
    (-5, -4.3, 0.5, -inf, inf),
    (1, 3, 9, 0, inf),
    (1, 4.06, 16.5, 0, inf),
    (1, 7.12, 50.7, 0, inf),
    (1, 2, 40, 0, inf),
    (-9, -3, -1, -inf, 0),
    (91, 97, 99, -inf, 100),
    (0.001, 0.5, 0.999, 0, 1),
    (1e-6, 0.4, 0.9999, 0, 1),
    (1e-9, 1e-7, 1e-5, 0, 1),
    (0.99999, 1, 1.00001, 0, inf),
]


def metalog(p05, p50, p95, lower, upper):
    """Value as a function of L and y - 0.5, and the three coefficients."""
    p05, p50, p95 = mpf(p05), mpf(p50), mpf(p95)
    lower = mpf(lower)
    upper = mpf(upper)
    if lower == -inf and upper == inf:
        forward, back = (lambda x: x), (lambda m: m)
    elif upper == inf:
        forward, back = (lambda x: log(x - lower)), (lambda m: lower + exp(m))
    elif lower == -inf:
        forward, back = (lambda x: -log(upper - x)), (lambda m: upper - exp(-m))
    else:
        forward = lambda x: log((x - lower) / (upper - x))
        back = lambda m: (lower + upper * exp(m)) / (1 + exp(m))
    m05, m50, m95 = forward(p05), forward(p50), forward(p95)
    l95 = log(mpf(19))
    a1, a2, a3 = m50, (m95 - m05) / (2 * l95), (m95 + m05 - 2 * m50) / (mpf("0.9") * l95)
    return (lambda l, centred: back(a1 + a2 * l + a3 * centred * l)), (a1, a2, a3)


def tail_index(a2, a3, lower, upper):
    if lower != -inf and upper == inf:
        return 1 / (a2 + a3 / 2)
    if lower == -inf and upper != inf:
        return 1 / (a2 - a3 / 2)
    return inf


def moments(triplet):
    value, (_, a2, a3) = metalog(*triplet)
    lower, upper = triplet[3:]
    index = tail_index(a2, a3, lower, upper)
    sign = 1 if upper == inf else -1

    def expectation(f):
        def integrand(t):
            # Of the two tails only the sign differs; 1 - y never loses digits.
            e = exp(-abs(t))
            centred = (1 - e) / (1 + e) / 2 * (1 if t > 0 else -1)
            return f(value(t, centred)) * e / (1 + e) ** 2

        far = 200 if index == inf else 200 / min(1, abs(1 - 2 / index))
        cuts = [-far, -60, -20, -8, -4, -2, -1, 0, 1, 2, 4, 8, 20, 60, far]
        return quad(integrand, cuts)

    mean = expectation(lambda x: x) if index > 1 else sign * inf
    if index > 2:
        sd = sqrt(expectation(lambda x: (x - mean) ** 2))
    else:
        sd = inf
    return mean, sd, index


def survival(z):
    return erfc(z / sqrt(mpf(2))) / 2


def upper_quantile(t):
    """The z with probability t above it, t up to 0.5."""
    t = mpf(t)
    if t > mpf("0.01"):
        return sqrt(mpf(2)) * erfinv(1 - 2 * t)
    z = sqrt(-2 * log(t))
    for _ in range(200):
        step = (survival(z) - t) / (exp(-z * z / 2) / sqrt(2 * pi))
        z += step / (1 - z * step / 2)
        if abs(step) < mpf(10) ** -45:
            return z
    raise ArithmeticError(f"no convergence at {t}")


def beta_logit(a, b, p, q):
    """The logit of the standard beta quantile, found in the smaller tail."""
    if p > q:
        return -beta_logit(b, a, q, p)
    a, b, p = mpf(a), mpf(b), mpf(p)
    integral = lambda t: mpmath.betainc(a, b, 0, 1 / (1 + exp(-t)), regularized=True)
    # From the leading term of the lower tail, x^a/(a B), outwards and then by bisection.
    low = high = (log(p) + log(a * mpmath.beta(a, b))) / a
    while integral(low) > p:
        low -= 1
    while integral(high) < p:
        high += 1
    for _ in range(400):
        t = (low + high) / 2
        if integral(t) < p:
            low = t
        else:
            high = t
        if high - low < mpf(10) ** -25:
            return t
    return t


BETAS = [(2, 3), (0.5, 0.5), (1, 1), (0.2, 4), (30, 0.7), (12.5, 300), (1.0, 5.0)]
PERTS = [(0, 1, 4), (-2, -2, 3), (10, 15, 15), (0.29, 0.66, 5)]
LOGITNORMALS = [(0.1, 0.6), (0.001, 0.999), (1e-9, 1e-5), (0.4999, 0.5001), (0.97, 0.9999)]
LOGUNIFORMS = [(0.1, 20), (1, 1.0000001), (1e-300, 1e300), (5, 6)]


def smooth_families(directory, pairs):
    rows = []
    for a, b in BETAS:
        for p, q in pairs:
            t = beta_logit(a, b, p, q)
            rows.append((a, b, 0, 1, p, q, 1 / (1 + exp(-t)), 1 / (1 + exp(t))))
    write(
        directory,
        "beta.csv",
        "relative tolerance 1e-12: rounding of a logit of up to 180, exponentiated",
        ["alpha", "beta", "min", "max", "p", "q", "x", "distance_to_max"],
        rows,
    )
    rows = []
    for low, mode, high in PERTS:
        width = mpf(high) - mpf(low)
        a, b = 1 + 4 * (mpf(mode) - mpf(low)) / width, 1 + 4 * (mpf(high) - mpf(mode)) / width
        for p, q in pairs:
            t = beta_logit(a, b, p, q)
            rows.append((low, mode, high, p, q, low + width / (1 + exp(-t))))
    write(
        directory,
        "pert.csv",
        "tolerance 1e-14 of the interval: a few roundings of double",
        ["min", "mode", "max", "p", "q", "x"],
        rows,
    )
    rows, moment_rows = [], []
    logit = lambda x: log(mpf(x) / (1 - mpf(x)))
    z95 = upper_quantile(mpf("0.05"))
    for p05, p95 in LOGITNORMALS:
        mu, sigma = (logit(p05) + logit(p95)) / 2, (logit(p95) - logit(p05)) / (2 * z95)
        for p, q in pairs:
            z = -upper_quantile(p) if p <= q else upper_quantile(q)
            rows.append((p05, p95, p, q, 1 / (1 + exp(-mu - sigma * z))))
        density = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
        cuts = list(range(-30, 31))
        mean = quad(lambda z: density(z) / (1 + exp(-mu - sigma * z)), cuts)
        variance = quad(lambda z: density(z) * (1 / (1 + exp(-mu - sigma * z)) - mean) ** 2, cuts)
        moment_rows.append((p05, p95, mean, sqrt(variance)))
    write(
        directory,
        "logitnormal.csv",
        "relative tolerance 1e-12: rounding of a logit of up to 100, exponentiated",
        ["p05", "p95", "p", "q", "x"],
        rows,
    )
    write(
        directory,
        "logitnormal-moments.csv",
        "relative tolerance 1e-10: what LogitNormal promises",
        ["p05", "p95", "mean", "sd"],
        moment_rows,
    )
    rows = []
    for low, high in LOGUNIFORMS:
        a, b = mpf(low), mpf(high)
        width = log(b / a)
        mean = (b - a) / width
        sd = sqrt((b * b - a * a) / (2 * width) - mean**2)
        for p, q in pairs:
            x = a * exp(p * width) if p < q else b * exp(-q * width)
            rows.append((low, high, mean, sd, p, q, x))
    write(
        directory,
        "loguniform.csv",
        "relative tolerance 1e-12: rounding of a logarithm of up to 1400, exponentiated",
        ["min", "max", "mean", "sd", "p", "q", "x"],
        rows,
    )


def quantile_lists(directory):
    """Monotone cubics by SciPy, an implementation that shares nothing with ours."""
    from scipy.interpolate import PchipInterpolator

    curves = [
        ([0, 0.05, 0.25, 0.5, 0.95, 1], [-1, 0.5, 1, 4, 9, 30]),
        ([0, 0.2, 0.4, 0.7, 1], [0, 0, 2, 2, 5]),
    ]
    rows, moment_rows = [], []
    for index, (probabilities, values) in enumerate(curves):
        curve = PchipInterpolator(probabilities, values)
        rows += [(index, k / 128, float(curve(k / 128))) for k in range(1, 102)]
        mean = quad(lambda p: mpf(float(curve(float(p)))), probabilities)
        square = quad(lambda p: (mpf(float(curve(float(p)))) - mean) ** 2, probabilities)
        moment_rows.append((index, mean, sqrt(square)))
    write(
        directory,
        "quantiles.csv",
        "scipy.interpolate.PchipInterpolator, tolerance 1e-13: a few roundings of double",
        ["list", "p", "x"],
        rows,
    )
    write(
        directory,
        "quantiles-moments.csv",
        "scipy.interpolate.PchipInterpolator, tolerance 1e-13 (mean), 1e-10 (sd)",
        ["list", "mean", "sd"],
        moment_rows,
    )


def conditioned(directory, pairs):
    """Normals on an interval, and two normals mixed."""
    rows = []
    for low, high in [(-1, 2), (6, inf), (-inf, -3), (2, 2.5), (-inf, inf), (-8, 8.5)]:
        density = lambda z: exp(-mpf(z) ** 2 / 2) / sqrt(2 * pi)
        under, over = survival(-mpf(low)), survival(mpf(high))
        mass = survival(mpf(low)) - over
        edge = lambda z: 0 if z in (inf, -inf) else density(z)
        times = lambda z: 0 if z in (inf, -inf) else z * density(z)
        mean = (edge(low) - edge(high)) / mass
        sd = sqrt(1 + (times(low) - times(high)) / mass - mean**2)
        for p, q in pairs:
            below, above = under + mpf(p) * mass, over + mpf(q) * mass
            z = -upper_quantile(below) if below < above else upper_quantile(above)
            rows.append((low, high, mean, sd, p, q, z))
    write(
        directory,
        "truncated-normal.csv",
        "tolerance 1e-12 of max(1, |x|): roundings of both tails",
        ["min", "max", "mean", "sd", "p", "q", "x"],
        [row for row in rows if row[0] != -inf or row[1] != inf],
    )
    rows = []
    for p, q in pairs:
        upper = p > q
        f = lambda x: (
            mpf("0.3") * survival((x + 2) / mpf("0.5") * (1 if upper else -1))
            + mpf("0.7") * survival((x - 1) / mpf(2) * (1 if upper else -1))
        )
        low, high = mpf(-60), mpf(60)
        for _ in range(200):
            x = (low + high) / 2
            if (f(x) > q) if upper else (f(x) < p):
                low = x
            else:
                high = x
        rows.append((p, q, x))
    write(
        directory,
        "mixture.csv",
        "0.3 N(-2, 0.5) + 0.7 N(1, 2), tolerance 1e-13 of max(1, |x|): roundings of double",
        ["p", "q", "x"],
        rows,
    )


def number(x):
    if x in (inf, -inf):
        return "Infinity" if x > 0 else "-Infinity"
    if isinstance(x, int):
        return str(x)
    if isinstance(x, float):
        return repr(x)
    return nstr(x, 17, min_fixed=0, max_fixed=0) if x != 0 else "0"


def write(directory, name, tolerance, columns, rows):
    path = directory / name
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            f"# mpmath {mpmath.__version__}, python3 scripts/golden/distributions.py; {tolerance}\n"
        )
        out.write(",".join(columns) + "\n")
        for row in rows:
            out.write(",".join(number(x) for x in row) + "\n")


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    directory.mkdir(parents=True, exist_ok=True)
    generator = random.Random(2028)

    z_values = [0.0, 1e-300, 1e-8, 0.1, 0.5, 0.66291, 0.663, 1.0, 1.6448536269514722, 2.5, 5.0]
    z_values += [5.656854248, 5.66, 8.3, 10.0, 20.0, 30.0, 37.5]
    z_values += [generator.uniform(0, 9) for _ in range(100)]
    z_values += [generator.uniform(9, 37.5) for _ in range(20)]
    write(
        directory,
        "standard-normal.csv",
        "relative tolerance 1e-15: a few roundings of double",
        ["z", "cdf", "survival", "density"],
        [
            (z, survival(-mpf(z)), survival(mpf(z)), exp(-mpf(z) ** 2 / 2) / sqrt(2 * pi))
            for z in sorted(z_values + [-z for z in z_values if z != 0])
        ],
    )

    tails = [1e-307, 1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1e-16, 2.0**-53, 1e-12, 1e-10, 1e-8]
    tails += [1e-6, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.0749, 0.075, 0.0751, 0.1, 0.25, 0.375]
    tails += [0.5 - 2.0**-10, 0.5 - 2.0**-30, 0.5 - 2.0**-52]
    tails += [10 ** generator.uniform(-100, -1.2) for _ in range(60)]
    write(
        directory,
        "normal-quantile.csv",
        "relative tolerance 1e-15: a few roundings of double",
        ["tail", "z"],
        [(t, upper_quantile(t)) for t in sorted(tails)],
    )

    ks = [0, 1, 2, 3, 7, 100, 12345, 2**52 - 1, 2**51, 2**51 - 1, 2**51 + 1]
    for octave in range(4, 53):
        ks += [2 ** (octave - 1) - 1, 2 ** (octave - 1)]
        ks += [generator.randrange(2 ** (octave - 1), 2**octave) for _ in range(4)]
    # On both sides of the change from the rational function to the table.
    ks += [2**46 - 1, 2**46, 2**52 - 2**46 - 1, 2**52 - 2**46]
    ks += [generator.randrange(2**52) for _ in range(200)]
    rows = []
    for k in sorted(set(ks)):
        u = (mpf(k) + mpf("0.5")) / mpf(2) ** 52
        rows.append((k, -upper_quantile(u) if u < 0.5 else upper_quantile(1 - u)))
    write(
        directory,
        "normal-quantile-kernel.csv",
        "u = (k + 0.5) 2^-52, relative tolerance 1e-13: the error of the table",
        ["k", "z"],
        rows,
    )

    sides = [1e-100, 1e-16, 1e-10, 1e-6, 0.001, 0.025, 0.05, 0.25]
    pairs = [(t, 1.0 - t) for t in sides] + [(0.5, 0.5)] + [(1.0 - t, t) for t in sides[::-1]]
    rows = []
    for triplet in DEFAULTS + EXTREMES:
        value, _ = metalog(*triplet)
        for p, q in pairs:
            x = value(log(mpf(p) / mpf(q)), (mpf(p) - mpf(q)) / 2)
            rows.append((*triplet, p, q, x))
    write(
        directory,
        "metalog.csv",
        "relative tolerance 1e-12: rounding of a logarithm of up to 230, exponentiated",
        ["p05", "p50", "p95", "lower", "upper", "p", "q", "x"],
        rows,
    )

    smooth_families(directory, pairs)
    quantile_lists(directory)
    conditioned(directory, pairs)
    mp.dps = 30
    write(
        directory,
        "metalog-moments.csv",
        "relative tolerance 1e-10: what Metalog promises",
        ["p05", "p50", "p95", "lower", "upper", "mean", "sd", "tail_index"],
        [(*triplet, *moments(triplet)) for triplet in DEFAULTS + EXTREMES],
    )


if __name__ == "__main__":
    main()
