package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final List<String> KNOWN = List.of("quantiles", "enforcement", "p05", "p50", "to");

  @ParameterizedTest
  @CsvSource({
    "quantles, quantiles",
    "quantiels, quantiles",
    "Quantiles, quantiles",
    "quuantiles, quantiles",
    "enforcemnt, enforcement",
    "p5, p05",
    "p51, p50",
    "ot, to"
  })
  void findsTheNearestName(String name, String nearest) {
    assertThat(Names.nearest(name, KNOWN)).contains(nearest);
  }

  @ParameterizedTest
  @CsvSource({"quality", "force", "median", "x99"})
  void findsNoNameThatIsFarOff(String name) {
    assertThat(Names.nearest(name, KNOWN)).isEmpty();
  }

  @Test
  void listsWhatIsKnownWhereNothingIsNear() {
    assertThat(Names.unknown("field", "median", KNOWN))
        .isEqualTo("Unknown field 'median' (known: quantiles, enforcement, p05, p50, to)");
    assertThat(Names.unknown("field", "median", List.of()))
        .isEqualTo("Unknown field 'median' (there is none)");
  }

  @Test
  void namesElementsByTheirList() {
    assertThat(Names.called("events.0.below")).isEqualTo("below");
    assertThat(Names.called("differences.0.1")).isEqualTo("differences.0.1");
    assertThat(Names.called("seed")).isEqualTo("seed");
  }

  @Test
  void shortensAndCleansWhatIsShown() {
    assertThat(Names.shortened("a".repeat(60))).hasSize(60);
    assertThat(Names.shortened("a".repeat(61))).isEqualTo("a".repeat(57) + "...");
    // A clef, one character of two chars, is never cut in two.
    assertThat(Names.shortened("\uD834\uDD1E".repeat(61)))
        .isEqualTo("\uD834\uDD1E".repeat(57) + "...");
    assertThat(Names.shortened("a\u001B[31m\n\uD800")).isEqualTo("a\uFFFD[31m\uFFFD\uFFFD");
  }
}
