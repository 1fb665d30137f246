package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whole messages for what users get wrong, in {@code error-messages.txt}: after {@code >>} fields
 * beside name and model, after {@code >>>} a whole text, then what the user is told.
 */
class ErrorMessagesTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/gap2028/job/configuration/error-messages.txt");

  @Test
  void sayPlaceValueAndWhatIsAllowed() throws IOException {
    List<String> mistakes =
        Files.readString(GOLDEN).lines().filter(line -> line.startsWith(">>")).toList();
    assertThat(mistakes).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
    List<String> told = new ArrayList<>();
    for (String mistake : mistakes) {
      ConfigurationException wrong =
          mistake.startsWith(">>> ")
              ? Configurations.wrongText(mistake.substring(4))
              : Configurations.wrong(mistake.substring(3));
      assertThat(wrong).as(mistake).isNotNull();
      told.add(mistake + "\n" + wrong.getMessage() + "\n");
    }
    String text = String.join("\n", told);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(GOLDEN)
        .as(
            "write it again by: ./mvnw -pl spark-job/job -am test -Dtest=ErrorMessagesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true")
        .hasContent(text);
  }
}
