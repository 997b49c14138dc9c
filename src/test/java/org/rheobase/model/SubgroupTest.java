package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Printer;
import org.rheobase.syntax.Source;

/** Parts of populations: which there are, and how settings through them are written. */
class SubgroupTest {
  private static final NeuronGroup GROUP =
      NeuronGroup.builder("G", 30).equations("v : volt\nk : 1\ns : 1 (shared)").build();

  @ParameterizedTest
  @CsvSource({"0, 31", "-1, 5", "5, 5", "6, 5", "30, 31"})
  void aRangeOutsideOfThePopulationIsRefused(int first, int end) {
    assertThatThrownBy(() -> GROUP.slice(first, end))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining(
            "population 'G' has neurons 0 to 29, and no part G[%d:%d]", first, end)
        .hasMessageContaining("0 <= first < end <= 30");
  }

  @Test
  void aPartOfAPartIsOneOfThePopulation() {
    Subgroup part = GROUP.slice(10, 20).slice(2, 5);
    assertThat(part).isEqualTo(GROUP.slice(12, 15)).hasToString("G[12:15]");
    assertThat(part.count()).isEqualTo(3);
    assertThatThrownBy(() -> part.slice(1, 4))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("G[12:15] has neurons 0 to 2, and no part [1:4]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // part | variable | value | where || the same for the population | where
        "10:20 | v | i*mV        |         | (i - 10) * mV | i >= 10 and i < 20",
        "10:20 | v | N*mV        |         | 10 * mV       | i >= 10 and i < 20",
        "0:20  | v | i*mV        |         | i * mV        | i >= 0 and i < 20",
        "10:20 | k | exp(i/(N-1)) | i == 0 | exp((i - 10) / (10 - 1)) | i >= 10 and i < 20 and i - 10 == 0",
        "10:20 | s | N           |         | 10            |",
        "0:30  | v | i*mV        | i > N/2 | i * mV        | i > 30 / 2"
      })
  void settingsCountNeuronsFromTheFirst(
      String part, String variable, String value, String where, String wanted, String guard) {
    String[] bounds = part.split(":", -1);
    Subgroup subgroup = GROUP.slice(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
    Setting setting =
        subgroup.setting(
            Source.of("name", variable),
            Source.of("value", value),
            Optional.ofNullable(where).map(w -> Source.of("where", w)));
    Setting.ByExpression expression = (Setting.ByExpression) setting;
    assertThat(Printer.print(expression.value())).isEqualTo(wanted);
    assertThat(expression.where().map(Printer::print).orElse(null)).isEqualTo(guard);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "v | i | 'v' is in 'volt', and this is a dimensionless number",
        "w | 1 | no variable 'w'",
        "k | j | 'j' is not known",
        "s | i | 's' is shared, and 'i' differs"
      })
  void mistakesAreThoseOfPopulations(String variable, String value, String message) {
    assertThatThrownBy(() -> GROUP.slice(10, 20).setting(variable, value))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining(message);
  }

  @Test
  void thereIsAValueForEachNeuronOfThePart() {
    Subgroup part = GROUP.slice(10, 12);
    assertThat(part.setting("k", new double[] {1, 2}))
        .isInstanceOfSatisfying(
            Setting.ByValues.class,
            setting -> {
              assertThat(setting.first()).isEqualTo(10);
              assertThat(setting.values()).containsExactly(1.0, 2.0);
            });
    assertThatThrownBy(() -> part.setting("k", new double[30]))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("there are 30 values for 2 neurons");
  }

  @ParameterizedTest
  @CsvSource({
    "all, 10:15:1",
    "0:3, 10:13:1",
    "1:5:2, 11:15:2",
    "'[0, 2]', '[10, 12]'",
  })
  void selectionsOfAPartAreShifted(String selection, String expected) {
    NeuronSelection ofPart =
        switch (selection) {
          case "all" -> new NeuronSelection.All();
          case "0:3" -> new NeuronSelection.Range(0, 3, 1);
          case "1:5:2" -> new NeuronSelection.Range(1, 5, 2);
          default -> NeuronSelection.of(0, 2);
        };
    assertThat(GROUP.slice(10, 15).selection(ofPart)).hasToString(expected);
    assertThat(GROUP.whole().selection(ofPart)).isEqualTo(ofPart);
  }
}
