package org.rheobase.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.engine.Programs;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/** One program with all there is to a program: its text, letter by letter, and what it does. */
class RenderingTest {

  private static Program program(Precision precision) {
    IrBuilder ir = new IrBuilder();
    Type real = precision.real();
    Buffer v = new Buffer("v", real);
    Buffer trace = new Buffer("trace", real);
    Expr.Argument scale = new Expr.Argument("scale", real);
    Expr.Register now = new Expr.Register("v_now", real);
    Expr half = ir.label(ir.multiply(ir.argument(scale), ir.real(real, 0.5)), "half");
    Expr kick = ir.label(ir.convert(real, ir.and(ir.block(), ir.constant(1))), "kick");
    Expr next = ir.add(ir.fma(ir.register(now), half, kick), ir.real(real, -0.25));
    Expr even = ir.equal(ir.and(ir.step(), ir.constant(1)), ir.constant(0));
    Expr root =
        ir.select(
            ir.less(ir.register(now), ir.real(real, 0)),
            ir.real(real, Double.NaN),
            ir.sqrt(ir.register(now)));
    return Verifier.verify(
        new Program(
            "sample",
            precision,
            List.of(Program.FIRST_STEP, Program.END_STEP, scale),
            List.of(v, trace),
            List.of(new Carried(now, ir.load(v, ir.position()), next)),
            List.of(new Store(even, trace, ir.shiftRight(ir.step(), 1), root)),
            List.of(
                new Store(ir.constant(true), v, ir.position(), ir.divide(ir.register(now), half))),
            ir.labels()));
  }

  @Test
  void java() {
    assertThat(JavaRenderer.render(Schedule.stepByStep(program(Precision.SINGLE))).source())
        .isEqualTo(
            """
            package org.rheobase.generated;

            /** Program sample in single precision. */
            public final class Sample {
              public static void run(long[] arguments, Object[] buffers, int from, int to) {
                final int first_step = (int) arguments[0];
                final int end_step = (int) arguments[1];
                final float scale = Float.intBitsToFloat((int) arguments[2]);
                final float[] v = (float[]) buffers[0];
                final float[] trace = (float[]) buffers[1];
                for (int position = from; position < to; position++) {
                  neuron(position, first_step, end_step, scale, v, trace);
                }
              }

              private static void neuron(int position, int first_step, int end_step, float scale, float[] v, float[] trace) {
                final float half = scale * 0x1.0p-1f;
                float v_now = v[position];
                float kick = 0x0.0p0f;
                for (int step = first_step; step < end_step; step++) {
                  if (step == first_step || (step & 3) == 0) {
                    kick = (float) ((step >> 2) & 1);
                  }
                  final float v_now_next = Math.fma(v_now, half, kick) + (-0x1.0p-2f);
                  if ((step & 1) == 0) {
                    trace[step >> 1] = (v_now < 0x0.0p0f) ? Float.intBitsToFloat(0x7fc00000) : ((float) Math.sqrt(v_now));
                  }
                  v_now = v_now_next;
                }
                v[position] = v_now / half;
              }
            }
            """);
  }

