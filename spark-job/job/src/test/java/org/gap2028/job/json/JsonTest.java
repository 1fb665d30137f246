package org.gap2028.job.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gap2028.job.table.SampleTables;
import org.gap2028.job.table.TableData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  @Test
  void writesForPeopleInTheOrderGiven() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("run_id", "é\"\n🙂");
    value.put("draws", 4_194_304L);
    value.put("seed", new BigInteger("9223372036854775808"));
    value.put("mean", 0.1);
    value.put("day", LocalDate.of(2028, 12, 31));
    value.put("at", Instant.parse("2026-11-24T10:15:30.123456Z"));
    value.put("commit", Optional.empty());
    value.put("flags", Arrays.asList(true, null, 2));
    value.put("none", List.of());

    assertThat(JsonWriter.toText(value))
        .isEqualTo(
            """
            {
              "run_id" : "é\\"\\n🙂",
              "draws" : 4194304,
              "seed" : 9223372036854775808,
              "mean" : 0.1,
              "day" : "2028-12-31",
              "at" : "2026-11-24T10:15:30.123456Z",
              "commit" : null,
              "flags" : [
                true,
                null,
                2
              ],
              "none" : [ ]
            }
            """);
  }

  @Test
  void givesEveryDoubleBackBitByBit() {
    SplittableRandom random = new SplittableRandom(2028);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        Object read = JsonReader.parse(JsonWriter.toBytes(value));
        assertThat(Double.doubleToRawLongBits((Double) read))
            .isEqualTo(Double.doubleToRawLongBits(value));
      }
    }
  }

  @Test
  void refusesNaNAndSaysWhere() {
    assertThatThrownBy(
            () ->
                JsonWriter.toText(
                    Map.of("moments", List.of(Map.of("mean", 1.0), Map.of("mean", Double.NaN)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Invalid number in JSON at 'moments.1.mean': NaN (finite)");
  }

  @Test
  void refusesValuesThatAreNotJson() {
    assertThatThrownBy(() -> JsonWriter.toText(Map.of("a", "ok", "b", 'c')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid value in JSON at 'b': java.lang.Character");
  }

  @Test
  void readsWhatItWrites() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", List.of(1L, 2.5, "x", true, Map.of()));
    value.put("a", null);
    value.put("big", new BigInteger("9223372036854775808"));

    Object read = JsonReader.parse(JsonWriter.toBytes(value));

    assertThat(read).isEqualTo(value);
    assertThat(((Map<?, ?>) read).keySet().toArray()).containsExactly("z", "a", "big");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|Invalid JSON: it is empty",
        "{} x|Invalid JSON at line 1, column 4: Unrecognized token 'x'",
        "{} 1|Invalid JSON at line 1: text follows its end",
        "{\"a\":1,\"a\":2}|Invalid JSON at line 1, column 11: Duplicate field 'a'",
        "{\"a\":NaN}|Invalid JSON at line 1, column 9: Non-standard token 'NaN'",
      })
  void refusesWhatIsNoJson(String text, String message) {
    assertThatThrownBy(() -> JsonReader.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void turnsRowsOfATableIntoObjects() {
    TableData moments =
        SampleTables.results().stream()
            .filter(table -> table.name().equals("moments"))
            .findFirst()
            .orElseThrow();

    List<Map<String, Object>> rows =
        TableJson.rowsAsJson(moments, row -> row.text("quarter_label").equals("2026Q1"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).keySet())
        .containsExactly(
            "run_id",
            "scenario",
            "output",
            "unit",
            "quarter",
            "quarter_label",
            "draws",
            "mean",
            "mean_standard_error",
            "sd",
            "sd_standard_error",
            "skewness",
            "min",
            "max");
    assertThat(JsonWriter.toText(rows))
        .contains("\"quarter\" : \"2026-03-31\"")
        .contains("\"draws\" : 4194304")
        .contains("\"skewness\" : null");
  }
}
