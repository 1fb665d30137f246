#!/usr/bin/env python3
"""The gap model in NumPy: an independent implementation of its specification (docs/model.md).

It shares no code with the engine and makes the golden values that the engine's tests read.

    python3 scripts/golden/gap_model.py check     compare with the specification's check values
    python3 scripts/golden/gap_model.py golden    write the engine's golden files
    python3 scripts/golden/gap_model.py claims    check quoted figures by plain Monte Carlo

Needs Python 3.9 or later and NumPy 1.22 or later, nothing else.
"""

import argparse
import math
import platform
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "spark-job/engine/src/test/resources/org/gap2028/engine/gap"
INF = math.inf
QUARTERS = [f"{year}q{quarter}" for year in (2026, 2027, 2028) for quarter in (1, 2, 3, 4)]
T = len(QUARTERS)
DT = 0.25

# name: (lower bound, upper bound, 5 % quantile, median, 95 % quantile)
INPUTS = {
    "initial_lead": (0, INF, 4, 7, 10.5),
    "nvidia_growth": (0.8, INF, 1.35, 1.75, 2.35),
    "us_purchase_ratio": (0.5, 2, 0.95, 1.12, 1.30),
    "huawei_share_2026": (0, 20, 1.8, 4.0, 7.0),
    "huawei_share_2028": (0, 40, 0.8, 2.2, 7.5),
    "domestic_multiple": (1, 5, 1.05, 1.25, 1.60),
    "domestic_utilisation": (0, 1, 0.40, 0.65, 0.90),
    "smuggled_stock_2025": (0, 5, 0.29, 0.66, 1.60),
    "smuggled_share": (0, 30, 0.4, 2.0, 6.0),
    "legal_share": (0, 50, 0.15, 1.0, 4.0),
    "legal_share_relaxed": (0, 60, 5, 18, 40),
    "offshore_stock_2025": (0, 3, 0.12, 0.35, 0.80),
    "offshore_share": (0, 30, 0.8, 2.5, 6.0),
    "depreciation": (0, 0.5, 0.05, 0.12, 0.25),
    "algorithmic_growth": (0.15, INF, 0.30, 0.54, 0.90),
    "lead_retention": (0, 3, 0.05, 0.25, 0.80),
    "catch_up_share": (0, 0.9, 0.15, 0.35, 0.55),
    "distillation_fraction": (0, 1, 0.20, 0.42, 0.65),
    "enforcement": (0, 1, 0.25, 0.60, 0.90),
    "compute_pooling": (-INF, INF, -0.15, 0.05, 0.30),
}

# Gaussian copula, on the normal scale; every other pair is independent.
CORRELATIONS = [
    ("huawei_share_2026", "huawei_share_2028", 0.6),
    ("nvidia_growth", "huawei_share_2028", -0.4),
    ("domestic_utilisation", "huawei_share_2028", 0.2),
    ("smuggled_stock_2025", "smuggled_share", 0.7),
    ("smuggled_share", "offshore_share", 0.3),
    ("offshore_stock_2025", "offshore_share", 0.5),
    ("legal_share", "smuggled_share", -0.3),
    ("algorithmic_growth", "lead_retention", 0.2),
    ("algorithmic_growth", "catch_up_share", 0.2),
    ("smuggled_share", "enforcement", -0.2),
]

CONSTANTS = {
    "us_stock_2025": 15.75,
    "domestic_stock_2025": 0.743,
    "legal_stock_2025": 0.413,
    "nvidia_flow_2025q4": 2.96,
    "smuggled_usefulness": 0.85,
    "export_displacement": 0.5,
    "us_stock_growth_before_2026": 0.45,
    "growth_damping_2028": 0.85,
    "ramp_start_quarter": 4.0,
    "ramp_end_quarter": 8.0,
    "huawei_path_start_quarter": 2.5,
    "huawei_path_end_quarter": 10.5,
    "pooling_horizon_years": 2.75,
    "walk_volatility": 0.20,
    "release_noise": 2.0,
    "persistence_volatility": 1.6,
}

