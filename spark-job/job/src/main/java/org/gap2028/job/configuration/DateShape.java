package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A date in ISO form, such as 2026-05-01. */
record DateShape() implements Shape<LocalDate> {

  @Override
  public Optional<LocalDate> read(Tree tree, Problems problems) {
    if (tree instanceof Tree.Text text && text.text().matches("\\d{4}-\\d{2}-\\d{2}")) {
      try {
        return Optional.of(LocalDate.parse(text.text()));
      } catch (DateTimeParseException e) {
        // Such as 2026-02-30: no such day, said below.
      }
    }
    problems.invalid(tree, "a date such as 2026-05-01");
    return Optional.empty();
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return JsonNodeFactory.instance.textNode(((Tree.Text) tree).text());
  }
}
