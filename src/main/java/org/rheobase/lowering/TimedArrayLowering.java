package org.rheobase.lowering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.mathlib.Functions;
import org.rheobase.model.Scope;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.Ast;

/**
 * Timed arrays in a program: buffers that are read at an index which depends on the step. The
 * values are no part of the program.
 */
public final class TimedArrayLowering {
  private final IrBuilder builder;
  private final Precision precision;
  private final Clock clock;
  private final Expr step;
  private final StepTime stepTime;
  private final Map<String, Buffer> buffers = new LinkedHashMap<>();

  /**
   * Prepares the reading of timed arrays in a program.
   *
   * @param step number of the present step
   * @param scope what names stand for in the times at which arrays are read
   */
  TimedArrayLowering(IrBuilder builder, Precision precision, Clock clock, Expr step, Scope scope) {
    this.builder = builder;
    this.precision = precision;
    this.clock = clock;
    this.step = step;
    stepTime = new StepTime(clock, clock.time(builder, precision.real(), step), scope);
  }

  /** The name of the buffer that holds an array. */
  public static String bufferName(TimedArray array) {
    return array.name() + "_values";
  }

  /** The contents of the buffer that holds an array. */
  public static HostArray contents(TimedArray array, Type type) {
    double[] values = array.values();
    if (type == Type.F64) {
      return new HostArray(type, values);
    }
    float[] rounded = new float[values.length];
    for (int k = 0; k < rounded.length; k++) {
      rounded[k] = (float) values[k];
    }
    return new HostArray(type, rounded);
  }

  /** The buffers of the arrays that were read. */
  List<Buffer> buffers() {
    return List.copyOf(buffers.values());
  }

  /**
   * The value of an array.
   *
   * @param call the reading
   * @param environment the values of names in it
   * @param expressions computes its arguments
   */
  Expr read(
      TimedArray array, Ast.Call call, Environment environment, ExpressionLowering expressions) {
    Ast.Expression time = call.arguments().getFirst();
    Expr row =
        stepTime
            .offset(time, environment)
            .map(offset -> new StepRow(builder, clock, array).of(step, offset))
            .orElseGet(() -> rowAt(array, expressions.real(time, environment)));
    Buffer buffer =
        buffers.computeIfAbsent(bufferName(array), name -> new Buffer(name, precision.real()));
    Optional<Expr> column =
        array.columns().stream()
            .mapToObj(columns -> expressions.lower(call.arguments().getLast(), environment))
            .findFirst();
    Expr index = column.map(c -> index(array, row, c)).orElse(row);
    return builder.label(builder.load(buffer, index), array.name());
  }

  /** The row that is read at any time: see {@link TimedArray#row}. */
  private Expr rowAt(TimedArray array, Expr time) {
    Type real = precision.real();
    double parts = array.parts(clock.dt());
    Expr part = builder.divide(time, builder.real(real, array.dt() / parts));
    Expr nearest = builder.add(part, builder.real(real, 0.5));
    Expr row = builder.multiply(nearest, builder.real(real, 1 / parts));
    return Integers.clamp(builder, Functions.truncate(builder, row), array.rows() - 1);
  }

  /** A column that is computed is held to those that there are; a neuron's number is checked. */
  private Expr index(TimedArray array, Expr row, Expr column) {
    int columns = array.columns().orElseThrow();
    Expr held =
        column.equals(Neurons.index(builder))
            ? column
            : Integers.clamp(builder, column, columns - 1);
    return builder.add(builder.multiply(row, builder.constant(columns)), held);
  }
}