OTHER_CONSTANTS = {
    "ramp_start_quarter": 3.0,
    "ramp_end_quarter": 7.0,
    "huawei_path_end_quarter": 6.5,
    "walk_volatility": 0.3,
    "release_noise": 1.0,
    "export_displacement": 1.0,
    "growth_damping_2028": 0.5,
}


def lever(constant=None, input=None, slope=None, at_least=None, at_most=None):
    """constant + slope * input, raised to at_least, then lowered to at_most."""
    if input is None:
        return constant, None, 0.0, at_least, at_most
    return (
        0.0 if constant is None else constant,
        input,
        1.0 if slope is None else slope,
        at_least,
        at_most,
    )


# A lever left out is as today's policy has it.
TODAY = {
    "legal_exports": lever(input="legal_share"),
    "smuggling": lever(1.0),
    "offshore": lever(1.0),
    "offshore_access": lever(1.0),
    "domestic": lever(1.0),
    "distillation_removed": lever(0.15),
}

SCENARIOS = {
    "baseline": {},
    "tighten": {
        "legal_exports": lever(0.2, at_most="legal_share"),
        "smuggling": lever(1.0, "enforcement", -1.0),
        "offshore_access": lever(1.0, "enforcement", -1.0),
        "domestic": lever(1.0, "enforcement", -0.4),
        "distillation_removed": lever(input="enforcement", at_least=0.15),
    },
    "relax": {
        "legal_exports": lever(input="legal_share_relaxed", at_least="legal_share"),
        "smuggling": lever(0.8),
        "offshore": lever(1.5),
        "domestic": lever(1.1),
        "distillation_removed": lever(0.0),
    },
}


def upper_and_lower_probability(z):
    """Phi(z) and 1 - Phi(z), neither losing digits in its own tail."""
    scaled = np.asarray(z, dtype=float) * math.sqrt(0.5)
    erfc = np.frompyfunc(math.erfc, 1, 1)
    return 0.5 * erfc(-scaled).astype(float), 0.5 * erfc(scaled).astype(float)


def metalog(z, lower, upper, p05, p50, p95):
    """Quantile of a three-term metalog at the latent normal z.

    Keelin, "The Metalog Distributions", Decision Analysis 13(4), 2016: M(y) = a1 + a2 L(y)
    + a3 (y - 1/2) L(y) with L the logit, on the plain, log, negative log or logit scale.
    """

    def transformed(x):
        if lower > -INF and upper < INF:
            return math.log((x - lower) / (upper - x))
        if lower > -INF:
            return math.log(x - lower)
        if upper < INF:
            return -math.log(upper - x)
        return x

    low, middle, high = (transformed(x) for x in (p05, p50, p95))
    logit95 = math.log(0.95 / 0.05)
    a1 = middle
    a2 = (high - low) / (2 * logit95)
    a3 = (high + low - 2 * middle) / (0.9 * logit95)
    if not (a2 > 0 and abs(a3) < 1.66711 * a2):
        raise ValueError("infeasible metalog")
    below, above = upper_and_lower_probability(z)
    logit = np.log(below) - np.log(above)
    m = a1 + a2 * logit + a3 * 0.5 * (below - above) * logit
    if lower > -INF and upper < INF:
        return lower + (upper - lower) / (1 + np.exp(-m))
    if lower > -INF:
        return lower + np.exp(m)
    if upper < INF:
        return upper - np.exp(-m)
    return m


def cholesky():
    """Factor of the copula's correlation matrix, in the order of INPUTS."""
    names = list(INPUTS)
    matrix = np.eye(len(names))
    for first, second, rho in CORRELATIONS:
        i, j = names.index(first), names.index(second)
        matrix[i, j] = matrix[j, i] = rho
    return np.linalg.cholesky(matrix)


def inputs_at(latent):
    """Inputs by name at correlated latent normals, one column an input."""
    return {name: metalog(latent[:, j], *INPUTS[name]) for j, name in enumerate(INPUTS)}


def ramp(t, start, end):
    """0 until start, 1 from end, linear between."""
    return min(max((t - start) / (end - start), 0.0), 1.0)


