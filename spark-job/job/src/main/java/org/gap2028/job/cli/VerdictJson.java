package org.gap2028.job.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.job.verify.Check;
import org.gap2028.job.verify.Checks;
import org.gap2028.job.verify.Verdict;

/** A verdict as JSON; a t that is infinite is null. */
final class VerdictJson {

  private VerdictJson() {}

  static Map<String, Object> of(Verdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", verdict.passes());
    json.put("master", verdict.master());
    json.put("limit", verdict.known().limit());
    json.put("checks", checks(verdict.known(), "exact", "estimate"));
    verdict
        .designs()
        .ifPresent(
            designs -> {
              json.put("designs_limit", designs.limit());
              json.put("designs", checks(designs, "random", "sobol"));
            });
    return json;
  }

  private static List<Map<String, Object>> checks(Checks group, String expected, String estimate) {
    return group.checks().stream().map(check -> check(check, group, expected, estimate)).toList();
  }

  private static Map<String, Object> check(
      Check check, Checks group, String expected, String estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("problem", check.problem());
    if (expected.equals("exact")) {
      json.put("design", check.design());
    }
    json.put("statistic", check.statistic());
    json.put(expected, check.expected());
    json.put(estimate, check.estimate());
    json.put("standard_error", check.standardError());
    json.put("t", Double.isFinite(check.t()) ? (Object) check.t() : null);
    json.put("passed", check.passes(group.limit()));
    return json;
  }
}
