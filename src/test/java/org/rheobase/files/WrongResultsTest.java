package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.engine.Backend;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/** Files that are no results, results that a format cannot hold, and runs that fail. */
class WrongResultsTest {
  private static final String SUMMARY = "{\"precision\": \"double\"}";

  @TempDir private Path folder = Path.of("");

  private PlanRun prepare(String recording, String timeStep) {
    String model =
        """
        neurons:
          G:
            count: 2
            equations: "v = t/second : 1"
            threshold: v > 0.0001
            record: {spikes: true, state: {variables: [v]%s}, rate: true}
        run: {phases: [{duration: 1*ms}, {duration: 1*ms, dt: %s}]}
        """
            .formatted(recording, timeStep);
    var plan = ModelFile.parse("model.yaml", model, Overrides.none());
    return new PlanRun(plan, Simulation.builder().backend(Backend.cpu()));
  }

  private void write(ResultFormat format) throws Exception {
    try (PlanRun run = prepare("", "0.1*ms");
        ResultFolder results = new ResultFolder(folder, run, format)) {
      run.prepare();
      run.run();
      results.complete();
    }
    Files.writeString(folder.resolve("summary.json"), SUMMARY);
  }

  /** A run that ends before its end leaves nothing, in whatever format. */
  @ParameterizedTest
  @EnumSource
  void whatIsNotCompleteIsNotThere(ResultFormat format) throws Exception {
    try (PlanRun run = prepare("", "0.1*ms");
        ResultFolder results = new ResultFolder(folder, run, format)) {
      run.prepare();
      run.run();
      assertThat(results).isNotNull();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFolderWithoutASummaryHasNoResults() {
    assertThatThrownBy(() -> Results.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no results of a run: there is no summary.json");
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotRecordedIsNotThere(ResultFormat format) throws Exception {
    write(format);
    Results results = Results.read(folder);
    assertThat(results.spikes("G").rows()).isEqualTo(36);
    assertThatThrownBy(() -> results.spikes("H"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no spikes of 'H'; its files are: ")
        .hasMessageContaining("summary.json");
    assertThatThrownBy(() -> results.state("G").values("w"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no column 'w'; there are: v");
  }

  @Test
  void resultsOfTwoRunsAreNotTakenForOne() throws Exception {
    write(ResultFormat.CSV);
    write(ResultFormat.NPZ);
    assertThatThrownBy(() -> Results.read(folder).spikes("G"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("has the spikes of 'G' of more than one run, as csv and npz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          step,t,i\\n1,0.1             | line 2: it has fewer than 3 fields
          step,t,i\\n1,0.1,2,3         | line 2: it has more than 3 fields
          step,t,i\\n1,0.1,2\\n1,x,2   | line 3: For input string: "x"
          step,t,i\\n1,0.1,2\\n1,1,2.5 | line 3: For input string: "2.5"
          ''                           | it is empty
          """)
  void tablesOfTextThatAreNone(String text, String mistake) throws Exception {
    Files.writeString(folder.resolve("summary.json"), SUMMARY);
    Files.writeString(folder.resolve("G.spikes.csv"), text.replace("\\n", "\n"));
    assertSpikesAreWrong(mistake);
  }

  @ParameterizedTest
  @EnumSource(names = {"NPZ", "SONATA"})
  void filesThatAreCutOff(ResultFormat format) throws Exception {
    write(format);
    Path file = folder.resolve(format == ResultFormat.NPZ ? "G.spikes.npz" : "spikes.h5");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 70, 200, whole.length / 2}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertSpikesAreWrong("");
    }
  }

  /** Whatever is changed in a file, it is read or refused. */
  @ParameterizedTest
  @EnumSource
  void filesInWhichSomethingWasChanged(ResultFormat format) throws Exception {
    write(format);
    String name =
        switch (format) {
          case CSV -> "G.spikes.csv";
          case NPZ -> "G.spikes.npz";
          case SONATA -> "spikes.h5";
        };
    byte[] whole = Files.readAllBytes(folder.resolve(name));
    Random random = new Random(7);
    for (int k = 0; k < 300; k++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      Files.write(folder.resolve(name), changed);
      try {
        assertThat(Results.read(folder).spikes("G").rows()).isNotNegative();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith(folder.toString());
      }
    }
  }

  private void assertSpikesAreWrong(String mistake) {
    Results results = Results.read(folder);
    assertThatThrownBy(() -> results.spikes("G"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.toString())
        .hasMessageContaining(" is no file of results: " + mistake);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0.1*ms, true",
    "'', 0.05*ms, false",
    "', dt: 0.2*ms', 0.05*ms, true",
    "', dt: 0.15*ms', 0.1*ms, false",
    "', dt: 0.3*ms', 0.25*ms, false"
  })
  void reportsOfSonataAreEquallySpaced(String recording, String timeStep, boolean fits)
      throws Exception {
    try (PlanRun run = prepare(recording, timeStep)) {
      if (fits) {
        new ResultFolder(folder, run, ResultFormat.SONATA).close();
      } else {
        assertThatThrownBy(() -> new ResultFolder(folder, run, ResultFormat.SONATA))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("the state of 'G' cannot be written for SONATA")
            .hasMessageContaining("write csv or npz");
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVariableCannotBeCalledAsAColumnOfItsOwn(ResultFormat format) {
    String model =
        """
        neurons: {G: {count: 1, equations: "step : 1", record: {state: {variables: [step]}}}}
        run: {duration: 1*ms}
        """;
    var plan = ModelFile.parse("model.yaml", model, Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder().backend(Backend.cpu()))) {
      assertThatThrownBy(() -> new ResultFolder(folder, run, format))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the variable 'step' of 'G' cannot be written to results");
    }
  }
}
