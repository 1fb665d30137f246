package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text.
 *
 * @param pattern what all of it must match
 * @param rule what is allowed, in words
 */
record TextShape(Pattern pattern, String rule) implements Shape<String> {

  /** Free text: anything that UTF-8 can hold, so no half of a surrogate pair. */
  static TextShape free() {
    return new TextShape(Pattern.compile("[^\\x{D800}-\\x{DFFF}]*"), "a text");
  }

  /** A name that must match a pattern, which the message shows. */
  static TextShape matching(String pattern) {
    return new TextShape(Pattern.compile(pattern), pattern);
  }

  @Override
  public Optional<String> read(Tree tree, Problems problems) {
    if (tree instanceof Tree.Text text && pattern.matcher(text.text()).matches()) {
      return Optional.of(text.text());
    }
    problems.invalid(tree, rule);
    return Optional.empty();
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return JsonNodeFactory.instance.textNode(((Tree.Text) tree).text());
  }
}
