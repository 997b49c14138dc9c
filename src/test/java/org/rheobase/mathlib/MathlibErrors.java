package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rheobase.engine.Backend;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/**
 * Measures the errors of the functions and prints them as a Markdown table: in single precision
 * over all 2^32 arguments, in double precision over random ones.
 *
 * <p>Arguments: {@code single [STRIDE [NAME...]]} or {@code double [COUNT [NAME...]]}.
 */
public final class MathlibErrors {
  private static final int CHUNK = 1 << 15;
  private static final double WRONG = 1e9;

  private final int threads = Runtime.getRuntime().availableProcessors();

  private MathlibErrors() {}

  /** The worst error so far. */
  static final class Worst {
    double error;
    double argument;
    double result;
    long notNearest;
    long count;

    void add(double argument, double result, double error, boolean nearest) {
      count++;
      notNearest += nearest ? 0 : 1;
      if (error > this.error) {
        this.error = error;
        this.argument = argument;
        this.result = result;
      }
    }

    void add(Worst other) {
      count += other.count;
      notNearest += other.notNearest;
      if (other.error > error) {
        error = other.error;
        argument = other.argument;
        result = other.result;
      }
    }
  }

  /** Starts a measurement. */
  public static void main(String[] arguments) throws Exception {
    boolean single = arguments[0].equals("single");
    long number = arguments.length > 1 ? Long.parseLong(arguments[1]) : single ? 1 : 10_000_000;
    List<FunctionCase> cases =
        arguments.length > 2
            ? List.of(arguments).subList(2, arguments.length).stream()
                .map(FunctionCase::named)
                .toList()
            : FunctionCase.ROUNDED;
    System.out.println(
        "| function | largest error (ulp) | at | not correctly rounded | operations |");
    System.out.println("|---|---|---|---|---|");
    for (FunctionCase function : cases) {
      MathlibErrors errors = new MathlibErrors();
      Worst worst = single ? errors.single(function, number) : errors.twice(function, number);
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %.3f | `%s` | %.2f %% | %d |%n",
          function.name(),
          worst.error,
          single ? Float.toHexString((float) worst.argument) : Double.toHexString(worst.argument),
          100.0 * worst.notNearest / worst.count,
          Operations.count(function.body(), single ? Type.F32 : Type.F64));
    }
  }

  /** A share of the work: chunks from one number on. */
  private interface Share {
    Worst measure(int first);
  }

  private Worst shared(Share share) throws Exception {
    Worst total = new Worst();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Worst>> parts = new ArrayList<>();
      for (int k = 0; k < threads; k++) {
        int first = k;
        Callable<Worst> part = () -> share.measure(first);
        parts.add(workers.submit(part));
      }
      for (Future<Worst> part : parts) {
        total.add(part.get());
      }
    }
    return total;
  }

  private Worst single(FunctionCase function, long stride) throws Exception {
    return shared(first -> singleShare(function, stride, first));
  }

  private Worst singleShare(FunctionCase function, long stride, int first) {
    Worst worst = new Worst();
    try (Elementwise compiled = compiled(function, Precision.SINGLE)) {
      HostArray arguments = compiled.array(Type.F32);
      HostArray results = compiled.array(Type.F32);
      float[] x = (float[]) arguments.elements();
      float[] y = (float[]) results.elements();
      for (long chunk = first; chunk < (1L << 32) / stride / CHUNK; chunk += threads) {
        for (int k = 0; k < CHUNK; k++) {
          x[k] = Float.intBitsToFloat((int) ((chunk * CHUNK + k) * stride + k * 7919L % stride));
        }
        compiled.apply(List.of(arguments, results));
        for (int k = 0; k < CHUNK; k++) {
          double near = function.near().applyAsDouble(x[k]);
          worst.add(x[k], y[k], error(y[k], near), same(y[k], (float) near));
        }
      }
    }
    return worst;
  }

  private Worst twice(FunctionCase function, long count) throws Exception {
    return shared(first -> twiceShare(function, count, first));
  }

  private Worst twiceShare(FunctionCase function, long count, int first) {
    Worst worst = new Worst();
    SplittableRandom random = new SplittableRandom(first);
    try (Elementwise compiled = compiled(function, Precision.DOUBLE)) {
      HostArray arguments = compiled.array(Type.F64);
      HostArray results = compiled.array(Type.F64);
      double[] x = (double[]) arguments.elements();
      double[] y = (double[]) results.elements();
      for (long chunk = first; chunk < Math.ceilDiv(count, CHUNK); chunk += threads) {
        for (int k = 0; k < CHUNK; k++) {
          x[k] = DoubleSamples.next(random, function);
        }
        compiled.apply(List.of(arguments, results));
        for (int k = 0; k < CHUNK; k++) {
          double error = error(function, x[k], y[k]);
          worst.add(x[k], y[k], error, error <= 0.5);
        }
      }
    }
    return worst;
  }

  private static Elementwise compiled(FunctionCase function, Precision precision) {
    return new Elementwise(
        Backend.cpu(),
        precision,
        List.of(precision.real()),
        CHUNK,
        (b, x) -> List.of(function.body().of(b, x.getFirst())));
  }

  private static boolean same(float a, float b) {
    return Float.floatToIntBits(a) == Float.floatToIntBits(b);
  }

  /** The error of a single-precision result in units in the last place of the true one. */
  static double error(float result, double near) {
    if (Double.isNaN(near) || near == 0 || Math.abs(near) >= 0x1.ffffffp127) {
      return same(result, (float) near) ? 0 : WRONG;
    }
    double bounded = Float.isInfinite(result) ? Math.copySign(0x1p128, result) : result;
    int last = Math.clamp(Math.getExponent(near), -126, 127) - 23;
    double error = Math.abs(bounded - near) * Math.scalb(1.0, -last);
    return Double.isNaN(error) ? WRONG : error;
  }

  /** The error of a double-precision result in units in the last place of the true one. */
  static double error(FunctionCase function, double argument, double result) {
    double near = function.near().applyAsDouble(argument);
    if (Double.isNaN(near) || near == 0 || Double.isInfinite(near)) {
      return Double.doubleToLongBits(near) == Double.doubleToLongBits(result) ? 0 : WRONG;
    }
    double error = function.precise().apply(argument).error(result);
    return Double.isNaN(error) ? WRONG : error;
  }
}