def lever_value(definition, x):
    """Value of a lever in each draw, once the ramp is complete."""
    constant, name, slope, at_least, at_most = definition
    size = len(x["initial_lead"])
    value = np.full(size, float(constant))
    if name is not None:
        value = constant + slope * x[name]
    if at_least is not None:
        value = np.maximum(value, x[at_least] if isinstance(at_least, str) else at_least)
    if at_most is not None:
        value = np.minimum(value, x[at_most] if isinstance(at_most, str) else at_most)
    return value


def compute_gap(x, walk, release, levers, constants=None, frozen_pace=False):
    """One scenario of the compute-gap model.

    x: inputs by name, each an array of draws. walk, release: W_2..W_12 and V_2..V_12, one row a
    draw. Returns arrays with one row a draw and one column a quarter. With frozen_pace (not a part
    of the model: it checks a remark in its documentation) months are counted by the first pace.
    """
    c = dict(CONSTANTS, **(constants or {}))
    value = {name: lever_value(levers.get(name, TODAY[name]), x) for name in TODAY}
    size = len(x["initial_lead"])
    w = [ramp(t, c["ramp_start_quarter"], c["ramp_end_quarter"]) for t in range(T + 1)]

    flow = np.full(size, c["nvidia_flow_2025q4"])
    us = np.full(size, c["us_stock_2025"])
    domestic = np.full(size, c["domestic_stock_2025"])
    legal = np.full(size, c["legal_stock_2025"])
    smuggled = np.array(x["smuggled_stock_2025"], dtype=float)
    offshore = np.array(x["offshore_stock_2025"], dtype=float)
    keep = (1 - x["depreciation"]) ** DT

    def scaled(t, name):
        return 1 + w[t] * (value[name] - 1)

    def usable_chinese(t):
        return (
            x["domestic_utilisation"] * domestic
            + legal
            + c["smuggled_usefulness"] * smuggled
            + scaled(t, "offshore_access") * offshore
        )

    us_stock = [us]
    chinese = [usable_chinese(0)]
    for t in range(1, T + 1):
        growth = x["nvidia_growth"]
        if t > 8:
            growth = 1 + c["growth_damping_2028"] * (growth - 1)
        flow = flow * growth**DT
        along = ramp(t, c["huawei_path_start_quarter"], c["huawei_path_end_quarter"])
        huawei = x["huawei_share_2026"] ** (1 - along) * x["huawei_share_2028"] ** along
        exports = x["legal_share"] + w[t] * (value["legal_exports"] - x["legal_share"])
        displaced = c["export_displacement"] * np.maximum(exports - x["legal_share"], 0) / 100
        us = keep * us + (x["us_purchase_ratio"] - displaced) * flow
        made = huawei * x["domestic_multiple"] * scaled(t, "domestic") / 100
        domestic = keep * domestic + made * flow
        legal = keep * legal + exports / 100 * flow
        smuggled = keep * smuggled + x["smuggled_share"] * scaled(t, "smuggling") / 100 * flow
        offshore = keep * offshore + x["offshore_share"] * scaled(t, "offshore") / 100 * flow
        us_stock.append(us)
        chinese.append(usable_chinese(t))

    us_stock, chinese = np.array(us_stock), np.array(chinese)
    log_us, log_chinese = np.log10(us_stock), np.log10(chinese)
    rates = {t: np.full(size, c["us_stock_growth_before_2026"]) for t in range(-2, 3)}
    for t in range(3, T + 1):
        rates[t] = (log_us[t - 2] - log_us[t - 3]) / DT
    pace = {
        t: (rates[t] + rates[t - 1] + rates[t - 2] + rates[t - 3]) / 4 + x["algorithmic_growth"]
        for t in range(1, T + 1)
    }
    ratio = {t: log_us[max(t - 2, 0)] - log_chinese[max(t - 2, 0)] for t in range(1, T + 1)}

    catch_up = x["catch_up_share"]
    residual = x["initial_lead"] * pace[1] / (12 * (1 - catch_up)) - ratio[1]
    underlying, raw = [], []
    for t in range(1, T + 1):
        if t >= 2:
            residual = (
                residual
                + DT * x["algorithmic_growth"] * x["lead_retention"] * (ratio[t] / ratio[1] - 1)
                - DT * x["compute_pooling"] / c["pooling_horizon_years"]
                + c["walk_volatility"] * math.sqrt(DT) * walk[:, t - 2]
            )
        removed = x["distillation_fraction"] * w[t] * value["distillation_removed"]
        gap = ratio[t] + residual
        closed = np.where(gap > 0, 1 - catch_up * (1 - removed), 1.0)
        underlying.append(12 * closed * gap / pace[1 if frozen_pace else t])
        raw.append(gap)
    underlying[0] = np.array(x["initial_lead"], dtype=float)
    underlying = np.array(underlying).T
    lead = underlying.copy()
    lead[:, 1:] += c["release_noise"] * release
    compute_ratio = (us_stock[1:] / chinese[1:]).T
    paces = np.array([pace[t] for t in range(1, T + 1)]).T
    failed = ~(np.isfinite(lead).all(axis=1) & np.isfinite(compute_ratio).all(axis=1))
    failed |= (us_stock <= 0).any(axis=0) | (chinese <= 0).any(axis=0)
    failed |= (ratio[1] <= 0) | (paces <= 0).any(axis=1)
    return {
        "lead": lead,
        "underlying": underlying,
        "compute_ratio": compute_ratio,
        "raw_gap": np.array(raw).T,
        "pace": paces,
        "initial_ratio": ratio[1],
        "failed": failed,
    }


