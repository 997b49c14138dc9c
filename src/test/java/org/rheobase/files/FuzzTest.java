package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.Engines;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.Explanation;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.SpikeReadout;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.testing.fuzz.FileMutator;
import org.rheobase.testing.fuzz.Mutator;
import org.rheobase.testing.fuzz.Pieces;
import org.rheobase.testing.fuzz.Samples;

/**
 * Whatever a model file holds: it is accepted, or refused with reasons and places. What is accepted
 * becomes programs. {@code -Drheobase.fuzz=1000000} tries more files, {@code
 * -Drheobase.fuzz.seed=2} others.
 */
class FuzzTest {
  private static final int COUNT = Integer.getInteger("rheobase.fuzz", 1_500);
  private static final long SEED = Long.getLong("rheobase.fuzz.seed", 1);

  @Test
  void noTextMakesReadingFail() {
    Mutator mutator = new Mutator(SEED, Samples.modelFiles(), Pieces.ofModelFiles());
    for (int k = 0; k < COUNT / 2; k++) {
      read(mutator.next());
    }
  }

  @Test
  void noStructureMakesReadingFail() {
    FileMutator mutator = new FileMutator(SEED, Samples.modelFiles(), Pieces.ofModelFiles());
    for (int k = 0; k < COUNT / 2; k++) {
      read(mutator.next());
    }
  }

  private static void read(String text) {
    try {
      plan(text).ifPresent(FuzzTest::explain);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("model file:\n" + text, e);
    }
  }

  private static Optional<RunPlan> plan(String text) {
    try {
      return Optional.of(ModelFile.parse("model.yaml", text, Overrides.none()));
    } catch (ModelError e) {
      check(e);
      return Optional.empty();
    }
  }

  private static void explain(RunPlan plan) {
    try {
      List<Device> devices = Engines.selectAll(List.of(Backend.cpu()), PlanRun.precision(plan));
      assertThat(Explanation.of(plan, devices, OptionalLong.empty(), SpikeReadout.SPIKES))
          .hasSameSizeAs(plan.populations());
    } catch (ModelError e) {
      check(e);
    } catch (EngineException e) {
      assertThat(e).hasMessageStartingWith("not enough memory");
    }
  }

  private static void check(ModelError error) {
    assertThat(error.problems()).anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    for (Problem problem : error.problems()) {
      assertThat(problem.span().orElseThrow().source().name()).isEqualTo("model.yaml");
      assertThat(problem.render()).startsWith("model.yaml:");
    }
  }
}
