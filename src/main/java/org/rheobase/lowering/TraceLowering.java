package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronSelection;

/** Records variables of selected neurons at the start of steps. */
final class TraceLowering {
  private final IrBuilder builder;
  private final ExpressionLowering expressions;
  private final int count;
  private final Sampling sampling;
  private final int number;
  private final String prefix;
  private final Buffer slotBuffer;
  private final List<Buffer> traceBuffers = new ArrayList<>();

  /**
   * Prepares recording.
   *
   * @param number number of the sampling among those of the population
   * @param prefix begins the names of buffers
   */
  TraceLowering(
      IrBuilder builder,
      ExpressionLowering expressions,
      int count,
      Sampling sampling,
      int number,
      String prefix) {
    this.builder = builder;
    this.expressions = expressions;
    this.count = count;
    this.sampling = sampling;
    this.number = number;
    this.prefix = prefix;
    slotBuffer = new Buffer(prefix + "trace_slots" + number, Type.I32);
  }

  /** The stores of a step, for the values that the environment has at its start. */
  List<Store> stores(Environment environment) {
    Slot slot = slot();
    Expr guard = builder.and(isDue(), slot.isRecorded());
    Expr width = builder.constant(sampling.neurons().size(count));
    Expr index = builder.add(builder.multiply(row(), width), slot.number());
    List<Store> stores = new ArrayList<>();
    for (String name : sampling.variables()) {
      Expr element = State.element(builder, expressions.value(name, environment));
      Buffer buffer = new Buffer(prefix + name + "_trace" + number, element.type());
      traceBuffers.add(buffer);
      stores.add(new Store(guard, buffer, index, element));
    }
    return stores;
  }

  private Expr isDue() {
    if (sampling.every() == 1) {
      return builder.constant(true);
    }
    Expr rest = builder.remainder(builder.step(), builder.constant(sampling.every()));
    return builder.equal(rest, builder.constant(0));
  }

  /** The number of the present sample in the launch. */
  private Expr row() {
    int every = sampling.every();
    Expr first = builder.add(builder.argument(Program.FIRST_STEP), builder.constant(every - 1));
    return builder.subtract(
        builder.divide(builder.step(), builder.constant(every)),
        builder.divide(first, builder.constant(every)));
  }

  /** Where a neuron's samples lie in a row. */
  private record Slot(Expr isRecorded, Expr number) {}

  private Slot slot() {
    Expr neuron = Neurons.index(builder);
    return switch (sampling.neurons()) {
      case NeuronSelection.All all -> new Slot(builder.constant(true), neuron);
      case NeuronSelection.Range range -> slot(range, neuron);
      case NeuronSelection.Of of -> {
        Expr slot = builder.load(slotBuffer, builder.position());
        yield new Slot(builder.lessEqual(builder.constant(0), slot), slot);
      }
    };
  }

  private Slot slot(NeuronSelection.Range range, Expr neuron) {
    Expr offset = builder.subtract(neuron, builder.constant(range.first()));
    Expr stride = builder.constant(range.stride());
    Expr isInside =
        builder.and(
            builder.lessEqual(builder.constant(0), offset),
            builder.less(neuron, builder.constant(range.end())));
    Expr isOnGrid = builder.equal(builder.remainder(offset, stride), builder.constant(0));
    return new Slot(builder.and(isInside, isOnGrid), builder.divide(offset, stride));
  }

  private Optional<Buffer> slots() {
    return sampling.neurons() instanceof NeuronSelection.Of
        ? Optional.of(slotBuffer)
        : Optional.empty();
  }

  List<Buffer> buffers() {
    List<Buffer> all = new ArrayList<>(traceBuffers);
    slots().ifPresent(all::add);
    return all;
  }

  StepProgram.Traces traces() {
    return new StepProgram.Traces(sampling, List.copyOf(traceBuffers), slots());
  }
}