def persistence(initial_lead, walk, release, constants=None):
    """Leads of the persistence model, release noise included, one row a draw."""
    c = dict(CONSTANTS, **(constants or {}))
    steps = c["persistence_volatility"] * math.sqrt(DT) * walk
    paths = np.concatenate([initial_lead[:, None], steps], axis=1).cumsum(axis=1)
    paths[:, 1:] += c["release_noise"] * release
    return paths


# ---- check: the specification's check values --------------------------------------------------

CHECK_LEADS = {
    "baseline": "7.0 6.964187 7.400155 7.861416 8.436069 9.080512 9.462107 9.819106 10.074062 "
    "10.309688 10.543036 10.775719",
    "tighten": "7.0 6.964187 7.400155 7.861416 8.648897 9.534863 10.398812 11.359092 12.079347 "
    "12.903623 13.474902 14.038425",
    "relax": "7.0 6.964187 7.400155 7.861416 8.365126 8.929061 8.900367 8.588277 8.086674 "
    "7.471330 6.990596 6.593700",
}
CHECK_RATIOS = {
    "baseline": "9.356995 9.916567 10.424185 10.908007 11.371815 11.818391 12.249762 12.667386 "
    "13.066537 13.449868 13.801590 14.107606",
    "tighten": "9.356995 9.916567 10.424185 10.908007 11.958668 13.289179 15.000848 17.259371 "
    "18.725809 20.189538 21.614559 22.958724",
    "relax": "9.356995 9.916567 10.424185 10.908007 10.479747 9.471669 8.260701 7.087537 "
    "6.353588 5.858307 5.503704 5.237975",
}


def at_medians(scenario, **arguments):
    """The model with every input at its median and no noise."""
    x = inputs_at(np.zeros((1, len(INPUTS))))
    still = np.zeros((1, T - 1))
    return compute_gap(x, still, still, SCENARIOS[scenario], **arguments)


def check():
    worst = 0.0
    for scenario in SCENARIOS:
        result = at_medians(scenario)
        for column, expected in (("lead", CHECK_LEADS), ("compute_ratio", CHECK_RATIOS)):
            difference = np.abs(result[column][0] - np.array(expected[scenario].split(), dtype=float))
            worst = max(worst, difference.max())
            print(f"{scenario:9} {column:13} largest difference {difference.max():.1e}")
    return 0 if worst < 1e-6 else 1


# ---- golden: files for the engine's tests -----------------------------------------------------

WALK_COLUMNS = [f"walk_{quarter}" for quarter in QUARTERS[1:]]
RELEASE_COLUMNS = [f"release_{quarter}" for quarter in QUARTERS[1:]]


