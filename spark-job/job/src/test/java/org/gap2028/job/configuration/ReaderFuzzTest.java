package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a configuration, it is read, or refused with a message, and soon. */
class ReaderFuzzTest {

  private static final long SEED = 2028;
  private static final int MUTATIONS = 300;
  private static final long LIMIT_NANOSECONDS = 2_000_000_000L;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  /** Values that are wrong nearly everywhere, or right but at the edge. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "\"enforcement\"",
          "\"../../etc\"",
          "\"<b>\"",
          "\"; rm -rf\"",
          "\"\\ud800\"",
          "0",
          "-0.0",
          "1",
          "-1",
          "0.5",
          "1e308",
          "-1e308",
          "1e-320",
          "1e999",
          "9223372036854775808",
          "1".repeat(400),
          "[[]]",
          "[0.1]",
          "{\"a\": 1}",
          "{\"distribution\": \"fixed\", \"value\": 1}",
          "[\"a\", \"b\"]");

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../configs"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void withBytesChanged(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] original = Files.readAllBytes(file);
    Outcomes outcomes = new Outcomes();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = original;
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes = changed(bytes, random);
      }
      outcomes.add(bytes);
    }
    assertThat(outcomes.refused).isGreaterThan(MUTATIONS / 4);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void withValuesChanged(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    // With all defaults written out there is more to change.
    JsonNode original = ConfigurationReader.read(file, List.of()).resolved();
    Outcomes outcomes = new Outcomes();
    for (int i = 0; i < MUTATIONS; i++) {
      JsonNode tree = original.deepCopy();
      for (int n = random.nextInt(3); n >= 0; n--) {
        change(tree, random);
      }
      outcomes.add(tree.toString().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(outcomes.accepted).isPositive();
    assertThat(outcomes.refused).isGreaterThan(MUTATIONS / 4);
  }

  private static final class Outcomes {
    private int accepted;
    private int refused;

    private void add(byte[] bytes) {
      long start = System.nanoTime();
      try {
        ConfigurationReader.read(bytes, "fuzz.json", List.of()).plan();
        accepted++;
      } catch (ConfigurationException e) {
        refused++;
        assertThat(e.violations()).isNotEmpty().allMatch(each -> !each.message().isBlank());
      } catch (RuntimeException | StackOverflowError e) {
        fail("neither read nor refused: " + new String(bytes, StandardCharsets.UTF_8), e);
      }
      assertThat(System.nanoTime() - start).isLessThan(LIMIT_NANOSECONDS);
    }
  }

  private static byte[] changed(byte[] bytes, SplittableRandom random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, from + 1);
      case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
      case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
      case 3 -> {
        byte[] other = bytes.clone();
        other[from] = (byte) random.nextInt(256);
        yield other;
      }
      default -> {
        byte[] other = bytes.clone();
        byte[] marks = "{}[]\",:0.-e".getBytes(StandardCharsets.UTF_8);
        other[from] = marks[random.nextInt(marks.length)];
        yield other;
      }
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length + 1);
    joined[first.length] = ' ';
    System.arraycopy(second, 0, joined, first.length + 1, second.length);
    return joined;
  }

  private static void change(JsonNode root, SplittableRandom random) throws IOException {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    int kind = random.nextInt(4);
    if (container instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (kind) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", object.get(name).deepCopy());
        case 2 -> object.set(name, object.get(names.get(random.nextInt(names.size()))).deepCopy());
        default -> object.set(name, value);
      }
    } else if (container instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (kind) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, value);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(each -> collect(each, containers));
    }
  }
}
