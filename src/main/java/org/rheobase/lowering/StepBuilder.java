package org.rheobase.lowering;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;
import org.rheobase.integrators.Integrator;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.model.NeuronGroup;

/** Puts the program of a step together: all pieces of code, in the order of a step. */
final class StepBuilder {
  private final StepContext context;

  /** With a builder of its own. */
  StepBuilder(Precision precision, Clock clock) {
    context = StepContext.of(new IrBuilder(), precision, clock);
  }

  /**
   * The program of a population.
   *
   * @param others the populations that it may read from, by name
   */
  StepProgram build(
      NeuronGroup group,
      Optional<Integrator> integrator,
      Recordings recordings,
      Function<String, NeuronGroup> others) {
    Environment environment = new Environment(new HashMap<>(), context.draw(group, "step"));
    StepLowering population =
        new StepLowering(group, integrator, recordings, context, environment, "", others);
    population.pieces().sorted(Piece.ORDER).forEach(piece -> piece.code().run());
    return program(group.name() + "_steps", population);
  }

  private StepProgram program(String name, StepLowering population) {
    Program program =
        new Program(
            name,
            context.precision(),
            LaunchArguments.ALL,
            population.buffers(),
            population.registers(),
            population.stores(),
            population.finalStores(),
            context.builder().labels());
    return new StepProgram(
        program,
        population.method(),
        population.events(),
        population.traces(),
        population.successors(),
        population.borrowed().toList());
  }
}