def write(name, remarks, columns, rows):
    header = [
        f"made by scripts/golden/gap_model.py, Python {platform.python_version()}, "
        f"NumPy {np.__version__}",
        "command: python3 scripts/golden/gap_model.py golden",
    ] + remarks
    RESOURCES.mkdir(parents=True, exist_ok=True)
    with open(RESOURCES / name, "w", encoding="utf-8", newline="\n") as file:
        for line in header:
            file.write(f"# {line}\n")
        file.write(",".join(columns) + "\n")
        for row in rows:
            file.write(",".join("%.17g" % value for value in row) + "\n")
    print(f"{RESOURCES.relative_to(ROOT) / name}: {len(rows)} rows")


def golden_draws(seed):
    """200 draws: 140 plain ones, then extreme ones. Returns inputs by name, walk and release."""
    generator = np.random.Generator(np.random.PCG64(seed))
    latent = generator.standard_normal((200, len(INPUTS))) @ cholesky().T
    walk = generator.standard_normal((200, T - 1))
    release = generator.standard_normal((200, T - 1))
    names = list(INPUTS)
    for j in range(len(names)):
        latent[140 + j, j] = 8
        latent[160 + j, j] = -8
    # China ahead: a small lead, Chinese pooling and a walk against the US.
    latent[180:190, names.index("initial_lead")] = -2.5
    latent[180:190, names.index("compute_pooling")] = 2.5
    walk[180:190] = -np.abs(walk[180:190]) - np.linspace(0, 1, 10)[:, None]
    # Exports freer than any elicited quantile.
    latent[190:195, names.index("legal_share_relaxed")] = [4, 5, 6, 7, 8]
    latent[190:195, names.index("lead_retention")] = [-3, 0, 1, 2, 3]
    # Today's exports above the relaxed ones, and below the tightened ones.
    latent[195:198, names.index("legal_share")] = [3, 4, 8]
    latent[195:198, names.index("legal_share_relaxed")] = [-3, -4, -8]
    latent[198:200, names.index("legal_share")] = [-3, -8]
    return inputs_at(latent), walk, release


def evaluation_rows(x, walk, release, constants):
    parts = [np.array([x[name] for name in INPUTS]).T, walk, release]
    columns = list(INPUTS) + WALK_COLUMNS + RELEASE_COLUMNS
    for scenario, levers in SCENARIOS.items():
        result = compute_gap(x, walk, release, levers, constants)
        if result["failed"].any():
            raise ValueError(f"draws {np.flatnonzero(result['failed'])} fail under {scenario}")
        ahead = (result["raw_gap"] <= 0).any(axis=1).sum()
        print(f"  {scenario}: China is ahead in some quarter of {ahead} rows")
        for output, key in (("lead", "lead"), ("compute_ratio", "compute_ratio")):
            parts.append(result[key])
            columns += [f"{scenario}_{output}_{quarter}" for quarter in QUARTERS]
    return columns, np.concatenate(parts, axis=1)


def failing_rows():
    """Draws that only wider bounds allow, with what fails in which scenario."""
    medians = {name: triplet[3] for name, triplet in INPUTS.items()}
    cases = [
        {},  # nothing fails
        {"smuggled_stock_2025": 30.0},  # r_1 < 0
        {"smuggled_stock_2025": 0.0, "offshore_stock_2025": 14.8},  # r_1 just above 0
        {"nvidia_growth": 1e-6, "algorithmic_growth": 0.15, "depreciation": 0.9},  # p_t < 0
        {"algorithmic_growth": -0.35},  # p_t < 0 in late quarters
        {"algorithmic_growth": -0.23, "legal_share_relaxed": 60.0},  # the same, under relax alone
        {"us_purchase_ratio": 0.05, "legal_share_relaxed": 100.0, "depreciation": 0.5},
        {"us_purchase_ratio": -3.0},  # US_t < 0
        {"smuggled_share": -30.0},  # CN_t < 0
        {"nvidia_growth": -1.0},  # not a number
        {"catch_up_share": 1.0},  # a_1 infinite
        {"depreciation": 1.5},  # not a number
        {"nvidia_growth": 1e308},  # overflow
    ]
    x = {
        name: np.array([case.get(name, medians[name]) for case in cases], dtype=float)
        for name in INPUTS
    }
    still = np.zeros((len(cases), T - 1))
    flags = []
    with np.errstate(all="ignore"):
        for levers in SCENARIOS.values():
            flags.append(compute_gap(x, still, still, levers)["failed"].astype(float))
    columns = list(INPUTS) + [f"{scenario}_failed" for scenario in SCENARIOS]
    return columns, np.array([x[name] for name in INPUTS] + flags).T


