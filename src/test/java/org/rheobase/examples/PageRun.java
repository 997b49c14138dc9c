package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.files.ResultFolder;
import org.rheobase.ir.Precision;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/**
 * Runs models of the page of the language, and checks what they give.
 *
 * @param engine what they are run on
 * @param folder where results are written
 */
record PageRun(EngineUnderTest engine, Path folder) {

  /** Runs a model; fails if it gives anything else than the page says. */
  void check(PageModel model) throws IOException {
    Overrides overrides =
        new Overrides(
            Map.of(),
            Map.of(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(engine.precision().text()));
    var plan = ModelFile.parse(model.block().page(), model.block().inPlace(), overrides);
    Path results = folder.resolve(Integer.toString(model.block().line()));
    var builder = Simulation.builder().backend(Backend.of(engine.device()));
    try (PlanRun run = new PlanRun(plan, builder);
        ResultFolder files = new ResultFolder(results, run)) {
      run.prepare();
      run.run();
      if (model.results().stream().anyMatch(PageResult.Table.class::isInstance)) {
        files.complete();
      }
      for (PageResult result : model.results()) {
        check(result, run.simulation(), results);
      }
    }
  }

  private void check(PageResult result, Simulation simulation, Path results) throws IOException {
    switch (result) {
      case PageResult.Values values -> checkValues(values, simulation);
      case PageResult.Spikes spikes -> checkSpikes(spikes, simulation);
      case PageResult.Table table -> checkTable(table, results);
    }
  }

  private void checkValues(PageResult.Values expected, Simulation simulation) {
    var group =
        simulation.groups().stream()
            .filter(g -> g.name().equals(expected.population()))
            .findFirst()
            .orElseThrow();
    double[] values = simulation.values(group, expected.variable());
    assertThat(values).as(expected.toString()).hasSize(expected.values().size());
    double tolerance = (engine.precision() == Precision.DOUBLE ? 1e-6 : 1e-3) * expected.size();
    for (int neuron = 0; neuron < values.length; neuron++) {
      assertThat(values[neuron])
          .as("%s, neuron %d", expected, neuron)
          .isCloseTo(expected.values().get(neuron), within(tolerance));
    }
  }

  private static void checkSpikes(PageResult.Spikes expected, Simulation simulation) {
    var population =
        simulation.populations().stream()
            .filter(p -> p.name().equals(expected.population()))
            .findFirst()
            .orElseThrow();
    assertThat(simulation.spikeCount(population))
        .as(expected.toString())
        .isEqualTo(expected.count());
  }

  private static void checkTable(PageResult.Table expected, Path results) throws IOException {
    try (Stream<String> lines = Files.lines(results.resolve(expected.file()))) {
      List<String> all = lines.toList();
      assertThat(all.getFirst()).as(expected.file()).isEqualTo(expected.columns());
      assertThat(all).as("rows of %s", expected.file()).hasSize((int) expected.rows() + 1);
    }
  }
}
