package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final Sampling sampling;
  private final int number;
  private final String prefix;
  private final Buffer slotBuffer;
  private final Buffer rowBuffer;
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
      Sampling sampling,
      int number,
      String prefix) {
    this.builder = builder;
    this.expressions = expressions;
    this.sampling = sampling;
    this.number = number;
    this.prefix = prefix;
    slotBuffer = new Buffer(prefix + "trace_slots" + number, Type.I32);
    rowBuffer = new Buffer(prefix + "trace_rows" + number, Type.I32);
  }

  /** The stores of a step, for the values that the environment has at its start. */
  List<Store> stores(Environment environment) {
    Slot slot = slot();
    Row row = row();
    Expr guard = builder.and(row.isDue(), slot.isRecorded());
    Expr index = builder.add(builder.multiply(row.number(), slot.width()), slot.number());
    List<Store> stores = new ArrayList<>();
    for (String name : sampling.variables()) {
      Expr element = State.element(builder, expressions.value(name, environment));
      Buffer buffer = new Buffer(prefix + name + "_trace" + number, element.type());
      traceBuffers.add(buffer);
      stores.add(new Store(guard, buffer, index, element));
    }
    return stores;
  }

  /** Whether a sample is taken in the present step, and its number in the launch. */
  private record Row(Expr isDue, Expr number) {}

  private Row row() {
    OptionalInt stride = sampling.ticks().stride();
    return stride.isPresent() ? strided(stride.getAsInt()) : listed();
  }

  private Row strided(int stride) {
    Expr every = builder.constant(stride);
    Expr first = builder.add(builder.argument(Program.FIRST_STEP), builder.constant(stride - 1));
    Expr number =
        builder.subtract(builder.divide(builder.step(), every), builder.divide(first, every));
    Expr rest = builder.remainder(builder.step(), every);
    return new Row(
        stride == 1 ? builder.constant(true) : builder.equal(rest, builder.constant(0)), number);
  }

  private Row listed() {
    Expr step = builder.subtract(builder.step(), builder.argument(Program.FIRST_STEP));
    Expr number = builder.load(rowBuffer, step);
    return new Row(builder.lessEqual(builder.constant(0), number), number);
  }

  /**
   * Where a neuron's samples lie in a row.
   *
   * @param number its place among the recorded neurons of the launch
   * @param width number of recorded neurons of the launch
   */
  private record Slot(Expr isRecorded, Expr number, Expr width) {}

  private Slot slot() {
    Expr positions = builder.argument(LaunchArguments.POSITIONS);
    return switch (sampling.neurons()) {
      case NeuronSelection.All all ->
          new Slot(builder.constant(true), builder.position(), positions);
      case NeuronSelection.Range range -> slot(range, positions);
      case NeuronSelection.Of of -> {
        Expr slot = builder.load(slotBuffer, builder.position());
        Expr width = builder.load(slotBuffer, positions);
        yield new Slot(builder.lessEqual(builder.constant(0), slot), slot, width);
      }
    };
  }

  private Slot slot(NeuronSelection.Range range, Expr positions) {
    Expr neuron = Neurons.index(builder);
    Expr offset = builder.subtract(neuron, builder.constant(range.first()));
    Expr stride = builder.constant(range.stride());
    Expr isInside =
        builder.and(
            builder.lessEqual(builder.constant(0), offset),
            builder.less(neuron, builder.constant(range.end())));
    Expr isOnGrid = builder.equal(builder.remainder(offset, stride), builder.constant(0));
    Expr first = builder.argument(LaunchArguments.FIRST_NEURON);
    Expr before = recordedBelow(range, first);
    Expr width = builder.subtract(recordedBelow(range, builder.add(first, positions)), before);
    return new Slot(
        builder.and(isInside, isOnGrid),
        builder.subtract(builder.divide(offset, stride), before),
        width);
  }

  /** How many recorded neurons have a lower number than the one given. */
  private Expr recordedBelow(NeuronSelection.Range range, Expr neuron) {
    Expr zero = builder.constant(0);
    Expr length = builder.constant(range.end() - range.first());
    Expr offset = builder.subtract(neuron, builder.constant(range.first()));
    Expr raised = builder.select(builder.less(offset, zero), zero, offset);
    Expr held = builder.select(builder.less(length, raised), length, raised);
    Expr last = builder.subtract(held, builder.constant(1));
    Expr number =
        builder.add(builder.divide(last, builder.constant(range.stride())), builder.constant(1));
    return builder.select(builder.less(zero, held), number, zero);
  }

  private Optional<Buffer> slots() {
    return sampling.neurons() instanceof NeuronSelection.Of
        ? Optional.of(slotBuffer)
        : Optional.empty();
  }

  private Optional<Buffer> rows() {
    return sampling.ticks().stride().isPresent() ? Optional.empty() : Optional.of(rowBuffer);
  }

  List<Buffer> buffers() {
    List<Buffer> all = new ArrayList<>(traceBuffers);
    slots().ifPresent(all::add);
    rows().ifPresent(all::add);
    return all;
  }

  StepProgram.Traces traces() {
    return new StepProgram.Traces(sampling, List.copyOf(traceBuffers), slots(), rows());
  }
}
