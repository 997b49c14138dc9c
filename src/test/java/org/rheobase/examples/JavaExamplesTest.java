package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.plots.RunPlots;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/** The Java programs of the examples print what they say, and draw what their model files do. */
class JavaExamplesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Relaxation | before: 0\\.0\\s+after: 0\\.99995460007\\d*",
        "RecordedRelaxation | samples: 300\\s+largest difference: \\d\\.\\d+(E-1[3-7])?",
        "Threshold | largest v: 0\\.79\\d+",
        "Spikes | spike times: \\[0\\.016, 0\\.032100000000000004, 0\\.0482\\] s",
        "Refractory | spike times: \\[0\\.016, 0\\.037000000000000005\\] s",
        "RefractoryWithoutFlag | spike times: \\[0\\.008, 0\\.023, 0\\.038\\d*\\] s",
        "Raster | spikes: 7\\d\\d\\s+first: neuron \\d+ at \\S+ s\\s.*min=7,.*max=8.*",
        "FiCurve | spikes: 5273\\s+first firing neuron: 34\\s+v0 = 0\\.27: 0 sp/s.*v0 = 3\\.00: 111 sp/s",
        "NoisyFiCurve | spikes: 55\\d\\d\\s+v0 = 0\\.27: 0 sp/s.*v0 = 3\\.00: 1\\d\\d sp/s"
      })
  void prints(String program, String pattern) throws Exception {
    assertThat(LaunchedJava.source(source(program)).strip())
        .matches(Pattern.compile(pattern, Pattern.DOTALL));
  }

  /** Whoever has jbang needs no class path; the version is the only thing that can be wrong. */
  @Test
  void dependOnThisVersion() throws Exception {
    Properties build = new Properties();
    build.load(getClass().getResourceAsStream("/org/rheobase/cli/version.properties"));
    String dependency = "//DEPS org.rheobase:rheobase:" + build.getProperty("version");
    try (Stream<Path> programs = Files.list(Path.of("examples/java"))) {
      assertThat(programs)
          .hasSize(9)
          .allSatisfy(file -> {
            assertThat(Files.readAllLines(file)).contains(dependency);
          });
    }
  }

  @Test
  void shellScriptSaysHello() throws Exception {
    String typed = "sim.run(\"50*ms\"); System.out.println(spikes.count() + \" in all\")";
    assertThat(LaunchedJava.shell(Path.of("examples/rheobase.jsh"), typed))
        .contains("has spiked at [0.016, 0.032100000000000004, 0.0482] s", "6 in all");
  }

  @ParameterizedTest
  @CsvSource({
    "RecordedRelaxation,    recorded-relaxation",
    "Threshold,             threshold",
    "Spikes,                spikes",
    "Refractory,            refractory",
    "RefractoryWithoutFlag, refractory-without-flag",
    "Raster,                raster",
    "FiCurve,               fi-curve",
    "NoisyFiCurve,          noisy-fi-curve",
  })
  void draws(String program, String example) throws Exception {
    Path picture = folder.resolve("java.png");
    run(program, picture.toString());
    Path other = folder.resolve("model.png");
    var plan = ModelFile.read(Path.of("examples", example + ".yaml"), Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder())) {
      RunPlots plots = new RunPlots(run);
      run.prepare();
      run.run();
      plots.save(other);
    }
    assertThat(picture).hasSameBinaryContentAs(other);
  }

  private String run(String program, String... arguments) throws Exception {
    return new JavaProgram(source(program), folder).run(arguments);
  }

  private static Path source(String program) {
    return Path.of("examples/java", program + ".java");
  }
}
