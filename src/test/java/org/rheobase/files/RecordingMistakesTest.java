package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.model.Phase;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Printer;

/** Recordings and parts of populations in model files: what is wrong is shown with its place. */
class RecordingMistakesTest {
  private static RunPlan parse(String record, String phase) {
    String model =
        """
        neurons:
          G:
            count: 30
            equations: "v : 1"
            threshold: v > 1
            record: %s
        run:
          phases:
            - {duration: 1*ms}
            - %s
        """
            .formatted(record, phase);
    return ModelFile.parse("m.yaml", model, Overrides.none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{rate: yes}                              | 6:20 | this must be true or false",
        "{rate: {smoth: {width: 1*ms}}}           | 6:21 | did you mean 'smooth'?",
        "{rate: {smooth: {window: flat}}}         | 6:21 | 'width' is missing in 'smooth'",
        "{rate: {smooth: {window: gaus, width: 1*ms}}} | 6:38 | the window 'gaus' is not known",
        "{rate: {smooth: {window: gausian, width: 1*ms}}} | 6:38 | did you mean 'gaussian'?",
        "{rate: {smooth: {width: 2}}}             | 6:37 | write its unit, as in 2*ms",
        "{rate: {smooth: {width: 2*mV}}}          | 6:37 | a time in 'second' is needed",
        "{rate: {smooth: {wide: 1*ms, width: 1*ms}}} | 6:30 | 'wide' is not known in 'smooth'",
        "{rate: {smooth: true}}                   | 6:29 | 'smooth' must be a map",
        "{rate: {smooth: {width: 1000*s}}}        | 6:21 | more than 2^24 time steps",
        "{state: {variables: [v], dt: 0.05*ms}}   | 6:38 | recording every 5.0E-5 s needs a time step that is no longer"
      })
  void recordings(String record, String place, String message) {
    assertThatThrownBy(() -> parse(record, "{duration: 1*ms}"))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("m.yaml:" + place + ": error: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{duration: 1*ms, set: {'G[10:40]': {v: 1}}} | 10:31 | population 'G' has neurons 0 to 29",
        "{duration: 1*ms, set: {'G[99999999999999:]': {v: 1}}} | 10:31 | there is no neuron in this part",
        "{duration: 1*ms, set: {'G[5:5]': {v: 1}}}   | 10:31 | there is no neuron in this part",
        "{duration: 1*ms, set: {'G[-5:]': {v: 1}}}   | 10:31 | write G[first:end], as in G[0:10]",
        "{duration: 1*ms, set: {'G[0:10:2]': {v: 1}}} | 10:31 | write G[first:end], as in G[0:10]",
        "{duration: 1*ms, set: {'G[0:]': {w: 1}}}    | 10:40 | no variable 'w'",
        "{duration: 1*ms, set: {'H[0:10]': {v: 1}}}  | 10:31 | the model has no population 'H'",
        "{duration: 1*ms, set: {'G[0:3]': {v: [1, 2]}}} | 10:41 | there are 2 values for 3 neurons",
        "{duration: 1*ms, dt: 0.3*ms}                | 10:24 | the phases before end at 0.001 s"
      })
  void phases(String phase, String place, String message) {
    assertThatThrownBy(() -> parse("{spikes: true}", phase))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("m.yaml:" + place + ": error: ")
        .hasMessageContaining(message);
  }

  @Test
  void aWindowNeedsOneTimeStep() {
    String phase = "{duration: 1*ms, dt: 0.2*ms}";
    assertThatThrownBy(() -> parse("{rate: {smooth: {width: 1*ms}}}", phase))
        .hasMessageContaining("m.yaml:6:21: error: the rate cannot be smoothed")
        .hasMessageContaining("record the rate without 'smooth'");
    assertThat(parse("{rate: true}", phase).populations().getFirst().rate()).isPresent();
  }

  @Test
  void aRateNeedsAThreshold() {
    String model =
        """
        neurons:
          G: {count: 1, equations: "v : 1", record: {rate: true}}
        run: {duration: 1*ms}
        """;
    assertThatThrownBy(() -> ModelFile.parse("m.yaml", model, Overrides.none()))
        .hasMessageContaining(
            "m.yaml:2:46: error: the population has no threshold, so its rate is 0 throughout")
        .hasMessageContaining("add a threshold, or remove rate");
  }

  @Test
  void aRateThatIsNotWantedIsNotRecorded() {
    assertThat(parse("{rate: false}", "{duration: 1*ms}").populations().getFirst().rate())
        .isEmpty();
  }

  @Test
  void partsAreSetInTheOrderOfTheFile() {
    String set = "{'G[:10]': {v: i}, G: {v: '2*v', where: 'v > 3'}, 'G[20:]': {v: N}}";
    Phase phase = parse("{}", "{duration: 1*ms, set: " + set + "}").phases().get(1);
    List<Setting> settings = phase.settings().get("G");
    assertThat(settings)
        .extracting(s -> print((Setting.ByExpression) s))
        .containsExactly(
            "i where i >= 0 and i < 10", "2 * v where v > 3", "10 where i >= 20 and i < 30");
  }

  private static String print(Setting.ByExpression setting) {
    return Printer.print(setting.value())
        + setting.where().map(w -> " where " + Printer.print(w)).orElse("");
  }
}
