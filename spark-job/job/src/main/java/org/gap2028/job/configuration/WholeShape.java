package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A whole number within bounds, in any notation: 1e9 is one.
 *
 * @param min smallest number allowed
 * @param max largest number allowed
 * @param rule what is allowed, in words
 */
record WholeShape(long min, long max, String rule) implements Shape<Long> {

  @Override
  public Optional<Long> read(Tree tree, Problems problems) {
    Optional<Long> value = value(tree);
    if (value.isEmpty()) {
      problems.invalid(tree, rule);
    }
    return value;
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return JsonNodeFactory.instance.numberNode(value(tree).orElseThrow());
  }

  private Optional<Long> value(Tree tree) {
    if (!(tree instanceof Tree.Decimal decimal) || !Double.isFinite(decimal.value())) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(decimal.text());
    if (exact.compareTo(BigDecimal.valueOf(min)) < 0
        || exact.compareTo(BigDecimal.valueOf(max)) > 0
        || exact.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    return Optional.of(exact.longValueExact());
  }
}
