package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.List;

/** The model's weaknesses in plain words, as the model's specification tells them. */
final class CautionSection {

  private CautionSection() {}

  static Section of(ReportRun run) {
    boolean persistence = run.run().text("model").equals("persistence");
    return Section.of(
        "caution",
        "Before you quote these numbers",
        Html.list(persistence ? persistence() : computeGap())
            + Html.paragraph("Figures in this section are of the default configuration."));
  }

  private static List<String> persistence() {
    return List.of(
        "This run uses the <strong>rival model</strong>: today’s lead without trend, which only"
            + " diffuses. It knows no compute and no policy, so that all scenarios have one"
            + " distribution.",
        "How fast the lead diffuses rests on the short history since 2023, and sources disagree on"
            + " today’s lead by a factor of three.");
  }

  private static List<String> computeGap() {
    List<String> items = new ArrayList<>();
    items.add(
        "<strong>Its hindcast missed.</strong> With inputs as of early 2024, run to 2026Q1, the"
            + " model came out six months too high (what happened was its 6th percentile); one from"
            + " 2025Q1 to 2026Q3 fared better (37th percentile). The two noise sizes were raised"
            + " once after the first. This is as the model’s authors state it, not reproduced"
            + " here.");
    items.add(
        "<strong>More than half of the rise under today’s policy is the yardstick.</strong> Months"
            + " are counted by the US pace, which slows from 0.99 to 0.80 orders of magnitude a"
            + " year at the medians as the stock of chips grows. With the pace frozen, the lead of"
            + " 2028Q4 at the medians is 8.7 months, not 10.8.");
    items.add(
        "<strong>Much of it is judgement.</strong> lead_retention, enforcement, compute_pooling and"
            + " most bounds are; bounds shape the tails. The volume of chips rented offshore has no"
            + " published total, and the domestic and legal stocks of end-2025 are fixed by"
            + " choice.");
    items.add(
        "<strong>Some rules are simple.</strong> Chips owned by US clouds and rented offshore count"
            + " on both sides. Smuggled and offshore chips do not reduce the US flow, legal exports"
            + " beyond today’s do, by half; tightening returns nothing. Full enforcement by 2027Q4"
            + " ends access to its share of everything held offshore, existing rentals included.");
    items.add(
        "<strong>AI that speeds up research is left out.</strong> It would shorten the months and"
            + " widen the gap in orders of magnitude of compute.");
    items.add(
        "<strong>It is not what others published.</strong> Anthropic (May 2026) has 12 to 24 months"
            + " by 2028 under tightened controls; the model’s median is 14.0, with 57 % inside. It"
            + " has about 11 times the usable compute; the model’s median is 11 at 2027Q1, 12 at"
            + " 2027Q2 and 21 at the end of 2028. It has near parity in its second scenario; the"
            + " model’s median there is 6.4 months, a quarter of the draws are below 3, and near"
            + " parity takes legal exports of 45 to 60 % of NVIDIA’s flow (medians 3.4 and 2.0).");
    items.add(
        "<strong>Whether compute drives the lead at all is contested.</strong> The rival model,"
            + " further down, knows no compute.");
    return items;
  }
}
