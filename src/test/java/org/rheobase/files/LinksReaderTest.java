package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.ModelErrors;

/** Mistakes in links are told at their place. */
class LinksReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{y: H.u}                             | 7:19 | no variable 'u' that could be read",
        "{y: K.v}                             | 7:17 | no population 'K'",
        "{y: v}                               | 7:14 | must be linked to a variable of another",
        "{z: H.v}                             | 7:14 | no variable 'z' that could be linked",
        "{y: H.w}                             | 7:19 | 'y' is declared ': volt'",
        "{y: H.v, p: H.v}                     | 7:22 | 'p' is not marked (linked)",
        "{y: G.p}                             | 7:17 | 'G'",
        "{y: {variable: H.v, index: i}}       | 7:40 | for neuron 2 the index is 2",
        "{y: {variable: H.v, index: 0.5*i}}   | 7:40 | an index must be an integer",
        "{y: {variable: H.v, index: p}}       | 7:40 | the name 'p' is not known",
        "{y: H.v}                             | 7:19 | has 2 neurons, and this one has 3",
        "{}                                   | 6:7 | nothing says to what"
      })
  void mistakes(String linked, String place, String message) {
    String text =
        """
        neurons:
          G:
            count: 3
            equations: |
              p : 1; y : volt (linked)
            linked: %s
          H:
            count: 2
            equations: "v : volt\\nw : 1"
        run: {duration: 1*ms}
        """
            .formatted(linked)
            .replace("p : 1; y", "p : 1\n      y");
    ModelError error = ModelErrors.ofFile(text);
    assertThat(error.getMessage()).contains("m.yaml:" + place + ": error: ").contains(message);
  }

  @Test
  void aCircleIsRefused() {
    String text =
        """
        neurons:
          G: {count: 1, equations: "x : 1\\ny : 1 (linked)", linked: {y: H.x}}
          H: {count: 1, equations: "x : 1\\ny : 1 (linked)", linked: {y: G.x}}
        run: {duration: 1*ms}
        """;
    ModelError error = ModelErrors.ofFile(text);
    assertThat(error.getMessage()).contains("linked in a circle: G, H, G");
  }
}
