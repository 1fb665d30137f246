package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DigestTest {

  /**
   * Made again by: python3 -c "import hashlib, struct; t = lambda s: struct.pack('>i',
   * len(s.encode())) + s.encode(); print(hashlib.sha256(b'o' + struct.pack('>i', 5) + t('a') + b'd'
   * + struct.pack('>d', 1.5) + t('b') + b'l' + struct.pack('>q', 7) + t('c') + b't' + t('é') +
   * t('d') + b'a' + struct.pack('>i', 2) + b'b\x01' + b'b\x00' + t('e') + b'o' + struct.pack('>i',
   * 0)).hexdigest())"
   */
  private static final String EXPECTED =
      "a141569fef95a6f2efd97d22f7872c17a5c57713c9e120edf6ca33ed9c95cf1e";

  @Test
  void digestsValuesWithTheirTypes() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("a", 1.5).put("b", 7L).put("c", "\u00e9");
    node.putArray("d").add(true).add(false);
    node.putObject("e");
    assertThat(Digest.sha256(node)).isEqualTo(EXPECTED);
  }

  @Test
  void tellsAWholeNumberFromADouble() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    assertThat(Digest.sha256(nodes.numberNode(1L)))
        .isNotEqualTo(Digest.sha256(nodes.numberNode(1.0)));
  }

  @Test
  void refusesWhatACanonicalTreeNeverHolds() {
    assertThatThrownBy(() -> Digest.sha256(JsonNodeFactory.instance.nullNode()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot digest NULL: null");
  }
}
