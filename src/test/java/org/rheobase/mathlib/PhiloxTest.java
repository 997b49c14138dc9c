package org.rheobase.mathlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** The generator gives Random123's known answers, on every engine. */
class PhiloxTest {

  private static List<int[]> vectors() throws IOException {
    try (InputStream stream =
        PhiloxTest.class.getResourceAsStream("/random123/philox4x32-10.txt")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(PhiloxTest::words).toList();
    }
  }

  private static int[] words(String line) {
    return List.of(line.split(" +")).stream()
        .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
        .toArray();
  }

  @OnEveryEngine
  void knownAnswers(EngineUnderTest engine) throws IOException {
    List<int[]> vectors = vectors();
    assertThat(vectors).hasSize(3);
    List<HostArray> arrays = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      arrays.add(HostArray.of(Type.U32, vectors.size()));
      for (int row = 0; row < vectors.size(); row++) {
        arrays.get(k).setBits(row, k < 6 ? vectors.get(row)[k] : 0);
      }
    }
    try (Elementwise words =
        new Elementwise(
            Backend.of(engine.device()),
            engine.precision(),
            List.of(Type.U32, Type.U32, Type.U32, Type.U32, Type.U32, Type.U32),
            vectors.size(),
            (b, x) ->
                Philox.words(b, x.get(4), x.get(5), x.get(0), x.get(1), x.get(2), x.get(3)))) {
      words.apply(arrays);
    }
    for (int row = 0; row < vectors.size(); row++) {
      for (int k = 6; k < 10; k++) {
        assertThat((int) arrays.get(k).bits(row)).isEqualTo(vectors.get(row)[k]);
      }
    }
  }

  @Test
  void streamsAreNamedForGood() {
    assertThat(Draws.stream("G", "equations", "xi")).isEqualTo(0x53261e8c);
    assertThat(Draws.stream("G", "equations", "xi_2"))
        .isNotEqualTo(Draws.stream("G", "equations", "xi"));
    assertThat(Draws.stream("Ge", "quations", "xi"))
        .isNotEqualTo(Draws.stream("G", "equations", "xi"));
  }
}
