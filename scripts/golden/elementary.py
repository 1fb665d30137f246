#!/usr/bin/env python3
"""Expected values for the tests of org.gap2028.engine.numeric and of Student's t.

    python3 scripts/golden/elementary.py [DIRECTORY]

writes the CSV files that stand in spark-job/engine/src/test/resources/golden/elementary. Needs mpmath (the
files were made with 1.3.0, with 50 digits). Every argument is a double, taken as the exact number it is; a
value is the nearest double and what is left of it.
"""

import math
import random
import sys
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 50
HERE = Path(__file__).resolve()
TARGET = HERE.parents[2] / "spark-job/engine/src/test/resources/golden/elementary"
COMMAND = f"# python3 scripts/golden/elementary.py, mpmath {mpmath.__version__}, {mp.dps} digits\n"


def parts(value):
    """A number as the nearest double and the rest."""
    high = float(value)
    return high, float(value - mpf(high))


def write(directory, name, about, function, arguments):
    with open(directory / name, "w", encoding="utf-8", newline="\n") as out:
        out.write(COMMAND + f"# {about}\n" + "x,value,rest\n")
        for x in arguments:
            high, rest = parts(function(mpf(x)))
            out.write(f"{x!r},{high!r},{rest!r}\n")


def logarithm_arguments(generator):
    root = math.sqrt(0.5)
    edges = [1.0, 2.0, 0.5, 10.0, root, 2 * root, sys.float_info.min, sys.float_info.max]
    for edge in edges:
        for x in (math.nextafter(edge, 0), edge, math.nextafter(edge, math.inf)):
            if sys.float_info.min <= x < math.inf:
                yield x
    for _ in range(400):
        yield math.ldexp(1 + generator.random(), generator.randrange(-1022, 1023))
        yield 0.5 + 1.5 * generator.random()
        yield 1 + math.ldexp(generator.random() - 0.5, -generator.randrange(50))


def exponential_arguments(generator):
    yield from (0.0, 1.0, -1.0, 700.0, -700.0, 5e-324, -5e-324, 1e-20)
    for k in (1, 2, 3, -1, -2, 1009, -1009):
        half = (k + 0.5) * math.log(2)
        yield from (math.nextafter(half, -math.inf), half, math.nextafter(half, math.inf))
    for _ in range(400):
        yield 1400 * (generator.random() - 0.5)
        yield 20 * (generator.random() - 0.5)
        yield math.ldexp(generator.random() - 0.5, -generator.randrange(60))


def student(degrees, probability):
    """The t with P(|T| < t) = probability, from the regularised incomplete beta function."""
    n = mpf(degrees)

    def excess(t):
        return 1 - mpmath.betainc(n / 2, mpf(1) / 2, 0, n / (n + t * t), True) - probability

    normal = mpmath.sqrt(2) * mpmath.erfinv(probability)
    return mpmath.findroot(excess, (normal, 2 * normal + 12 / n), solver="anderson")


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    directory.mkdir(parents=True, exist_ok=True)
    generator = random.Random(2028)
    arguments = list(logarithm_arguments(generator))
    write(directory, "logarithm.csv", "log x", mpmath.log, arguments)
    arguments = list(exponential_arguments(generator))
    write(directory, "exponential.csv", "exp x", mpmath.exp, arguments)
    with open(directory / "student.csv", "w", encoding="utf-8", newline="\n") as out:
        out.write(COMMAND + "# t with P(|T| < t) = probability\n" + "degrees,probability,t\n")
        for degrees in (1, 2, 3, 4, 5, 7, 8, 15, 16, 31, 32, 63, 100, 127, 255, 511, 1000, 1022, 1023):
            for probability in (0.5, 0.9, 0.95, 0.99):
                t = student(degrees, mpf(probability))
                out.write(f"{degrees},{probability!r},{float(t)!r}\n")


if __name__ == "__main__":
    main()