def golden():
    draws = golden_draws(2028)
    common = [
        "inputs, process noise (standard normal), and what the model gives: lead in months with "
        "release noise, compute ratio",
        "rows 1-140 plain draws, 141-180 one input at its quantile of the latent normal 8 or -8, "
        "181-190 China ahead,",
        "191-195 exports far beyond the elicited ones, 196-200 today's exports outside the "
        "scenarios' ones",
    ]
    columns, rows = evaluation_rows(*draws, None)
    write("golden-draws.csv", ["default constants"] + common, columns, rows)
    changed = ", ".join(f"{name} {value:g}" for name, value in OTHER_CONSTANTS.items())
    columns, rows = evaluation_rows(*golden_draws(2029), OTHER_CONSTANTS)
    write("golden-draws-other-constants.csv", [f"constants: {changed}"] + common, columns, rows)
    x, walk, release = (part for part in draws)
    leads = persistence(x["initial_lead"][:50], walk[:50], release[:50])
    write(
        "golden-persistence.csv",
        ["the persistence model with default constants: lead in months with release noise"],
        ["initial_lead"] + WALK_COLUMNS + RELEASE_COLUMNS + [f"lead_{q}" for q in QUARTERS],
        np.concatenate([x["initial_lead"][:50, None], walk[:50], release[:50], leads], axis=1),
    )
    columns, rows = failing_rows()
    write(
        "golden-failed-draws.csv",
        ["which draws fail (1) in which scenario, default constants, no process noise"],
        columns,
        rows,
    )
    return 0


# ---- claims: figures quoted in docs/model.md --------------------------------------------------


def probability_above(name, threshold):
    """P(input > threshold) of the default marginal, by bisection on the latent normal."""
    low, high = np.array([-9.0]), np.array([9.0])
    for _ in range(80):
        middle = 0.5 * (low + high)
        if metalog(middle, *INPUTS[name])[0] > threshold:
            high = middle
        else:
            low = middle
    return upper_and_lower_probability(low)[1][0]


