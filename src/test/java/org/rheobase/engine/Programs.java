package org.rheobase.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/** Programs that several tests run. */
public final class Programs {
  private Programs() {}

  /** A program that stores one value for each position, in a buffer named {@code result}. */
  public static Program ofValue(Precision precision, Expr value, IrBuilder ir, Buffer... inputs) {
    List<Buffer> buffers = new ArrayList<>(Arrays.asList(inputs));
    Buffer result = new Buffer("result", value.type());
    buffers.add(result);
    Store store = new Store(ir.constant(true), result, ir.position(), value);
    return Verifier.verify(
        new Program(
            "value",
            precision,
            List.of(),
            buffers,
            List.of(),
            List.of(),
            List.of(store),
            ir.labels()));
  }

  /**
   * Leaky integrate-and-fire neurons with refractoriness and a raster of spikes. Buffers: {@code
   * v}, {@code input}, {@code last_spike}, {@code raster} with a word for 32 steps; arguments:
   * first step, end step, number of neurons.
   */
  public static Program integrateAndFire(Precision precision) {
    IrBuilder ir = new IrBuilder();
    Type real = precision.real();
    Buffer v = new Buffer("v", real);
    Buffer input = new Buffer("input", real);
    Buffer lastSpike = new Buffer("last_spike", Type.I32);
    Buffer raster = new Buffer("raster", Type.U32);
    Expr.Argument count = new Expr.Argument("neurons", Type.I32);
    Expr.Register now = new Expr.Register("v_now", real);
    Expr.Register last = new Expr.Register("last_step", Type.I32);
    Expr.Register word = new Expr.Register("spikes", Type.U32);
    Expr ready =
        ir.label(
            ir.lessEqual(ir.constant(20), ir.subtract(ir.step(), ir.register(last))),
            "not_refractory");
    Expr drive = ir.label(ir.multiply(ir.load(input, ir.position()), ir.real(real, 0.01)), "drive");
    Expr decayed = ir.fma(ir.register(now), ir.real(real, 0.99), drive);
    Expr moved = ir.select(ready, decayed, ir.register(now));
    Expr spike = ir.label(ir.and(ready, ir.less(ir.real(real, 1), moved)), "spike");
    Expr place = ir.and(ir.step(), ir.constant(31));
    Expr bit = ir.select(spike, ir.shiftLeft(ir.unsigned(1), place), ir.unsigned(0));
    Expr begun = ir.select(ir.equal(place, ir.constant(0)), ir.unsigned(0), ir.register(word));
    Expr spikes = ir.label(ir.or(begun, bit), "word");
    Expr row =
        ir.subtract(ir.shiftRight(ir.step(), 5), ir.shiftRight(ir.argument(Program.FIRST_STEP), 5));
    Expr index = ir.add(ir.multiply(row, ir.argument(count)), ir.position());
    Expr full = ir.equal(place, ir.constant(31));
    return Verifier.verify(
        new Program(
            "integrate_and_fire",
            precision,
            List.of(Program.FIRST_STEP, Program.END_STEP, count),
            List.of(v, input, lastSpike, raster),
            List.of(
                new Carried(
                    now, ir.load(v, ir.position()), ir.select(spike, ir.real(real, 0), moved)),
                new Carried(
                    last,
                    ir.load(lastSpike, ir.position()),
                    ir.select(spike, ir.step(), ir.register(last))),
                new Carried(word, ir.unsigned(0), spikes)),
            List.of(new Store(full, raster, index, spikes)),
            List.of(
                new Store(ir.constant(true), v, ir.position(), ir.register(now)),
                new Store(ir.constant(true), lastSpike, ir.position(), ir.register(last))),
            ir.labels()));
  }

  /** Arrays for {@link #integrateAndFire}, with inputs that differ from neuron to neuron. */
  public static List<HostArray> integrateAndFireArrays(Precision precision, int count, int steps) {
    HostArray input = HostArray.of(precision.real(), count);
    HostArray lastSpike = HostArray.of(Type.I32, count);
    for (int k = 0; k < count; k++) {
      set(input, k, 0.9 + 0.7 * ((k * 37) % 101) / 101);
      lastSpike.setBits(k, -1000);
    }
    return List.of(
        HostArray.of(precision.real(), count),
        input,
        lastSpike,
        HostArray.of(Type.U32, count * Math.ceilDiv(steps, 32)));
  }

  /** An array of real numbers. */
  public static HostArray reals(Type type, double... values) {
    HostArray array = HostArray.of(type, values.length);
    for (int k = 0; k < values.length; k++) {
      set(array, k, values[k]);
    }
    return array;
  }

  /** An array of integers. */
  public static HostArray integers(Type type, long... values) {
    HostArray array = HostArray.of(type, values.length);
    for (int k = 0; k < values.length; k++) {
      array.setBits(k, values[k]);
    }
    return array;
  }

  private static void set(HostArray array, int at, double value) {
    array.setBits(
        at,
        array.type() == Type.F32
            ? Float.floatToRawIntBits((float) value)
            : Double.doubleToRawLongBits(value));
  }

  /** The values of arrays as text, one line an array; all NaNs look alike. */
  public static String text(List<HostArray> arrays) {
    StringBuilder text = new StringBuilder();
    for (HostArray array : arrays) {
      for (int k = 0; k < array.length(); k++) {
        text.append(
                array.type().isReal()
                    ? Double.toHexString(array.value(k))
                    : Long.toString(array.bits(k)))
            .append(' ');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
