package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.Engines;
import org.rheobase.ir.Precision;

/**
 * What the page for those who come from Brian2 says is so. Its constructs are those of the language
 * page, whose test runs on every engine: here the Java engine will do.
 */
class FromBrian2PageTest {
  private static final MarkdownPage PAGE = MarkdownPage.read("FROM-BRIAN2.md");

  @TempDir private Path folder = Path.of("");

  static Stream<PageModel> models() {
    return PAGE.models().stream();
  }

  static Stream<MarkdownPage.Block> programs() {
    return PAGE.blocks().stream().filter(block -> block.language().equals("java"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelsGiveWhatIsSaid(PageModel model) throws Exception {
    assertThat(model.results()).isNotEmpty();
    var device = Engines.select(Backend.cpu(), Precision.DOUBLE);
    new PageRun(new EngineUnderTest(device, Precision.DOUBLE), folder).check(model);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsPrintWhatIsSaid(MarkdownPage.Block block) throws Exception {
    assertThat(PageProgram.printed(block)).isNotEmpty();
    assertThat(PageProgram.run(block, folder).lines()).isEqualTo(PageProgram.printed(block));
  }

  /** Each program stands on the page three times. */
  @Test
  void noLanguageIsLeftOut() {
    for (String language : new String[] {"python", "yaml", "java"}) {
      long ofPrograms =
          PAGE.blocks().stream()
              .filter(block -> block.language().equals(language))
              .filter(block -> !block.code().contains("sim.spikeCount(G) - before"))
              .count();
      assertThat(ofPrograms).as(language).isEqualTo(8);
    }
    assertThat(PAGE.blocks()).allMatch(block -> block.language().matches("python|yaml|java"));
  }

  /** Methods that the table of constructs names are there; those of a builder in its class. */
  @ParameterizedTest
  @MethodSource("calls")
  void callsInTheTableAreThere(String method) throws Exception {
    assertThat(Stream.of(API).flatMap(type -> Stream.of(type.getMethods())))
        .anyMatch(known -> known.getName().equals(method));
  }

  private static final Class<?>[] API = {
    org.rheobase.engine.Backend.class,
    org.rheobase.integrators.Methods.class,
    org.rheobase.model.NeuronGroup.class,
    org.rheobase.model.NeuronGroupBuilder.class,
    org.rheobase.model.PoissonGroup.class,
    org.rheobase.model.SpikeGeneratorGroup.class,
    org.rheobase.model.TimedArray.class,
    org.rheobase.plots.Plots.class,
    org.rheobase.plots.Figure.class,
    org.rheobase.simulation.Listener.class,
    org.rheobase.simulation.RateMonitor.class,
    org.rheobase.simulation.Simulation.class,
    org.rheobase.simulation.SimulationBuilder.class,
    org.rheobase.simulation.SpikeMonitor.class,
    org.rheobase.simulation.StateMonitor.class,
  };

  /** The names before opening brackets in the column of Java. */
  static Stream<String> calls() {
    return PAGE.text()
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| Brian2"))
        .map(line -> line.split(" \\| ", -1)[2].replaceAll("\"[^\"]*\"", ""))
        .flatMap(cell -> Pattern.compile("(\\w+)\\(").matcher(cell).results())
        .map(match -> match.group(1))
        .distinct();
  }
}
