package org.gap2028.engine.gap;

import java.util.List;
import java.util.Locale;

/**
 * The uncertain inputs of the compute-gap model, in the order of the specification, which is also
 * the order of the Cholesky factor. Each is elicited as a 5 / 50 / 95 % quantile triplet with
 * bounds; evidence keys point into {@code docs/evidence.md}, none meaning judgement.
 */
public enum GapInput {
  /** The lead at 2026Q1. */
  INITIAL_LEAD(
      "months",
      "the lead at 2026Q1",
      0,
      Double.POSITIVE_INFINITY,
      4,
      7,
      10.5,
      0,
      "ECI-7",
      "ECI-OC",
      "CAISI",
      "SACKS"),
  /** Growth of NVIDIA's quarterly flow. */
  NVIDIA_GROWTH(
      "x per year",
      "growth of NVIDIA's quarterly flow",
      0.8,
      Double.POSITIVE_INFINITY,
      1.35,
      1.75,
      2.35,
      7,
      "EPO-NV",
      "SUPPLY"),
  /** US-owned flow over NVIDIA flow. */
  US_PURCHASE_RATIO(
      "ratio", "US-owned flow over NVIDIA flow", 0.5, 2, 0.95, 1.12, 1.3, 8, "EPO-WLD"),
  /** Huawei output over NVIDIA output, mid-2026. */
  HUAWEI_SHARE_2026(
      "%",
      "Huawei output over NVIDIA output, mid-2026",
      0,
      20,
      1.8,
      4.0,
      7.0,
      9,
      "ANT-HW",
      "CFR-SH",
      "EPO-HW",
      "IFP-B300"),
  /** Huawei output over NVIDIA output, mid-2028. */
  HUAWEI_SHARE_2028(
      "%",
      "Huawei output over NVIDIA output, mid-2028",
      0,
      40,
      0.8,
      2.2,
      7.5,
      10,
      "ANT-HW",
      "SEMI-HW",
      "EPO-HW"),
  /** All Chinese designs over Huawei. */
  DOMESTIC_MULTIPLE(
      "ratio", "all Chinese designs over Huawei", 1, 5, 1.05, 1.25, 1.6, 11, "YIELD", "EPO-CAMB"),
  /** Usefulness of a domestic H100e for frontier work. */
  DOMESTIC_UTILISATION(
      "fraction",
      "usefulness of a domestic H100e for frontier work",
      0,
      1,
      0.4,
      0.65,
      0.9,
      12,
      "MFU",
      "DS-ASC",
      "SEED-COST"),
  /** Smuggled chips held at end-2025. */
  SMUGGLED_STOCK_2025(
      "MH100e", "smuggled chips held at end-2025", 0, 5, 0.29, 0.66, 1.6, 13, "EPO-SM"),
  /** Smuggled flow over NVIDIA flow. */
  SMUGGLED_SHARE(
      "%",
      "smuggled flow over NVIDIA flow", 0, 30, 0.4, 2.0, 6.0, 14, "EPO-SM", "SUB-26", "CNAS-25"),
  /** Licensed exports over NVIDIA flow, today's policy. */
  LEGAL_SHARE(
      "%",
      "licensed exports over NVIDIA flow, today's policy",
      0,
      50,
      0.15,
      1.0,
      4.0,
      15,
      "H200",
      "SUB-26"),
  /** Licensed exports over NVIDIA flow if controls are relaxed. */
  LEGAL_SHARE_RELAXED(
      "%",
      "licensed exports over NVIDIA flow if controls are relaxed",
      0,
      60,
      5,
      18,
      40,
      2,
      "IFP-H",
      "IFP-BW"),
  /** Chips rented offshore by Chinese firms at end-2025. */
  OFFSHORE_STOCK_2025(
      "MH100e",
      "chips rented offshore by Chinese firms at end-2025",
      0,
      3,
      0.12,
      0.35,
      0.8,
      16,
      "OFF-1",
      "OFF-2"),
  /** Growth of that offshore capacity over NVIDIA flow. */
  OFFSHORE_SHARE(
      "%",
      "growth of that offshore capacity over NVIDIA flow",
      0,
      30,
      0.8,
      2.5,
      6.0,
      17,
      "OFF-1",
      "OFF-2"),
  /** Loss of stock. */
  DEPRECIATION("per year", "loss of stock", 0, 0.5, 0.05, 0.12, 0.25, 18, "DEP"),
  /** Algorithmic progress. */
  ALGORITHMIC_GROWTH(
      "OOM/yr",
      "algorithmic progress",
      0.15,
      Double.POSITIVE_INFINITY,
      0.3,
      0.54,
      0.9,
      5,
      "EPO-ALG"),
  /** Undiffused algorithmic lead per relative widening of the compute gap. */
  LEAD_RETENTION(
      "-",
      "undiffused algorithmic lead per relative widening of the compute gap",
      0,
      3,
      0.05,
      0.25,
      0.8,
      19),
  /** Share of the raw gap closed by following (distillation and open science). */
  CATCH_UP_SHARE(
      "fraction",
      "share of the raw gap closed by following (distillation and open science)",
      0,
      0.9,
      0.15,
      0.35,
      0.55,
      6,
      "EPO-KU",
      "DASH"),
  /** The part of catch_up_share that is distillation of US models. */
  DISTILLATION_FRACTION(
      "fraction",
      "the part of catch_up_share that is distillation of US models",
      0,
      1,
      0.2,
      0.42,
      0.65,
      20,
      "DASH",
      "ANT-D1",
      "ANT-D2"),
  /** Effectiveness of tightening, every channel. */
  ENFORCEMENT("fraction", "effectiveness of tightening, every channel", 0, 1, 0.25, 0.6, 0.9, 4),
  /** OOM by which China pools compute better by end-2028. */
  COMPUTE_POOLING(
      "OOM",
      "OOM by which China pools compute better by end-2028",
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      -0.15,
      0.05,
      0.3,
      3);

  private final String unit;
  private final String description;
  private final double lower;
  private final double upper;
  private final double p05;
  private final double p50;
  private final double p95;
  private final int coordinate;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> evidence;

  GapInput(
      String unit,
      String description,
      double lower,
      double upper,
      double p05,
      double p50,
      double p95,
      int coordinate,
      String... evidence) {
    this.unit = unit;
    this.description = description;
    this.lower = lower;
    this.upper = upper;
    this.p05 = p05;
    this.p50 = p50;
    this.p95 = p95;
    this.coordinate = coordinate;
    this.evidence = List.of(evidence);
  }

  /** Name in configurations and tables, such as {@code initial_lead}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Unit, in words. */
  public String unit() {
    return unit;
  }

  /** What the input is, in a phrase. */
  public String description() {
    return description;
  }

  /** Lower bound of the default distribution, in {@link #unit}; may be negative infinity. */
  public double lower() {
    return lower;
  }

  /** Upper bound of the default distribution, in {@link #unit}; may be positive infinity. */
  public double upper() {
    return upper;
  }

  /** Elicited 5 % quantile, in {@link #unit}. */
  public double p05() {
    return p05;
  }

  /** Elicited median, in {@link #unit}. */
  public double p50() {
    return p50;
  }

  /** Elicited 95 % quantile, in {@link #unit}. */
  public double p95() {
    return p95;
  }

  /**
   * Coordinate of the point set that the input's latent normal comes from. Low coordinates are the
   * best distributed, so the inputs that matter most come first; see {@link GapCoordinates}.
   */
  public int coordinate() {
    return coordinate;
  }

  /** Evidence keys; empty where the numbers are judgement. */
  public List<String> evidence() {
    return evidence;
  }
}
