"""Digests for the tests of org.gap2028.engine.random, from an implementation of its own.

Run with `python3 random_golden.py`; needs NumPy and SciPy (made with NumPy 2.4.6, SciPy 1.17.1).
Direction numbers are SciPy's copy of new-joe-kuo-6 and its own recurrence; Philox4x32-10 and the
scrambles are written here in big integers, from the papers and the javadoc of AddressedWords and
SobolScramble. Every number is hashed as 8 bytes, most significant first.
"""

import hashlib

import numpy as np
from scipy.stats import qmc

COORDINATES = 2048
POINTS = 1 << 12
DIRECTIONS = 40
DIGITS = 52
SEED = 2028
RANDOM_POINTS, SOBOL_SCRAMBLE = 1, 2
LOW = 0xFFFFFFFF


def philox(key, counter):
    """Four 32-bit words of Philox4x32-10."""
    k0, k1 = key
    c0, c1, c2, c3 = counter
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & LOW, (p0 >> 32) ^ c3 ^ k1, p0 & LOW
        k0, k1 = (k0 + 0x9E3779B9) & LOW, (k1 + 0xBB67AE85) & LOW
    return c0, c1, c2, c3


def words(seed, purpose, replicate, coordinate, first, blocks):
    """Two 64-bit words for each of some blocks of an address."""
    result = []
    for block in range(first, first + blocks):
        counter = (block & LOW, coordinate, replicate, purpose << 16 | block >> 32)
        w = philox((seed & LOW, seed >> 32), counter)
        result += [w[0] | w[1] << 32, w[2] | w[3] << 32]
    return result


def digest(rows):
    """SHA-256 over rows of whole numbers."""
    sha = hashlib.sha256()
    for row in rows:
        sha.update(np.asarray(row, dtype=np.uint64).astype(">u8").tobytes())
    return sha.hexdigest()


def points(directions, shift):
    """The first points of a coordinate in plain binary order, as whole numbers of 52 bits."""
    result = np.full(POINTS, shift, dtype=np.uint64)
    index = np.arange(POINTS, dtype=np.uint64)
    for i in range(POINTS.bit_length() - 1):
        result ^= ((index >> np.uint64(i)) & np.uint64(1)) * np.uint64(directions[i])
    return result


def scramble(directions, replicate, coordinate):
    """The scrambled direction numbers of a coordinate, and its shift."""
    w = words(SEED, SOBOL_SCRAMBLE, replicate, coordinate, 0, DIRECTIONS // 2 + 1)
    matrix = np.zeros((DIGITS, DIGITS), dtype=int)  # by digit of the result, then of v
    for column in range(DIRECTIONS):
        matrix[column, column] = 1
        for row in range(column + 1, DIGITS):
            matrix[row, column] = w[column] >> (DIGITS - 1 - row) & 1
    digits = np.array([[v >> (DIGITS - 1 - d) & 1 for v in directions] for d in range(DIGITS)])
    product = matrix @ digits % 2
    return [int("".join(map(str, column)), 2) for column in product.T], w[DIRECTIONS] >> 12


def main():
    assert philox((0, 0), (0, 0, 0, 0)) == (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)
    sobol = qmc.Sobol(d=COORDINATES, scramble=False, bits=DIGITS)
    directions = [[int(v) for v in row[:DIRECTIONS]] for row in sobol._sv]
    print("direction numbers", digest(directions))
    print("points before scrambling", digest(points(v, 0) for v in directions))
    gray = np.arange(POINTS) ^ np.arange(POINTS) >> 1
    reordered = np.empty((POINTS, COORDINATES))
    reordered[gray] = sobol.random(POINTS)
    for j, v in enumerate(directions):
        assert (points(v, 0) * 2.0**-DIGITS == reordered[:, j]).all()
    print("scrambled points, replicate 3", digest(
        points(*scramble(v, 3, j)) for j, v in enumerate(directions)))
    print("random points, replicate 3", digest(
        [w >> 12 for w in words(SEED, RANDOM_POINTS, 3, j, 0, POINTS // 2)] for j in range(16)))
    far = [w >> 12 for w in words(SEED, RANDOM_POINTS, 3, 7, (1 << 39) - 2, 2)]
    print("random points 2^40 - 4 to 2^40 - 1 of coordinate 7", [f"{k:013x}" for k in far])


main()
