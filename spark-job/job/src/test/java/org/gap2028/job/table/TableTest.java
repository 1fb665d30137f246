package org.gap2028.job.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.MomentEstimates;
import org.junit.jupiter.api.Test;

class TableTest {

  private record Pair(Optional<String> key, double value) {}

  private static final Table<Pair> PAIRS =
      Table.of(
          "pairs",
          "one row per key",
          List.of("key"),
          List.of(
              Column.optionalText("key", "the key", Pair::key),
              Column.number("value", "1", "the value", Pair::value)));

  private static Pair pair(String key) {
    return new Pair(Optional.of(key), 1);
  }

  @Test
  void sortsTextByCodePointWithNullFirst() {
    // U+1F642 is above U+FB01 by code point and below it by UTF-16 unit.
    TableData table =
        PAIRS.rows(
            "r",
            List.of(
                pair("\uD83D\uDE42"),
                pair("b"),
                pair("\uFB01"),
                pair("ab"),
                pair("B"),
                pair("a"),
                new Pair(Optional.empty(), 1)));

    assertThat(table.rows().stream().map(row -> row.value("key").orElse("NULL")))
        .containsExactly("NULL", "B", "a", "ab", "b", "\uFB01", "\uD83D\uDE42");
  }

  @Test
  void sortsByKeysInTheirOrder() {
    Estimate estimate = new Estimate(1, 0, 1, 1);
    Quarter early = new Quarter(2026, 4);
    Quarter late = new Quarter(2027, 1);
    TableData table =
        QuantilesRow.TABLE.rows(
            "r",
            List.of(
                new QuantilesRow("b", "lead_months", "months", early, 0.5, estimate),
                new QuantilesRow("a", "lead_months", "months", late, 0.05, estimate),
                new QuantilesRow("a", "lead_months", "months", early, 0.5, estimate),
                new QuantilesRow("a", "lead_months", "months", early, 0.05, estimate),
                new QuantilesRow("a", "compute_ratio", "ratio", late, 0.5, estimate)));

    assertThat(
            table.rows().stream()
                .map(
                    row ->
                        row.text("scenario")
                            + " "
                            + row.text("output")
                            + " "
                            + row.date("quarter")
                            + " "
                            + row.number("probability")))
        .containsExactly(
            "a compute_ratio 2027-03-31 0.5",
            "a lead_months 2026-12-31 0.05",
            "a lead_months 2026-12-31 0.5",
            "a lead_months 2027-03-31 0.05",
            "b lead_months 2026-12-31 0.5");
  }

  @Test
  void beginsEveryRowWithTheRunsId() {
    TableData table = PAIRS.rows("my-run", List.of(pair("a"), pair("b")));

    assertThat(table.schema().columns().get(0).name()).isEqualTo("run_id");
    assertThat(table.rows()).allMatch(row -> row.text("run_id").equals("my-run"));
  }

  @Test
  void refusesNaNWhereNoNullIsAllowed() {
    assertThatThrownBy(() -> PAIRS.rows("r", List.of(new Pair(Optional.of("k"), Double.NaN))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Invalid value in table pairs, column value, row [key=k]: NaN (finite)");
  }

  @Test
  void refusesInfinityNamingTableColumnAndKey() {
    MomentEstimates moments = new MomentEstimates(9, Double.POSITIVE_INFINITY, 0, 1, 0, 0, 0, 1);
    assertThatThrownBy(
            () ->
                MomentsRow.TABLE.rows(
                    "r",
                    List.of(
                        new MomentsRow(
                            "relax", "lead_months", "months", new Quarter(2028, 4), moments))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Invalid value in table moments, column mean, row [scenario=relax, output=lead_months,"
                + " quarter=2028-12-31]: Infinity (finite)");
  }

  @Test
  void refusesNaNInANullableColumnWhoseExtractorLetsItThrough() {
    Table<Pair> table =
        Table.of(
            "t",
            "d",
            List.of("x"),
            List.of(Column.optionalNumber("x", "1", "d", row -> OptionalDouble.of(row.value()))));
    assertThatThrownBy(() -> table.rows("r", List.of(new Pair(Optional.empty(), Double.NaN))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Invalid value in table t, column x, row [x=NaN]: NaN (finite, or NULL)");
  }

  @Test
  void refusesNullWhereNoneIsAllowed() {
    Table<Pair> table =
        Table.of(
            "t", "d", List.of("x"), List.of(Column.text("x", "d", row -> row.key().orElse(null))));
    assertThatThrownBy(() -> table.rows("r", List.of(new Pair(Optional.empty(), 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Invalid value in table t, column x, row [x=NULL]: NULL (no NULL is allowed)");
  }

  @Test
  void refusesTwoRowsWithTheSameKey() {
    assertThatThrownBy(() -> PAIRS.rows("r", List.of(pair("a"), pair("b"), pair("a"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Invalid rows of table pairs: two have the key [key=a]");
  }

  @Test
  void publishesNullWhereANumberHasNoMeaning() {
    TableData moments = table("moments");
    assertThat(moments.row(0).date("quarter")).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(moments.row(0).value("skewness")).isEmpty();
    assertThat(moments.row(1).number("skewness")).isEqualTo(-0.0);

    TableRow heavy = table("inputs").row(0);
    assertThat(heavy.text("input")).isEqualTo("heavy");
    for (String column :
        List.of("unit", "lower", "upper", "mean", "sd", "tail_index", "evidence", "description")) {
      assertThat(heavy.value(column)).as(column).isEmpty();
    }
    assertThat(table("inputs").row(1).text("evidence")).isEqualTo("ECI-7, CAISI");
    assertThat(table("inputs").row(1).number("p999")).isEqualTo(0.999);
  }

  @Test
  void keepsSeedsThatADoubleWouldRound() {
    TableRow run = SampleTables.run("d").row(0);
    assertThat(run.text("seed")).isEqualTo("9223372036854775807");
    assertThat(run.instant("started_at")).isEqualTo(Instant.parse("2026-11-24T10:15:30.123456Z"));
  }

  @Test
  void saysWhyAValueCannotBeRead() {
    TableRow row = table("moments").row(0);
    assertThatThrownBy(() -> row.number("skewness"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read column skewness of table moments as Double: it is NULL");
    assertThatThrownBy(() -> row.text("draws"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read column draws of table moments as String: it is BIGINT");
    assertThatThrownBy(() -> row.value("median"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid column of table moments: median");
  }

  @Test
  void refusesAnInputWithTheNameOfAnotherColumnOfDraws() {
    List<DrawInput> inputs = List.of(new DrawInput("replicate", "", "d"));
    assertThatThrownBy(() -> DrawTables.of(inputs, SampleTables.quarters()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid table draw_inputs: column replicate is there twice");
  }

  @Test
  void labelsQuantilesByTheirDecimals() {
    assertThat(List.of(0.05, 0.5, 0.025, 0.999, 0.1, 1e-7).stream().map(QuantileLabel::of))
        .containsExactly("p05", "p50", "p025", "p999", "p10", "p0000001");
    assertThatThrownBy(() -> QuantileLabel.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid probability: NaN (between 0 and 1)");
  }

  private static TableData table(String name) {
    return SampleTables.all().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
