package org.gap2028.job.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Writes JSON for people and programs: indented, in the order given, with a line feed at the end.
 *
 * <p>A value is a {@link Map} with text keys, an {@link Iterable}, text, a {@link Boolean}, a whole
 * number, a finite {@link Double} (shortest decimals that read back as the same bits, on every
 * JDK), a {@link LocalDate} or {@link Instant} (ISO 8601 text), an {@link Optional} of these (null
 * where empty), or null.
 */
public final class JsonWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private JsonWriter() {}

  /**
   * A value as text.
   *
   * @throws IllegalArgumentException if it holds a value of another class
   * @throws IllegalStateException if it holds {@code NaN} or an infinity
   */
  public static String toText(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      write("", value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /** A value as UTF-8; see {@link #toText}. */
  public static byte[] toBytes(Object value) {
    return toText(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A value as compact text that is safe inside an HTML script element: no character that could end
   * the element or a line of a script is left unescaped.
   */
  public static String toScriptText(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write("", value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Outside of texts JSON has none of these.
    return text.toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static void write(String place, Object value, JsonGenerator generator)
      throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Optional<?> optional) {
      write(place, optional.orElse(null), generator);
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = (String) entry.getKey();
        generator.writeFieldName(name);
        write(inside(place, name), entry.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      generator.writeStartArray();
      int index = 0;
      for (Object element : list) {
        write(inside(place, Integer.toString(index++)), element, generator);
      }
      generator.writeEndArray();
    } else if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        throw new IllegalStateException(
            "Invalid number in JSON at '" + place + "': " + number + " (finite)");
      }
      generator.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigInteger number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof CharSequence
        || value instanceof LocalDate
        || value instanceof Instant) {
      generator.writeString(value.toString());
    } else {
      throw new IllegalArgumentException(
          "Invalid value in JSON at '" + place + "': " + value.getClass().getName());
    }
  }

  private static String inside(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
