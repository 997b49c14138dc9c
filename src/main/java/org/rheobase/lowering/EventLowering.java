package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.model.EventRecording;

/**
 * Records an event: gathers those of 32 steps in one word a neuron, which is stored when it is full
 * or the launch ends, and stores the values of variables in the steps in which it happens.
 */
final class EventLowering {
  private final IrBuilder builder;
  private final EventRecording recording;
  private final Buffer raster;
  private final Expr.Register register;
  private final List<Buffer> valueBuffers = new ArrayList<>();
  private final String prefix;
  private final Expr happens;
  private final Expr isFull;
  private final Expr word;

  /**
   * Prepares recording.
   *
   * @param recording the event, and the variables whose values are recorded
   * @param prefix begins the names of buffers and registers
   * @param happens whether the event happens to the neuron in the present step
   */
  EventLowering(IrBuilder builder, EventRecording recording, String prefix, Expr happens) {
    this.builder = builder;
    this.recording = recording;
    this.prefix = prefix;
    this.happens = happens;
    raster = new Buffer(prefix + recording.event() + "_raster", Type.U32);
    register = new Expr.Register(prefix + recording.event() + "_word", Type.U32);
    Expr bit = builder.and(builder.step(), builder.constant(31));
    Expr shifted = builder.shiftLeft(builder.unsigned(1), bit);
    Expr before = builder.register(register);
    word = builder.select(happens, builder.or(before, shifted), before);
    Expr following = builder.add(builder.step(), builder.constant(1));
    isFull =
        builder.or(
            builder.equal(bit, builder.constant(31)),
            builder.equal(following, builder.argument(Program.END_STEP)));
  }

  /** The stores of a step, for the present values. */
  List<Store> stores(Environment environment, ExpressionLowering expressions) {
    List<Store> stores = new ArrayList<>();
    Expr first = builder.argument(Program.FIRST_STEP);
    Expr rasterRow =
        builder.subtract(builder.shiftRight(builder.step(), 5), builder.shiftRight(first, 5));
    stores.add(new Store(isFull, raster, element(rasterRow), word));
    Expr row = builder.subtract(builder.step(), first);
    for (String variable : recording.variables()) {
      Expr value = State.element(builder, expressions.value(variable, environment));
      Buffer buffer =
          new Buffer(prefix + variable + "_at_" + recording.event() + "_event", value.type());
      valueBuffers.add(buffer);
      stores.add(new Store(happens, buffer, element(row), value));
    }
    return stores;
  }

  /** The place of the neuron in a row of a buffer. */
  private Expr element(Expr row) {
    Expr start = builder.multiply(row, builder.argument(LaunchArguments.POSITIONS));
    return builder.add(start, builder.position());
  }

  Carried carried() {
    Expr next = builder.select(isFull, builder.unsigned(0), word);
    return new Carried(register, builder.unsigned(0), next);
  }

  /** All buffers. */
  List<Buffer> buffers() {
    List<Buffer> buffers = new ArrayList<>(List.of(raster));
    buffers.addAll(valueBuffers);
    return buffers;
  }

  /** How its results lie in the buffers. */
  StepProgram.Events events() {
    return new StepProgram.Events(recording, raster, List.copyOf(valueBuffers));
  }
}