def batch_statistics(generator, size):
    """Statistics of one batch of plain draws, by name."""
    x = inputs_at(generator.standard_normal((size, len(INPUTS))) @ cholesky().T)
    other_x = {name: np.roll(column, 1) for name, column in x.items()}
    walk, release, other_walk, other_release = generator.standard_normal((4, size, T - 1))
    found = {}
    leads = {}
    for scenario, levers in SCENARIOS.items():
        result = compute_gap(x, walk, release, levers)
        same_inputs = compute_gap(x, other_walk, other_release, levers)["lead"][:, -1]
        same_noise = compute_gap(other_x, walk, release, levers)["lead"][:, -1]
        lead = leads[scenario] = result["lead"][:, -1]
        variance = lead.var()
        found[f"{scenario}: draws failed"] = result["failed"].mean()
        found[f"{scenario}: mean lead 2028Q4"] = lead.mean()
        for p in (5, 50, 95):
            found[f"{scenario}: {p} % quantile of the lead 2028Q4"] = np.percentile(lead, p)
        found[f"{scenario}: P(lead 2028Q4 < 0)"] = (lead < 0).mean()
        found[f"{scenario}: P(lead 2028Q4 < 3)"] = (lead < 3).mean()
        found[f"{scenario}: P(underlying lead 2028Q4 < 3)"] = (
            result["underlying"][:, -1] < 3
        ).mean()
        found[f"{scenario}: P(12 <= lead 2028Q4 < 24)"] = ((lead >= 12) & (lead < 24)).mean()
        alone = 1 - 0.5 * ((lead - same_noise) ** 2).mean() / variance
        total = 0.5 * ((lead - same_inputs) ** 2).mean() / variance
        found[f"{scenario}: noise's share of the variance, alone"] = alone
        found[f"{scenario}: the same, with interactions"] = total
        found[f"{scenario}: the same, interactions halved"] = 0.5 * (alone + total)
        found[f"{scenario}: release noise's share of the variance"] = 4 / variance
        for quarter in ("2026q1", "2027q1", "2027q2", "2028q4"):
            found[f"{scenario}: median compute ratio {quarter}"] = np.median(
                result["compute_ratio"][:, QUARTERS.index(quarter)]
            )
        found[f"{scenario}: median pace 2026Q1"] = np.median(result["pace"][:, 0])
        found[f"{scenario}: median pace 2028Q4"] = np.median(result["pace"][:, -1])
        found[f"{scenario}: smallest pace"] = result["pace"].min()
        found[f"{scenario}: smallest r_1"] = result["initial_ratio"].min()
    for scenario in ("tighten", "relax"):
        difference = leads[scenario] - leads["baseline"]
        found[f"{scenario} - baseline: mean 2028Q4"] = difference.mean()
        found[f"{scenario} - baseline: median 2028Q4"] = np.median(difference)
    for exports in (45.0, 60.0):
        levers = dict(SCENARIOS["relax"], legal_exports=lever(exports))
        found[f"relax, legal exports {exports:g} %: median lead 2028Q4"] = np.median(
            compute_gap(x, walk, release, levers)["lead"][:, -1]
        )
    rival = persistence(x["initial_lead"], walk, release)[:, -1]
    for p in (5, 50, 95):
        found[f"persistence: {p} % quantile of the lead 2028Q4"] = np.percentile(rival, p)
    found["persistence: P(lead 2028Q4 < 3)"] = (rival < 3).mean()
    found["baseline, pace frozen: median lead 2028Q4"] = np.median(
        compute_gap(x, walk, release, {}, frozen_pace=True)["lead"][:, -1]
    )
    found["P(huawei_share_2028 > 10 %)"] = (x["huawei_share_2028"] > 10).mean()
    return found


def claims(draws, seed):
    """Prints each quoted figure as the mean of batches, with its standard error over them."""
    batches = 40
    generator = np.random.Generator(np.random.PCG64(seed))
    size = max(draws // batches, 1)
    all_found = [batch_statistics(generator, size) for _ in range(batches)]
    print(f"{batches * size} plain draws in {batches} batches, NumPy {np.__version__}, seed {seed}")
    for name in all_found[0]:
        values = np.array([found[name] for found in all_found])
        if "smallest" in name:
            print(f"{name:58} {values.min():10.4f}")
        else:
            error = values.std(ddof=1) / math.sqrt(batches)
            print(f"{name:58} {values.mean():10.4f}  (standard error {error:.4f})")
    exact = probability_above("huawei_share_2028", 10)
    print(f"{'P(huawei_share_2028 > 10 %), exact':58} {exact:10.4f}")
    first, last = (at_medians("baseline")["pace"][0, t] for t in (0, -1))
    print(f"{'pace at the medians, 2026Q1 and 2028Q4':58} {first:10.4f} {last:10.4f}")
    frozen = at_medians("baseline", frozen_pace=True)["lead"][0, -1]
    print(f"{'baseline, medians, pace frozen: lead 2028Q4':58} {frozen:10.4f}")
    factor = cholesky()
    smallest = np.linalg.eigvalsh(factor @ factor.T).min()
    print(f"{'smallest eigenvalue of the correlation matrix':58} {smallest:10.4f}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="compare with the specification's check values")
    commands.add_parser("golden", help="write the engine's golden files")
    quoted = commands.add_parser("claims", help="check quoted figures by plain Monte Carlo")
    quoted.add_argument("--draws", type=int, default=1_000_000)
    quoted.add_argument("--seed", type=int, default=2028)
    arguments = parser.parse_args()
    if arguments.command == "claims":
        return claims(arguments.draws, arguments.seed)
    return {"check": check, "golden": golden}[arguments.command]()


if __name__ == "__main__":
    sys.exit(main())
