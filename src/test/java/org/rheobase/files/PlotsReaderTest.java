package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.Plot;
import org.rheobase.syntax.ModelError;

/** What model files say of pictures, and what is wrong with them. */
class PlotsReaderTest {
  private static final String MODEL =
      """
      constants: {tau: 10*ms, Vt: 20*mV}
      neurons:
        G:
          count: 100
          equations: |
            dv/dt = (v0-v)/tau : volt
            v0 : volt
            g : volt (shared)
            w = v/(2*volt) : 1
          threshold: v > Vt
          reset: v = 0*volt
          record: {state: {variables: [v], neurons: "10:90:10"}}
        Silent:
          count: 2
          equations: "x : 1"
      run: {duration: 10*ms}
      plots:
      """;

  private static List<Plot> plots(String plot) {
    return ModelFile.parse("model.yaml", MODEL + "  - " + plot + "\n", Overrides.none()).plots();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{raster: G} | Raster[group=G, title=Optional.empty]",
        "{raster: G, title: All of them} | Raster[group=G, title=Optional[All of them]]",
        "{histogram: G} | Histogram[group=G, title=Optional.empty]",
        "{rate: G} | Rate[group=G, bin=OptionalDouble.empty, title=Optional.empty]",
        "{rate: G, bin: tau/2} | Rate[group=G, bin=OptionalDouble[0.005], title=Optional.empty]",
        "{rate: G, against: v0} | RateAgainst[group=G, parameter=v0, title=Optional.empty]",
        "{rate: G, against: i} | RateAgainst[group=G, parameter=i, title=Optional.empty]",
      })
  void areRead(String plot, String expected) {
    assertThat(plots(plot).toString()).isEqualTo("[" + expected + "]");
  }

  @Test
  void tracesAreRead() {
    assertThat(plots("{trace: G.v, dashed: v0, neurons: [3, 5], spikes: true, threshold: true}"))
        .containsExactly(
            new Plot.Trace(
                "G", "v", List.of("v0"), NeuronSelection.of(3, 5), true, true, Optional.empty()));
  }

  @Test
  void fiveOfTheRecordedNeuronsAreDrawnOrElseTheFirst() {
    assertThat(neurons("{trace: G.v}")).containsExactly(10, 20, 30, 40, 50);
    assertThat(neurons("{trace: G.w}")).containsExactly(0, 1, 2, 3, 4);
    assertThat(neurons("{trace: Silent.x}")).containsExactly(0, 1);
  }

  private static int[] neurons(String plot) {
    return ((Plot.Trace) plots(plot).getFirst()).neurons().indices(100);
  }

  @Test
  void aModelNeedNotSayAnything() {
    String model = MODEL.replace("plots:\n", "");
    assertThat(ModelFile.parse("model.yaml", model, Overrides.none()).plots()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{trace: G.v, neuron: [0]} | 'neuron' is not known in 'plots' | did you mean 'neurons'?",
        "{rastr: G} | 'rastr' is not known in 'plots' | did you mean 'raster'?",
        "{neurons: [0]} | a plot shows one thing | one of: trace: G.v, raster: G",
        "{raster: G, rate: G} | a plot shows one thing | one of: trace",
        "raster | 'plots' must be a map | key: value",
        "{raster: G, spikes: true} | 'spikes' does not go with 'raster' | there can be: title",
        "{trace: G.v, bin: 1*ms} | 'bin' does not go with 'trace' | dashed, neurons, spikes",
        "{rate: G, against: v0, bin: 1*ms} | 'bin' does not go with 'against' | the whole run",
        "{trace: G} | a trace names a population and a variable | as in trace: G.v",
        "{trace: H.v} | the model has no population 'H' | it has: G, Silent",
        "{raster: Silnt} | the model has no population 'Silnt' | did you mean 'Silent'?",
        "{trace: G.u} | the population has no variable 'u' that can be recorded | it has: v, v0, g, w",
        "{trace: G.v0, dashed: [V] } | no variable 'V' that can be recorded | did you mean 'v'?",
        "{trace: G.v, dashed: w} | 'w' is in '1', and cannot be drawn on the axis of 'v', which is in 'volt' | a plot of its own",
        "{trace: G.v, neurons: [100]} | there is no neuron 100 | has neurons 0 to 99",
        "{trace: G.v, neurons: all} | a plot shows at most 20 traces, not 100 | neurons: [0, 5]",
        "{trace: G.v, spikes: yes} | 'spikes' must be true or false | yes",
        "{trace: G.v0, threshold: true} | there is no fixed threshold for 'v0' | like v0 > constant",
        "{trace: Silent.x, spikes: true} | has no threshold, so there are no spikes to draw | add a",
        "{raster: Silent} | has no threshold, so there are no spikes to draw | add a threshold",
        "{histogram: Silent} | has no threshold, so there are no spikes to draw | remove this",
        "{rate: G, against: v} | no parameter 'v' with a value for each neuron | it has: v0, i",
        "{rate: G, against: g} | no parameter 'g' with a value for each neuron | it has: v0, i",
        "{rate: G, bin: 5} | a time in 'second' is needed | 5*ms",
        "{raster: [G]} | 'raster' must be a single value | raster",
      })
  void mistakesAreTold(String plot, String message, String hint) {
    assertThatThrownBy(() -> plots(plot))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("model.yaml:18:")
        .hasMessageContaining(message)
        .hasMessageContaining(hint);
  }

  @Test
  void theMistakenNameIsPointedAt() {
    assertThatThrownBy(() -> plots("{trace: G.u}"))
        .hasMessageContaining("model.yaml:18:15: error")
        .hasMessageContaining("  - {trace: G.u}\n              ^\n");
  }

  @Test
  void aMistakenPopulationIsNotUnknown() {
    String model = MODEL.replace("v > Vt", "v > 1") + "  - {raster: G}\n";
    assertThatThrownBy(() -> ModelFile.parse("model.yaml", model, Overrides.none()))
        .hasMessageContaining("model.yaml:10:")
        .hasMessageNotContaining("model.yaml:18:");
  }

  @Test
  void binsNeedNotBeSaid() {
    assertThat(plots("{rate: G}"))
        .containsExactly(new Plot.Rate("G", OptionalDouble.empty(), Optional.empty()));
  }
}