  @Test
  void vectors() {
    assertThat(VectorRenderer.render(Schedule.stepByStep(program(Precision.SINGLE))).source())
        .isEqualTo(
            """
            package org.rheobase.generated;

            import jdk.incubator.vector.*;

            /** Program sample in single precision. */
            public final class SamplePasses {
              public static final VectorSpecies<Float> F32 = FloatVector.SPECIES_PREFERRED;
              public static final VectorSpecies<Integer> I32 = IntVector.SPECIES_PREFERRED;
              public static final int LANES = F32.length();
              public static final boolean WIDE = F32.vectorBitSize() >= 512;
              public static final VectorMask<Integer> ODD = VectorMask.fromLong(I32, 0xaaaaaaaaaaaaaaaaL);
              public static final int TILE = 1024;

              public static Object[] scratch() {
                return new Object[] {new float[TILE], new int[LANES], new float[LANES]};
              }

              public static void run(long[] arguments, Object[] buffers, Object[] scratch, int from, int to) {
                final int first_step = (int) arguments[0];
                final int end_step = (int) arguments[1];
                final float scale = Float.intBitsToFloat((int) arguments[2]);
                final float[] v = (float[]) buffers[0];
                final float[] trace = (float[]) buffers[1];
                final float[] v_now_tile = (float[]) scratch[0];
                final int[] int_lanes = (int[]) scratch[1];
                final float[] float_lanes = (float[]) scratch[2];
                for (int tile = from; tile < to; tile += TILE) {
                  final int size = Math.min(TILE, to - tile);
                  begin(tile, size, v, v_now_tile);
                  int step = first_step;
                  while (step < end_step) {
                    one(tile, size, v_now_tile, scale, step, trace, int_lanes, float_lanes);
                    step++;
                  }
                  finish(tile, size, v_now_tile, scale, v);
                }
              }

              private static void begin(int tile, int size, float[] v, float[] v_now_tile) {
                for (int at = 0; at < size; at += LANES) {
                  final int position = tile + at;
                  final FloatVector t1 = FloatVector.fromArray(F32, v, position);
                  t1.intoArray(v_now_tile, at);
                }
              }

              private static void one(int tile, int size, float[] v_now_tile, float scale, int step, float[] trace, int[] int_lanes, float[] float_lanes) {
                final float half = scale * 0x1.0p-1f;
                final FloatVector all = FloatVector.broadcast(F32, half);
                final int t3 = (step >> 2) & 1;
                final float kick = (float) t3;
                final FloatVector all_2 = FloatVector.broadcast(F32, kick);
                final FloatVector all_3 = FloatVector.broadcast(F32, -0x1.0p-2f);
                final int t6 = step & 1;
                final boolean t5 = t6 == 0;
                final FloatVector all_4 = FloatVector.broadcast(F32, 0x0.0p0f);
                final FloatVector all_5 = FloatVector.broadcast(F32, Float.intBitsToFloat(0x7fc00000));
                final int t10 = step >> 1;
                final IntVector all_6 = IntVector.broadcast(I32, t10);
                for (int at = 0; at < size; at += LANES) {
                  final int position = tile + at;
                  final FloatVector v_now = FloatVector.fromArray(F32, v_now_tile, at);
                  final FloatVector t2 = v_now.fma(all, all_2);
                  final FloatVector t4 = t2.add(all_3);
                  if (t5) {
                    final VectorMask<Integer> t7 = v_now.compare(VectorOperators.LT, all_4).cast(I32);
                    final FloatVector t8 = v_now.sqrt();
                    final FloatVector t9 = t8.blend(all_5, t7.cast(F32));
                    all_6.intoArray(int_lanes, 0);
                    t9.intoArray(float_lanes, 0);
                    for (int lane = 0; lane < LANES; lane++) {
                      trace[int_lanes[lane]] = float_lanes[lane];
                    }
                  }
                  t4.intoArray(v_now_tile, at);
                }
              }

              private static void finish(int tile, int size, float[] v_now_tile, float scale, float[] v) {
                final float half = scale * 0x1.0p-1f;
                final FloatVector all_7 = FloatVector.broadcast(F32, half);
                for (int at = 0; at < size; at += LANES) {
                  final int position = tile + at;
                  final FloatVector v_now = FloatVector.fromArray(F32, v_now_tile, at);
                  final FloatVector t11 = v_now.div(all_7);
                  t11.intoArray(v, position);
                }
              }
            }
            """);
  }

