package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no JSON, or no UTF-8, is a violation with a place, never another exception. */
class SyntaxTest {

  @ParameterizedTest
  @MethodSource
  void saysWhereTextIsNotJson(String text, String message) {
    assertThat(Configurations.wrongText(text)).hasMessage("test.json: 1 problem\n  " + message);
  }

  static Stream<Arguments> saysWhereTextIsNotJson() {
    return Stream.of(
        arguments("", "1:1 Cannot parse JSON: there is nothing in it"),
        arguments("// a comment alone\n", "2:1 Cannot parse JSON: there is nothing in it"),
        arguments(
            "{\"name\": \"a\",\n \"model\": }",
            "2:11 Cannot parse JSON: unexpected character ('}' (code 125)): expected a value"),
        arguments(
            "{\"name\": \"a\"\n \"model\": 1}",
            "2:2 Cannot parse JSON: unexpected character ('\"' (code 34)): was expecting comma to"
                + " separate Object entries"),
        arguments(
            "{\"name\": \"a\",}",
            "1:14 Cannot parse JSON: unexpected character ('}' (code 125)): was expecting"
                + " double-quote to start field name"),
        arguments(
            "{\"name\": \"a\"",
            "1:13 Cannot parse JSON: unexpected end-of-input: expected close marker for Object"
                + " (start marker at line 1, column 1)"),
        arguments(
            "{\"name\": \"a",
            "1:12 Cannot parse JSON: unexpected end-of-input: was expecting closing quote for a"
                + " string value"),
        arguments(
            "{\"name\": /* open", "1:17 Cannot parse JSON: unexpected end-of-input in a comment"),
        arguments(
            "{\"seed\": 01}",
            "1:11 Cannot parse JSON: invalid numeric value: Leading zeroes not allowed"),
        arguments(
            "{\"seed\": " + "1".repeat(2000) + "}",
            "1:2010 Cannot parse JSON: number value length (2000) exceeds the maximum allowed"
                + " (1000)"),
        arguments(
            "[".repeat(5000),
            "1:66 Cannot parse JSON: objects and arrays lie more than 64 deep in each other"));
  }

  @Test
  void refusesTextAfterTheEndAndReportsWhatIsWrongBefore() {
    assertThat(Configurations.wrong("\"seed\": -1} {"))
        .hasMessage(
            """
            test.json: 2 problems
              2:9  seed  Invalid seed: -1 (a whole number, 0 to 2^63 - 1)
              2:13 Cannot parse JSON: text after the end of the object""");
    assertThat(Configurations.wrong("\"seed\": 1}\ntrailing"))
        .hasMessageStartingWith("test.json: 1 problem\n  3:")
        .hasMessageEndingWith(" Cannot parse JSON: text after the end of the object");
  }

  @Test
  void readsComments() {
    RunConfig config =
        Configurations.readText(
            "// first\n{ /* name */ \"name\": \"a\", // \"seed\": 1\n \"model\": \"compute-gap\"}\n"
                + "// last");
    assertThat(config.name()).isEqualTo("a");
    assertThat(config.seed()).isEqualTo(2028);
  }

  @Test
  void countsColumnsInCharacters() {
    assertThat(Configurations.wrong("/* \u00e9\u00e9\u00e9 */ \"seed\": -1"))
        .hasMessageStartingWith("test.json: 1 problem\n  2:19 seed  ");
  }

  @ParameterizedTest
  @MethodSource
  void saysWhereBytesAreNotUtf8(byte[] bytes, String message) {
    assertThatThrownBy(() -> ConfigurationReader.read(bytes, "test.json", List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("test.json: 1 problem\n  " + message);
  }

  static Stream<Arguments> saysWhereBytesAreNotUtf8() {
    String text = "{\n\"name\": \"caf\u00e9\"}";
    return Stream.of(
        arguments(
            text.getBytes(StandardCharsets.ISO_8859_1),
            "2:13 Cannot read the text: byte 0xE9 is not UTF-8; save it as UTF-8"),
        arguments(
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            "1:1 Cannot read the text: it begins with the byte order mark of UTF-8; save it as"
                + " UTF-8 without one"),
        arguments(
            text.getBytes(StandardCharsets.UTF_16),
            "1:1 Cannot read the text: it begins with the byte order mark of UTF-16; save it as"
                + " UTF-8 without one"),
        arguments(
            "{}".getBytes(StandardCharsets.UTF_16LE),
            "1:3 Cannot parse JSON: illegal character ((CTRL-CHAR, code 0)): only regular white"
                + " space (\\r, \\n, \\t) is allowed between tokens"),
        arguments(
            new byte[] {'{', '}', (byte) 0xE2, (byte) 0x82},
            "1:3 Cannot read the text: byte 0xE2 is not UTF-8; save it as UTF-8"));
  }
}
