"""The gap model by plain Monte Carlo with NumPy, as an analyst would write it: vectorised over draws, all noise drawn.

Written from docs/model.md, for comparing times; the inputs are those of scripts/golden/gap_model.py, which is general where this
is fast. `python3 numpy_gap.py` checks the model against the specification's check
values; `measure(seconds)` times it.
"""

import math
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))
from gap_model import INF, INPUTS, cholesky  # noqa: E402

QUARTERS = 12
CHUNK = 100_000
CHECK_LEADS = {"baseline": 10.775719, "tighten": 14.038425, "relax": 6.593700}
CHECK_RATIOS = {"baseline": 14.107606, "tighten": 22.958724, "relax": 5.237975}


CHOLESKY = cholesky()


def log_odds(z):
    """log(Phi(z) / Phi(-z)) and Phi(z) - 1/2. NumPy has no erf: Phi by a rational approximation (Numerical Recipes'
    erfcc, 1.2e-7), which is faster than SciPy's exact one."""
    x = np.abs(z) * math.sqrt(0.5)
    t = 1 / (1 + 0.5 * x)
    c = (-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806,
         0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277)
    polynomial = np.full_like(t, c[-1])
    for coefficient in c[-2::-1]:
        polynomial *= t
        polynomial += coefficient
    tail = 0.5 * t * np.exp(polynomial - x * x)
    odds = np.copysign(np.log((1 - tail) / tail), z)
    return odds, np.copysign(0.5 - tail, z)


def metalog(z, lower, upper, p05, p50, p95):
    def scaled(x):
        if lower == -INF:
            return x
        return math.log(x - lower) if upper == INF else math.log((x - lower) / (upper - x))

    low, middle, high = scaled(p05), scaled(p50), scaled(p95)
    log19 = math.log(19)
    a2 = (high - low) / (2 * log19)
    a3 = (high + low - 2 * middle) / (0.9 * log19)
    odds, half = log_odds(z)
    m = middle + (a2 + a3 * half) * odds
    if lower == -INF:
        return m
    return lower + np.exp(m) if upper == INF else lower + (upper - lower) / (1 + np.exp(-m))


def inputs(latent):
    correlated = CHOLESKY @ latent
    return {name: metalog(correlated[i], *row) for i, (name, row) in enumerate(INPUTS.items())}


def scenarios(x):
    e, legal = x["enforcement"], x["legal_share"]
    return {
        "baseline": dict(legal=legal, smuggling=1, offshore=1, access=1, domestic=1, removed=0.15),
        "tighten": dict(legal=np.minimum(0.2, legal), smuggling=1 - e, offshore=1, access=1 - e,
                        domestic=1 - 0.4 * e, removed=np.maximum(0.15, e)),
        "relax": dict(legal=np.maximum(legal, x["legal_share_relaxed"]), smuggling=0.8, offshore=1.5, access=1,
                      domestic=1.1, removed=0),
    }


def ramp(t):
    return min(max((t - 4) / 4, 0), 1)