  /** The pass of a step, where there is one neuron at a time. */
  @Test
  void passesOfOneLane() {
    assertThat(
            VectorRenderer.renderOneLane(Schedule.stepByStep(program(Precision.DOUBLE))).source())
        .contains(
            """
              private static void one(int tile, int size, double[] v_now_tile, double scale, int step, double[] trace) {
                final double half = scale * 0x1.0p-1;
                final int t3 = (step >> 2) & 1;
                final double kick = (double) t3;
                final int t6 = step & 1;
                final boolean t5 = t6 == 0;
                final int t10 = step >> 1;
                for (int at = 0; at < size; at += LANES) {
                  final int position = tile + at;
                  final double v_now = v_now_tile[at];
                  final double t2 = Math.fma(v_now, half, kick);
                  final double t4 = t2 + (-0x1.0p-2);
                  if (t5) {
                    final boolean t7 = v_now < 0x0.0p0;
                    final double t8 = Math.sqrt(v_now);
                    final double t9 = t7 ? Double.longBitsToDouble(0x7ff8000000000000L) : t8;
                    trace[t10] = t9;
                  }
                  v_now_tile[at] = t4;
                }
              }
            """);
  }

  @Test
  void openCl() {
    assertThat(OpenClRenderer.render(Schedule.stepByStep(program(Precision.DOUBLE))).source())
        .isEqualTo(
            """
            // Program sample in double precision.
            kernel void sample_kernel(
                const int first_step,
                const int end_step,
                const double scale,
                global double *restrict v,
                global double *restrict trace,
                const int count)
            {
              if (get_global_id(0) >= (size_t) count) {
                return;
              }
              const int position = (int) get_global_id(0);
              const double half_value = scale * 0x1.0p-1;
              double v_now = v[position];
              double kick = 0x0.0p0;
              for (int step = first_step; step < end_step; step++) {
                if (step == first_step || (step & 3) == 0) {
                  kick = (double) ((step >> 2) & 1);
                }
                const double v_now_next = fma(v_now, half_value, kick) + (-0x1.0p-2);
                if ((step & 1) == 0) {
                  trace[step >> 1] = (v_now < 0x0.0p0) ? as_double(0x7ff8000000000000UL) : sqrt(v_now);
                }
                v_now = v_now_next;
              }
              v[position] = v_now / half_value;
            }
            """);
  }

  @Test
  void guardedOpenCl() {
    assertThat(
            OpenClRenderer.renderGuarded(Schedule.stepByStep(program(Precision.SINGLE))).source())
        .isEqualTo(
            """
            // Program sample in single precision.
            kernel void sample_kernel(
                const int first_step,
                const int end_step,
                const float scale,
                global float *restrict v,
                global float *restrict trace,
                const int count,
                const uint zero)
            {
              if (get_global_id(0) >= (size_t) count) {
                return;
              }
              const int position = (int) get_global_id(0);
              const float half_value = guarded_float(scale * guarded_float(0x1.0p-1f));
              float v_now = v[position];
              float kick = guarded_float(0x0.0p0f);
              for (int step = first_step; step < end_step; step++) {
                if (step == first_step || (step & 3) == 0) {
                  kick = guarded_float((float) ((step >> 2) & 1));
                }
                const float v_now_next = guarded_float(guarded_float(fma_float(v_now, half_value, kick)) + guarded_float(-0x1.0p-2f));
                if ((step & 1) == 0) {
                  trace[step >> 1] = (guarded_float(v_now) < guarded_float(0x0.0p0f)) ? guarded_float(as_float(0x7fc00000u)) : guarded_float(sqrt_float(v_now));
                }
                v_now = v_now_next;
              }
              v[position] = guarded_float(divide_float(v_now, half_value));
            }
            """);
  }

  @OnEveryEngine
  void theProgramDoesWhatItSays(EngineUnderTest on) {
    Type real = on.precision().real();
    HostArray v = Programs.reals(real, 4);
    HostArray trace = Programs.reals(real, 0, 0, 0);
    long scale = Programs.reals(real, 1).bits(0);
    List<HostArray> results =
        on.run(program(on.precision()), new long[] {0, 6, scale}, List.of(v, trace), 1);
    assertThat(Programs.text(results))
        .isEqualTo("0x1.12p1 \n0x1.0p1 %s NaN \n".formatted(root(on.precision())));
  }

  /** The square root of 5/8. */
  private static String root(Precision precision) {
    double root = Math.sqrt(0.625);
    return Double.toHexString(precision == Precision.SINGLE ? (float) root : root);
  }
}
