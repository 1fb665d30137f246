package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void isValidAndResolvesToTheDefaults() {
    RunConfig template = Configurations.readText(Template.json());
    RunConfig defaults =
        Configurations.readText("{\"name\": \"my-run\", \"model\": \"compute-gap\"}");
    assertThat(template.resolved()).isEqualTo(defaults.resolved());
    assertThat(template.sha256()).isEqualTo(defaults.sha256());
    assertThat(template.warnings()).isEmpty();
  }

  @Test
  void editorsAcceptIt() throws IOException {
    assertThat(EditorSchemaTest.complaints(Template.json())).isEmpty();
  }

  @Test
  void saysWhatEveryFieldIs() {
    String text = Template.json();
    for (Field<?> field : Schema.ROOT.fields()) {
      assertThat(text).contains(field.description()).contains("\"" + field.name() + "\": ");
      if (field.shape() instanceof ObjectShape<?> object) {
        for (Field<?> inner : object.fields()) {
          assertThat(text).contains("// " + inner.description() + "\n");
        }
      }
    }
  }

  @Test
  void commentsFitTheLine() {
    assertThat(Template.json().lines())
        .allSatisfy(line -> assertThat(line.contains("// ") && line.length() > 120).isFalse());
  }

  @Test
  void isTheSameInAnyLocale() {
    String english = Template.json();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Template.json()).isEqualTo(english);
    } finally {
      Locale.setDefault(before);
    }
  }
}
