package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.rheobase.engine.Backend;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;

/**
 * Measures the errors of the functions and prints them as a Markdown table: functions of one
 * argument in single precision over all 2^32 arguments, else over random ones.
 *
 * <p>Arguments: {@code single [STRIDE [NAME...]]}, where every STRIDE-th argument is taken, and as
 * many pairs for functions of two, or {@code double [COUNT [NAME...]]}. The property {@code
 * threads} sets their number.
 */
public final class MathlibErrors {
  private static final int CHUNK = 1 << 15;
  private static final double WRONG = 1e9;

  private final int threads =
      Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());
  private final Precision precision;
  private final long number;

  private MathlibErrors(Precision precision, long number) {
    this.precision = precision;
    this.number = number;
  }

  /** Starts a measurement. */
  public static void main(String[] arguments) throws Exception {
    Precision precision = arguments[0].equals("single") ? Precision.SINGLE : Precision.DOUBLE;
    long usual = precision == Precision.SINGLE ? 1 : 10_000_000;
    long number = arguments.length > 1 ? Long.parseLong(arguments[1]) : usual;
    List<FunctionCase> cases =
        arguments.length > 2
            ? Arrays.stream(arguments).skip(2).map(FunctionCase::named).toList()
            : FunctionCase.ROUNDED;
    System.out.println(
        "| function | largest error (ulp) | at | not correctly rounded | operations |");
    System.out.println("|---|---|---|---|---|");
    for (FunctionCase function : cases) {
      System.out.println(new MathlibErrors(precision, number).row(function));
    }
  }

  private String row(FunctionCase function) throws Exception {
    ErrorTally errors = shared(function);
    String place =
        Arrays.stream(errors.arguments()).mapToObj(this::text).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "| `%s` | %.3f | `%s` | %.2f %% | %d |",
        function.name(),
        errors.largest(),
        place,
        errors.percentNotNearest(),
        Operations.count(function, precision.real()));
  }

  private String text(double argument) {
    return precision == Precision.SINGLE
        ? Float.toHexString((float) argument)
        : Double.toHexString(argument);
  }

  private long chunks() {
    return precision == Precision.SINGLE
        ? (1L << 32) / number / CHUNK
        : Math.ceilDiv(number, CHUNK);
  }

  private ErrorTally shared(FunctionCase function) throws Exception {
    ErrorTally total = new ErrorTally();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<ErrorTally>> parts = new ArrayList<>();
      for (int k = 0; k < threads; k++) {
        int first = k;
        Callable<ErrorTally> part = () -> share(function, first);
        parts.add(workers.submit(part));
      }
      for (Future<ErrorTally> part : parts) {
        total.add(part.get());
      }
    }
    return total;
  }

  private ErrorTally share(FunctionCase function, int first) {
    ErrorTally errors = new ErrorTally();
    SplittableRandom random = new SplittableRandom(first);
    try (Elementwise compiled = Elementwise.of(function, Backend.cpu(), precision, CHUNK)) {
      List<HostArray> arrays = compiled.arrays();
      double[] x = new double[function.arity()];
      for (long chunk = first; chunk < chunks(); chunk += threads) {
        for (int k = 0; k < CHUNK; k++) {
          next(function, random, chunk * CHUNK + k, x);
          Elementwise.put(arrays, k, x);
        }
        compiled.apply(arrays);
        for (int k = 0; k < CHUNK; k++) {
          Elementwise.take(arrays, k, x);
          add(errors, function, x, arrays.getLast().value(k));
        }
      }
    }
    return errors;
  }

  private void next(FunctionCase function, SplittableRandom random, long place, double[] x) {
    if (precision == Precision.SINGLE && function.arity() == 1) {
      x[0] = Float.intBitsToFloat((int) (place * number + place * 7919L % number));
    } else {
      function.samples().next(random, precision, x);
    }
  }

  private void add(ErrorTally errors, FunctionCase function, double[] x, double result) {
    if (precision == Precision.SINGLE) {
      double near = function.near().applyAsDouble(x);
      errors.add(x, error((float) result, near), same((float) result, (float) near));
    } else {
      double error = error(function, x, result);
      errors.add(x, error, error <= 0.5);
    }
  }

  private static boolean same(float a, float b) {
    return Float.floatToIntBits(a) == Float.floatToIntBits(b);
  }

  /** The error of a result in units in the last place of the true one. */
  static double error(Precision precision, FunctionCase function, double[] x, double result) {
    return precision == Precision.SINGLE
        ? error((float) result, function.near().applyAsDouble(x))
        : error(function, x, result);
  }

  private static double error(float result, double near) {
    if (Double.isNaN(near) || near == 0 || Math.abs(near) >= 0x1.ffffffp127) {
      return same(result, (float) near) ? 0 : WRONG;
    }
    double bounded = Float.isInfinite(result) ? Math.copySign(0x1p128, result) : result;
    int last = Math.clamp(Math.getExponent(near), -126, 127) - 23;
    double error = Math.abs(bounded - near) * Math.scalb(1.0, -last);
    return Double.isNaN(error) ? WRONG : error;
  }

  private static double error(FunctionCase function, double[] x, double result) {
    double near = function.near().applyAsDouble(x);
    if (Double.isNaN(near) || near == 0 || Double.isInfinite(near)) {
      return Double.doubleToLongBits(near) == Double.doubleToLongBits(result) ? 0 : WRONG;
    }
    double error = function.precise().apply(x).error(result);
    return Double.isNaN(error) ? WRONG : error;
  }
}
