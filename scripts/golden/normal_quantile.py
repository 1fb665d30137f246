#!/usr/bin/env python3
"""Coefficients of the central approximation of NormalQuantileKernel.

Needs mpmath (made with 1.3.0). Prints Java lines, constant term last, and the error of the
approximation before its coefficients are rounded to double.

Phi^-1(0.5 + w) / w is, in r = c^2 - w^2 with c = 0.5 - 1/64, a smooth function on [0, c^2] with its
singularity at r = -(1/4 - c^2), where w = 1/2. The rational function of degrees 9 and 9 that equals it
at 19 Chebyshev nodes of ln(r + 1/4 - c^2) is within a small factor of the best one, because these nodes
crowd towards the singularity as those of the best one do.
"""

from mpmath import erfinv, lu_solve, matrix, mp, mpf, nstr, pi, polyval, sqrt, cos

mp.dps = 60
DEGREE = 9
C = mpf(1) / 2 - mpf(1) / 64
GAP = mpf(1) / 4 - C * C


def slope(r):
    w = sqrt(C * C - r)
    return sqrt(2) * erfinv(2 * w) / w if w > 0 else sqrt(2 * pi)


def place(t):
    """From [0, 1] to [0, c^2], evenly in the logarithm of the distance to the singularity."""
    return GAP * (mpf(1) / 4 / GAP) ** t - GAP


def fit():
    unknowns = 2 * DEGREE + 1
    a = matrix(unknowns, unknowns)
    b = matrix(unknowns, 1)
    for i in range(unknowns):
        r = place((1 - cos(pi * (2 * i + 1) / (2 * unknowns))) / 2)
        f = slope(r)
        for j in range(DEGREE + 1):
            a[i, j] = r**j
        for j in range(1, DEGREE + 1):
            a[i, DEGREE + j] = -f * r**j
        b[i] = f
    x = lu_solve(a, b)
    numerator = [x[j] for j in range(DEGREE + 1)]
    denominator = [mpf(1)] + [x[DEGREE + j] for j in range(1, DEGREE + 1)]
    return numerator[::-1], denominator[::-1]


def main():
    numerator, denominator = fit()
    for name, coefficients in (("a", numerator), ("b", denominator)):
        print(f"      double {name} = {float(coefficients[0])!r};")
        for value in coefficients[1:]:
            print(f"      {name} = {name} * r + {float(value)!r};")
    error = max(
        abs(polyval(numerator, r) / polyval(denominator, r) / slope(r) - 1)
        for r in (place(mpf(k) / 2000) for k in range(2000))
    )
    print(f"      // relative error {nstr(error, 3)}")


if __name__ == "__main__":
    main()
