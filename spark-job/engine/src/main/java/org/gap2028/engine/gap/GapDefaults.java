package org.gap2028.engine.gap;

import java.util.List;
import org.gap2028.engine.model.Quarter;

/** The specification's scenarios, constants and correlations. */
public final class GapDefaults {

  /**
   * A correlation between two inputs, on the normal scale.
   *
   * @param first one input
   * @param second the other
   * @param rho correlation of the latent normals, in (-1, 1)
   */
  public record InputCorrelation(GapInput first, GapInput second, double rho) {}

  /** Part of distillation that today's policy removes. */
  public static final double DISTILLATION_REMOVED_TODAY = 0.15;

  private static final List<InputCorrelation> CORRELATIONS =
      List.of(
          new InputCorrelation(GapInput.HUAWEI_SHARE_2026, GapInput.HUAWEI_SHARE_2028, 0.6),
          new InputCorrelation(GapInput.NVIDIA_GROWTH, GapInput.HUAWEI_SHARE_2028, -0.4),
          new InputCorrelation(GapInput.DOMESTIC_UTILISATION, GapInput.HUAWEI_SHARE_2028, 0.2),
          new InputCorrelation(GapInput.SMUGGLED_STOCK_2025, GapInput.SMUGGLED_SHARE, 0.7),
          new InputCorrelation(GapInput.SMUGGLED_SHARE, GapInput.OFFSHORE_SHARE, 0.3),
          new InputCorrelation(GapInput.OFFSHORE_STOCK_2025, GapInput.OFFSHORE_SHARE, 0.5),
          new InputCorrelation(GapInput.LEGAL_SHARE, GapInput.SMUGGLED_SHARE, -0.3),
          new InputCorrelation(GapInput.ALGORITHMIC_GROWTH, GapInput.LEAD_RETENTION, 0.2),
          new InputCorrelation(GapInput.ALGORITHMIC_GROWTH, GapInput.CATCH_UP_SHARE, 0.2),
          new InputCorrelation(GapInput.SMUGGLED_SHARE, GapInput.ENFORCEMENT, -0.2));

  private GapDefaults() {}

  /** The default correlations. */
  public static List<InputCorrelation> correlations() {
    return CORRELATIONS;
  }

  /** The default constants, one for each {@link GapConstant} in its order. */
  public static double[] constants() {
    return Constants.defaults();
  }

  /** A lever that a scenario leaves out: as today's policy has it. */
  public static LeverValue today(GapLever lever) {
    return switch (lever) {
      case LEGAL_EXPORTS -> LeverValue.ofInput(GapInput.LEGAL_SHARE.ordinal());
      case DISTILLATION_REMOVED -> LeverValue.of(DISTILLATION_REMOVED_TODAY);
      case SMUGGLING, OFFSHORE, OFFSHORE_ACCESS, DOMESTIC -> LeverValue.of(1);
    };
  }

  /** A scenario in which every lever is as today's policy has it. */
  public static Scenario todaysPolicy(String name) {
    return new Scenario(name, List.of(GapLever.values()).stream().map(GapDefaults::today).toList());
  }

  /** The specification's scenarios: {@code baseline}, {@code tighten}, {@code relax}. */
  public static List<Scenario> scenarios() {
    return List.of(todaysPolicy("baseline"), tighten(), relax());
  }

  /** Scenario one: every channel is tightened by the draw's enforcement, never loosened. */
  private static Scenario tighten() {
    int enforcement = GapInput.ENFORCEMENT.ordinal();
    LeverValue closed =
        new LeverValue(1, enforcement, -1, LeverValue.Bound.NO_LOWER, LeverValue.Bound.NO_UPPER);
    return new Scenario(
        "tighten",
        List.of(
            new LeverValue(
                0.2,
                LeverValue.NO_INPUT,
                0,
                LeverValue.Bound.NO_LOWER,
                LeverValue.Bound.ofInput(GapInput.LEGAL_SHARE.ordinal())),
            closed,
            LeverValue.of(1),
            closed,
            new LeverValue(
                1, enforcement, -0.4, LeverValue.Bound.NO_LOWER, LeverValue.Bound.NO_UPPER),
            new LeverValue(
                0,
                enforcement,
                1,
                LeverValue.Bound.of(DISTILLATION_REMOVED_TODAY),
                LeverValue.Bound.NO_UPPER)));
  }

  /** Scenario two: exports are licensed freely and the other channels widen. */
  private static Scenario relax() {
    return new Scenario(
        "relax",
        List.of(
            new LeverValue(
                0,
                GapInput.LEGAL_SHARE_RELAXED.ordinal(),
                1,
                LeverValue.Bound.ofInput(GapInput.LEGAL_SHARE.ordinal()),
                LeverValue.Bound.NO_UPPER),
            LeverValue.of(0.8),
            LeverValue.of(1.5),
            LeverValue.of(1),
            LeverValue.of(1.1),
            LeverValue.of(0)));
  }

  /** The quarters of the models, 2026Q1 to 2028Q4. */
  public static List<Quarter> quarters() {
    return QuarterGrid.quarters();
  }
}
