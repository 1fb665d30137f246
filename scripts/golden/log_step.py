"""Coefficients of engine.numeric.LogarithmStep: log10 of a quotient from q = (y - x)/(y + x).

log10(y/x) = 2 log10(e) artanh(q) = q P(q^2) for |q| <= 1/3, P the polynomial of degree 8 that interpolates at Chebyshev
nodes of [0, 1/9]. Prints the coefficients, the constant term first, and the largest relative error found.

    python3 scripts/golden/log_step.py        (mpmath 1.3)
"""

from mpmath import atanh, chebyt, cos, e, log10, mp, mpf, pi, polyval, sqrt, lu_solve, matrix

mp.dps = 50
DEGREE = 8
END = mpf(1) / 9


def target(w):
    return 2 * log10(e) * (atanh(sqrt(w)) / sqrt(w) if w > 0 else mpf(1))


nodes = [END / 2 * (1 - cos((2 * k + 1) * pi / (2 * (DEGREE + 1)))) for k in range(DEGREE + 1)]
system = matrix(DEGREE + 1, DEGREE + 1)
values = matrix(DEGREE + 1, 1)
for i, w in enumerate(nodes):
    values[i] = target(w)
    for j in range(DEGREE + 1):
        system[i, j] = w**j
solution = lu_solve(system, values)
coefficients = [float(c) for c in solution]
for c in coefficients:
    print(c.hex(), repr(c))
worst = mpf(0)
for k in range(20001):
    w = END * k / 20000
    value = polyval([mpf(c) for c in reversed(coefficients)], w)
    worst = max(worst, abs(value / target(w) - 1))
print("largest relative error", mp.nstr(worst, 4))
