package org.rheobase.cli;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.Backend;
import org.rheobase.simulation.SimulationBuilder;
import picocli.CommandLine.Option;

/** What a model runs on, and how much memory it may take there. */
final class RunsOn {
  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      defaultValue = "auto",
      completionCandidates = Candidates.Backends.class,
      description = {
        "auto, cpu, interpreter, opencl[:PLATFORM[:DEVICE]] or opencl:all (${DEFAULT-VALUE}).",
        "With opencl:all, or several of them parted by commas, the neurons are shared out among all these devices."
      })
  private String backend;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "The most memory to take of each device, such as 500MB or 4GB (what the device has).")
  private @Nullable String memory;

  /** Made by picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  RunsOn() {}

  /** The backends asked for. */
  List<Backend> backends() {
    return Backend.parseAll(backend);
  }

  /** The most bytes of each device, if anything is said of it. */
  OptionalLong memory() {
    return memory == null
        ? OptionalLong.empty()
        : OptionalLong.of(MemorySize.parse("--memory", memory));
  }

  /** Says so to a simulation. */
  SimulationBuilder apply(SimulationBuilder builder) {
    memory().ifPresent(builder::memory);
    return builder.backends(backends());
  }
}
