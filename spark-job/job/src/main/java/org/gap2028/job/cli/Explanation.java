package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.PearsonCorrelation;
import org.gap2028.engine.gap.GapLever;
import org.gap2028.job.configuration.CorrelationConfig;
import org.gap2028.job.configuration.EventConfig;
import org.gap2028.job.configuration.InputConfig;
import org.gap2028.job.configuration.LeverConfig;
import org.gap2028.job.configuration.ModelKind;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.configuration.ScenarioConfig;

/** What would be run, in words and numbers. */
final class Explanation {

  private final RunConfig config;

  private Explanation(RunConfig config) {
    this.config = config;
  }

  /** All but what it costs, lines ending in line feeds. */
  static String of(RunConfig config) {
    Explanation explanation = new Explanation(config);
    return Stream.of(
            explanation.heading(),
            explanation.inputs(),
            explanation.correlations(),
            explanation.scenarios(),
            explanation.events(),
            PrecisionLines.asked(config))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String heading() {
    StringBuilder text = new StringBuilder(config.name());
    text.append(": ").append(config.model().key());
    if (!config.description().isEmpty()) {
      text.append(", ").append(config.description());
    }
    text.append("\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%,d draws in %d replicates, %s, seed %d",
            config.sampling().roundedDraws(),
            config.sampling().replicates(),
            config.sampling().design().key(),
            config.seed()));
    if (config.sampling().roundedDraws() != config.sampling().draws()) {
      text.append(
          String.format(
              Locale.ROOT,
              " (%,d asked for, rounded up to a multiple of 1,024 x %d)",
              config.sampling().draws(),
              config.sampling().replicates()));
    }
    return text.append('\n').toString();
  }

  private String inputs() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "p05", "p50", "p95", "unit", "distribution"));
    for (InputConfig input : config.inputs()) {
      Distribution distribution = input.distribution();
      rows.add(
          List.of(
              input.name(),
              number(distribution.quantile(0.05, 0.95)),
              number(distribution.quantile(0.5, 0.5)),
              number(distribution.quantile(0.95, 0.05)),
              input.unit(),
              distribution.family()));
    }
    return "Inputs\n\n" + aligned(rows);
  }

  private String correlations() {
    if (config.correlations().isEmpty() && config.droppedCorrelations().isEmpty()) {
      return "Correlations: none\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "latent", "rank", "Pearson"));
    for (CorrelationConfig each : config.correlations()) {
      double rank = 6 / Math.PI * Math.asin(each.rho() / 2);
      double pearson =
          PearsonCorrelation.of(
              distribution(each.first()), distribution(each.second()), each.rho());
      rows.add(
          List.of(
              each.first() + ", " + each.second(),
              decimals(each.rho()),
              decimals(rank),
              Double.isNaN(pearson) ? "-" : decimals(pearson)));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "Correlations: of the latent normals, as written; of ranks, 6/pi asin(rho/2) where");
    text.append(
        " no value repeats;\nof values (Pearson), by quadrature, to 0.001, or 0.01 where a");
    text.append(" quantile function jumps\n\n");
    text.append(aligned(rows));
    for (CorrelationConfig each : config.droppedCorrelations()) {
      text.append("  dropped, since an input is fixed: ");
      text.append(each.first()).append(", ").append(each.second());
      text.append(" ").append(decimals(each.rho())).append('\n');
    }
    return text.toString();
  }

  private Distribution distribution(String input) {
    return config.inputs().stream()
        .filter(each -> each.name().equals(input))
        .findFirst()
        .orElseThrow()
        .distribution();
  }

  private String scenarios() {
    StringBuilder text = new StringBuilder("Scenarios, levers once the ramp is complete\n");
    if (config.model() == ModelKind.PERSISTENCE) {
      text.append("(the persistence model ignores policy: they have no effect)\n");
    }
    for (ScenarioConfig scenario : config.scenarios()) {
      text.append("\n  ").append(scenario.name()).append(": ").append(scenario.label());
      if (scenario.name().equals(config.reference())) {
        text.append(" (the reference)");
      }
      text.append('\n');
      List<List<String>> rows = new ArrayList<>();
      for (GapLever lever : GapLever.values()) {
        rows.add(List.of("  " + lever.key(), formula(scenario.levers().get(lever)), lever.unit()));
      }
      text.append(aligned(rows));
    }
    String pairs =
        config.differences().stream()
            .map(pair -> pair.scenario() + " - " + pair.reference())
            .collect(Collectors.joining(", "));
    return text.append("\n  differences: ")
        .append(pairs.isEmpty() ? "none" : pairs)
        .append('\n')
        .toString();
  }

  private static String formula(LeverConfig lever) {
    StringBuilder text = new StringBuilder();
    if (lever.input().isEmpty() || lever.constant() != 0) {
      text.append(number(lever.constant()));
    }
    if (lever.input().isPresent()) {
      boolean first = text.isEmpty();
      text.append(first ? (lever.slope() < 0 ? "-" : "") : lever.slope() < 0 ? " - " : " + ");
      double size = Math.abs(lever.slope());
      text.append(size == 1 ? "" : number(size) + " ").append(lever.input().get());
    }
    lever.atLeast().ifPresent(bound -> text.append(", at least ").append(bound(bound)));
    lever.atMost().ifPresent(bound -> text.append(", at most ").append(bound(bound)));
    return text.toString();
  }

  private static String bound(LeverConfig.Bound bound) {
    return bound.input().orElseGet(() -> number(bound.value()));
  }

  private String events() {
    StringBuilder text = new StringBuilder("Events\n\n");
    List<List<String>> rows = new ArrayList<>();
    for (EventConfig event : config.events()) {
      String bounds =
          Stream.of(
                  event.from().map(months -> "at least " + number(months)),
                  event.to().map(months -> "less than " + number(months)),
                  event.below().map(months -> "less than " + number(months)))
              .flatMap(Optional::stream)
              .collect(Collectors.joining(" and "));
      String how =
          event.ever()
              ? ", in this quarter or an earlier one, before release noise"
              : event.underlying() ? ", before release noise" : "";
      rows.add(List.of(event.name(), "the lead is " + bounds + " months" + how));
    }
    return rows.isEmpty() ? "" : text.append(aligned(rows)).toString();
  }

  /** Columns side by side, numbers and words alike from the left. */
  private static String aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Four digits, whole numbers without a fraction. */
  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.valueOf((long) value);
    }
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
