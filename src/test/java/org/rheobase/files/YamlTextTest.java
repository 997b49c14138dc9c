package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.ModelError;

/** Where mistakes stand in texts that are hardly YAML. */
class YamlTextTest {

  @ParameterizedTest
  @CsvSource({"'a: [1', 1:4", "'a: 1\n\tb: 2', 2:1", "'\uD835\uDF0F: [1', 1:5"})
  void mistakesOfYamlHaveTheirPlace(String text, String place) {
    assertThat(error(text).getMessage()).startsWith("model.yaml:" + place + ": error:");
  }

  /** Files have none, which are UTF-8; other texts may. */
  @Test
  void halfOfAPairIsNoSign() {
    assertThat(error("\uD835\uDF0F: \uD800").getMessage())
        .contains("no text has a sign U+D800", "model.yaml:1:");
  }

  private static ModelError error(String text) {
    return catchThrowableOfType(
        ModelError.class, () -> ModelFile.parse("model.yaml", text, Overrides.none()));
  }
}