def evaluate(x, walk, release):
    """Leads and compute ratios by scenario, then by quarter."""
    n = len(x["depreciation"])
    keep = (1 - x["depreciation"]) ** 0.25
    growth = x["nvidia_growth"] ** 0.25
    damped = (1 + 0.85 * (x["nvidia_growth"] - 1)) ** 0.25
    flow, flows, huawei = np.full(n, 2.96), [None], [None]
    for t in range(1, QUARTERS + 1):
        flow = flow * (growth if t <= 8 else damped)
        flows.append(flow)
        f = min(max((t - 2.5) / 8, 0), 1)
        huawei.append(x["huawei_share_2026"] ** (1 - f) * x["huawei_share_2028"] ** f)
    results = {}
    for name, s in scenarios(x).items():
        us, domestic, legal = np.full(n, 15.75), np.full(n, 0.743), np.full(n, 0.413)
        smuggled, offshore = x["smuggled_stock_2025"], x["offshore_stock_2025"]
        log_us, logs, ratios = [np.log10(us)], [], []
        for t in range(QUARTERS + 1):
            w = ramp(t)
            if t > 0:
                share = x["legal_share"] + w * (s["legal"] - x["legal_share"])
                displaced = 0.5 * np.maximum(share - x["legal_share"], 0) / 100
                us = keep * us + (x["us_purchase_ratio"] - displaced) * flows[t]
                domestic = keep * domestic + huawei[t] * x["domestic_multiple"] * (1 + w * (s["domestic"] - 1)) / 100 * flows[t]
                legal = keep * legal + share / 100 * flows[t]
                smuggled = keep * smuggled + x["smuggled_share"] * (1 + w * (s["smuggling"] - 1)) / 100 * flows[t]
                offshore = keep * offshore + x["offshore_share"] * (1 + w * (s["offshore"] - 1)) / 100 * flows[t]
                log_us.append(np.log10(us))
            china = x["domestic_utilisation"] * domestic + legal + 0.85 * smuggled + (1 + w * (s["access"] - 1)) * offshore
            ratios.append(us / china)
            logs.append(np.log10(ratios[t]))
        rates = {t: 0.45 if t <= 2 else (log_us[t - 2] - log_us[t - 3]) * 4 for t in range(-2, QUARTERS + 1)}
        leads, residual, first = [], None, logs[0]
        for t in range(1, QUARTERS + 1):
            pace = (rates[t] + rates[t - 1] + rates[t - 2] + rates[t - 3]) / 4 + x["algorithmic_growth"]
            r = logs[max(t - 2, 0)]
            if t == 1:
                residual = x["initial_lead"] * pace / (12 * (1 - x["catch_up_share"])) - first
                leads.append(x["initial_lead"])
                continue
            residual = (residual + 0.25 * x["algorithmic_growth"] * x["lead_retention"] * (r / first - 1)
                        - 0.25 * x["compute_pooling"] / 2.75 + 0.20 * 0.5 * walk[t - 2])
            following = x["catch_up_share"] * (1 - x["distillation_fraction"] * ramp(t) * s["removed"])
            raw = r + residual
            leads.append(12 * np.where(raw > 0, 1 - following, 1) * raw / pace + 2.0 * release[t - 2])
        results[name] = (leads, ratios[1:])
    return results


def check():
    zero = np.zeros((QUARTERS - 1, 1))
    results = evaluate(inputs(np.zeros((len(INPUTS), 1))), zero, zero)
    for name, (leads, ratios) in results.items():
        for what, value, exact in (("lead", leads[-1][0], CHECK_LEADS[name]), ("ratio", ratios[-1][0], CHECK_RATIOS[name])):
            if abs(value - exact) > 2e-6 * exact:
                raise SystemExit(f"The NumPy model is wrong: {what} of {name} {value} instead of {exact}")


def chunk(rng):
    """One chunk of draws: the share of baseline leads below 3 months in the last quarter."""
    x = inputs(rng.standard_normal((len(INPUTS), CHUNK)))
    noise = rng.standard_normal((2, QUARTERS - 1, CHUNK))
    results = evaluate(x, noise[0], noise[1])
    # What is published of each lead: where it falls.
    for leads, _ in results.values():
        for lead in leads:
            np.histogram(lead, bins=4096, range=(-64, 64))
    return float(np.mean(results["baseline"][0][-1] < 3))


def measure(seconds, seed=2028):
    """Nanoseconds of a draw, and the probability of near parity, from as many chunks as fit into the time."""
    rng = np.random.default_rng(seed)
    chunk(rng)  # the first one pays for memory and loading
    times, shares, end = [], [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:
        start = time.perf_counter()
        shares.append(chunk(rng))
        times.append(time.perf_counter() - start)
    return float(np.median(times)) / CHUNK * 1e9, float(np.mean(shares)), len(times) * CHUNK


if __name__ == "__main__":
    check()
    print("The NumPy model has the specification's check values")
