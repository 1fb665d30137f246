package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * SHA-256 of a JSON tree by its values, never by decimal text: each value is a tag and its bytes,
 * big-endian. Objects: {@code o}, number of members as 4 bytes, then name and value of each, in
 * their order. Arrays: {@code a}, number of elements, then these. Texts: {@code t}, number of bytes
 * of their UTF-8, then these; names likewise, without the tag. Doubles: {@code d} and their 8 raw
 * bits. Whole numbers: {@code l} and 8 bytes. True and false: {@code b} and 1 or 0.
 */
final class Digest {

  private Digest() {}

  /** The digest in lower-case hexadecimal. */
  static String sha256(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every Java has", e);
    }
  }

  private static void write(JsonNode node, DataOutputStream out) throws IOException {
    if (node.isObject()) {
      out.writeByte('o');
      out.writeInt(node.size());
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        text(member.getKey(), out);
        write(member.getValue(), out);
      }
    } else if (node.isArray()) {
      out.writeByte('a');
      out.writeInt(node.size());
      for (JsonNode element : node) {
        write(element, out);
      }
    } else if (node.isTextual()) {
      out.writeByte('t');
      text(node.textValue(), out);
    } else if (node.isDouble()) {
      out.writeByte('d');
      out.writeLong(Double.doubleToRawLongBits(node.doubleValue()));
    } else if (node.isLong()) {
      out.writeByte('l');
      out.writeLong(node.longValue());
    } else if (node.isBoolean()) {
      out.writeByte('b');
      out.writeByte(node.booleanValue() ? 1 : 0);
    } else {
      throw new IllegalStateException("Cannot digest " + node.getNodeType() + ": " + node);
    }
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
