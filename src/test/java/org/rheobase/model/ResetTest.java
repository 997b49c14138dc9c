package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.model.Neurons.EQUATIONS;
import static org.rheobase.model.Neurons.neurons;
import static org.rheobase.testing.ModelErrors.messages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.syntax.Problem;

/** Thresholds, resets and refractory periods that are refused, and those that are accepted. */
class ResetTest {
  private static NeuronGroupBuilder withReset(String reset) {
    return neurons(
            """
            dv/dt = -v/tau : 1
            u : volt
            n : integer
            b : boolean
            c : 1 (constant)
            k : 1 (shared)
            sub = 2*v : 1
            noisy = xi*sqrt(tau) : 1
            """)
        .threshold("v > 1")
        .reset(reset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "v = b                 | 'v' is a number, and this is a truth value",
        "b = v                 | 'b' is boolean, and this is a number",
        "v += 1*mV             | 'volt' cannot be added to a dimensionless number",
        "u *= 1*mV             | 'u' is in 'volt', and this is in 'volt**2'",
        "u **= 2               | 'u' is in 'volt', and this is in 'volt**2'",
        "c = 1                 | the reset cannot write to 'c': it is declared (constant)",
        "k = 1                 | the reset cannot write to 'k': it is (shared) by all neurons",
        "i = 1                 | the reset cannot write to 'i': it is given by the simulation",
        "xi = 1                | the reset cannot write to 'xi': it is noise",
        "tau = 1*ms            | the reset cannot write to 'tau': it is a constant",
        "mV = 1                | the reset cannot write to 'mV': it is a unit",
        "sub = 1               | the reset cannot write to 'sub': it is a subexpression, computed from others",
        "y += 1                | the name 'y' is not known",
        "_y = 1; v = _y        | '_y' begins with an underscore: such names are for internal use",
        "y = u; v = y          | 'v' is dimensionless, and this is in 'volt'",
        "y = 1; y = u; v = y   | 'y' is dimensionless, and this is in 'volt'",
        "y = foo; v = y; y = u | the name 'foo' is not known",
        "v = noisy             | the reset cannot use noise: 'noisy' contains xi, which has a value in differential equations only",
        "v = xi*sqrt(second)   | the reset cannot use noise: xi has a value in differential equations only"
      })
  void mistakenResetsAreRefused(String reset, String message) {
    assertThat(messages(withReset(reset)::build)).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v = 0",
        "v -= 1; n += 1; u *= 2",
        "v = sub; b = v > 0 or b",
        "y = u*2\nu = y + 1*mV",
        "y = 1; y = y + 0.5*v; v = y",
        "n = 2.5; n /= 2",
        "v = rand() + t/second + i/N",
        "v = int(b) # why not",
        ""
      })
  void rightResetsAreAccepted(String reset) {
    assertThat(withReset(reset).build().warnings()).isEmpty();
  }

  @Test
  void aTemporaryThatIsNeverReadIsLikelyAMistake() {
    assertThat(withReset("nosy = 0").build().warnings())
        .extracting(Problem::message)
        .containsExactly("'nosy' is no variable of the equations, and its value is never read");
  }

  @Test
  void aResetNeedsAThreshold() {
    assertThat(messages(neurons().reset("v = 0")::build))
        .containsExactly(
            "'v' is marked (unless refractory), and there is no refractory period",
            "there is a reset and no threshold: it would never happen");
  }

  @Test
  void aRefractoryPeriodWithoutThresholdIsWarnedOf() {
    assertThat(neurons().refractory("5*ms").build().warnings())
        .extracting(Problem::message)
        .containsExactly(
            "there is a refractory period and no threshold: no neuron ever becomes refractory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5*ms", "tau", "2*tau + v*ms", "v > 0.5", "not_refractory", "0*ms", "ref"})
  void refractoryPeriodsAreTimesOrConditions(String period) {
    neurons(EQUATIONS + "ref : second").threshold("v > 1").refractory(period).build();
  }
}
