package org.gap2028.job.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultDigestTest {

  private record Row(
      String key, OptionalDouble number, long count, int integer, boolean flag, String label) {}

  private static Table<Row> table(String name) {
    return Table.of(
        name,
        "d",
        List.of("key"),
        List.of(
            Column.text("key", "d", Row::key),
            Column.optionalNumber("number", "1", "d", Row::number),
            Column.count("count", "1", "d", Row::count),
            Column.integer("integer", "d", Row::integer),
            Column.flag("flag", "d", Row::flag),
            Column.date("day", "d", row -> LocalDate.of(1969, 12, 31)),
            Column.text("label", "d", Row::label),
            Column.text("description", "d", Row::label),
            Column.text("evidence", "d", Row::label)));
  }

  private static TableData data(String name, String label) {
    return table(name)
        .rows(
            "run",
            List.of(
                new Row("é", OptionalDouble.of(0.1), 258, -2, true, label),
                new Row("a", OptionalDouble.empty(), -1, 3, false, label)));
  }

  /**
   * The bytes are spelled out here by hand; the hash was made once more by Python 3:
   *
   * <pre>{@code
   * import hashlib, struct as s
   * t = lambda x: s.pack('>i', len(x.encode())) + x.encode()
   * b = t('t') + b''.join(map(t, 'key STRING number DOUBLE count BIGINT integer INT flag BOOLEAN day DATE'.split()))
   * b += b'\1' + t('a') + b'\0' + b'\1' + s.pack('>q', -1) + b'\1' + s.pack('>i', 3) + b'\1\0' + b'\1' + s.pack('>i', -1)
   * b += b'\1' + t('é') + b'\1' + s.pack('>d', .1) + b'\1' + s.pack('>q', 258) + b'\1' + s.pack('>i', -2) + b'\1\1' + b'\1' + s.pack('>i', -1)
   * print(hashlib.sha256(b).hexdigest())
   * }</pre>
   */
  @Test
  void hashesTheBytesOfThePublicDefinition() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text(bytes, "t");
    for (String word :
        "key STRING number DOUBLE count BIGINT integer INT flag BOOLEAN day DATE".split(" ", -1)) {
      text(bytes, word);
    }
    HexFormat hex = HexFormat.of();
    bytes.write(
        hex.parseHex(
            "01"
                + "00000001"
                + "61" // a
                + "00" // NULL
                + "01"
                + "ffffffffffffffff" // -1
                + "01"
                + "00000003"
                + "01"
                + "00" // false
                + "01"
                + "ffffffff")); // the day before 1970-01-01
    bytes.write(
        hex.parseHex(
            "01"
                + "00000002"
                + "c3a9" // é
                + "01"
                + "3fb999999999999a" // 0.1
                + "01"
                + "0000000000000102" // 258
                + "01"
                + "fffffffe"
                + "01"
                + "01"
                + "01"
                + "ffffffff"));

    String digest = ResultDigest.of(List.of(data("t", "left out")));

    assertThat(digest).isEqualTo(Sha256.of(bytes.toByteArray()));
    assertThat(digest)
        .isEqualTo("707ed1bea084462f5b622b8ed0476a9e77ac9cccc7905c538d0fc75f362885cd");
  }

  private static void text(ByteArrayOutputStream bytes, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.write(ByteBuffer.allocate(4).putInt(utf8.length).array());
    bytes.write(utf8);
  }

  @Test
  void leavesOutRunConvergenceAndWhatIsForPeople() {
    String digest = ResultDigest.of(List.of(data("t", "one")));

    assertThat(
            ResultDigest.of(
                List.of(data("run", "x"), data("t", "another"), data("convergence", "y"))))
        .isEqualTo(digest);
    assertThat(
            ResultDigest.of(
                List.of(
                    table("t")
                        .rows(
                            "run of another id",
                            List.of(
                                new Row("é", OptionalDouble.of(0.1), 258, -2, true, "one"),
                                new Row("a", OptionalDouble.empty(), -1, 3, false, "one"))))))
        .isEqualTo(digest);
  }

  @Test
  void seesTheLastBitOfADoubleAndItsSign() {
    List<String> digests = new ArrayList<>();
    for (OptionalDouble number :
        List.of(
            OptionalDouble.of(0.1),
            OptionalDouble.of(Math.nextUp(0.1)),
            OptionalDouble.of(0.0),
            OptionalDouble.of(-0.0),
            OptionalDouble.empty())) {
      digests.add(
          ResultDigest.of(
              List.of(table("t").rows("r", List.of(new Row("k", number, 1, 1, true, ""))))));
    }
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void takesTablesInTheOrderOfTheContractThenByName() {
    List<TableData> given =
        new ArrayList<>(
            List.of(
                data("zeta", ""),
                data("alpha", ""),
                data("data_dictionary", ""),
                data("boxes", ""),
                data("moments", ""),
                data("scenarios", "")));
    List<String> expected =
        List.of("scenarios", "moments", "boxes", "data_dictionary", "alpha", "zeta");

    assertThat(PublishedTables.inOrder(given).stream().map(TableData::name)).isEqualTo(expected);
    String digest = ResultDigest.of(given);
    Collections.reverse(given);
    assertThat(ResultDigest.of(given)).isEqualTo(digest);
  }
}
