package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Printer;
import org.rheobase.syntax.Source;
import org.rheobase.testing.ModelErrors;

/** Populations that fire at random: neurons with a rate and a threshold. */
class PoissonGroupTest {

  @Test
  void isAPopulationOfNeurons() {
    NeuronGroup group = PoissonGroup.of("P", 50, "10*Hz + i*Hz");
    assertThat(group.name()).isEqualTo("P");
    assertThat(group.count()).isEqualTo(50);
    assertThat(group.recordable()).containsExactly("rates");
    assertThat(Printer.print(group.threshold().orElseThrow())).isEqualTo("rand() < rates * dt");
    assertThat(group.warnings()).isEmpty();
  }

  @Test
  void ratesUseWhatTheModelDefines() {
    NeuronGroup group =
        PoissonGroup.builder("P", 2, "slow(t)*Hz*gain(i) + r0")
            .constant("r0", "5*Hz")
            .function("gain(x)", "1 + x/2")
            .timedArray(TimedArray.of("slow", new double[] {1, 2}, "1", "1*ms"))
            .build();
    assertThat(group.variables().getFirst().dimension().usualName()).isEqualTo("hertz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "10           | 7 | 'rates' is in 'hertz', and this is a dimensionless number; 10*hertz",
        "10*ms        | 7 | 'rates' is in 'hertz', and this is in 'second'",
        "i > 3        | 7 | 'rates' is a number, and this is a truth value",
        "10*Hz + v*Hz | 15 | the name 'v' is not known",
        "10*Hz*       | 12 | error",
        "rand()*Hz    | 7 | 'rates' would have another value wherever it is read: it uses rand()",
        "xi*second**-0.5 | 7 | 'rates' cannot use noise: xi has a value in differential equations",
        "rates*2      | 7 | 'rates' is defined by itself"
      })
  void mistakesHaveTheirPlace(String rates, int column, String fragments) {
    Source source = new Source("model.yaml", rates, 4, 6);
    ModelError error = ModelErrors.of(() -> PoissonGroup.builder("P", 5, source).build());
    assertThat(error.problems()).hasSize(1);
    assertThat(error.getMessage())
        .startsWith("model.yaml:4:%d: error".formatted(column))
        .contains(fragments.split("; "));
  }
}
