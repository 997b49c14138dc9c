package org.rheobase.mathlib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engines;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;

/**
 * Compares the results of the functions on all engines of this machine with those of the Java
 * engine, and prints a line of a Markdown table for each function. In single precision the
 * arguments of functions of one argument are all numbers; others are random.
 *
 * <p>Arguments: {@code single|double [STRIDE [SLOW [NAME...]]]}: of 2^32 arguments every STRIDE-th
 * is taken, and every SLOW-th on the interpreter and on devices that work out something in
 * integers.
 */
public final class MathlibEquality {
  private static final int CHUNK = 1 << 16;

  private final Precision precision;
  private final FunctionCase function;
  private final List<Device> devices;
  private final long stride;

  private MathlibEquality(
      Precision precision, FunctionCase function, List<Device> devices, long stride) {
    this.precision = precision;
    this.function = function;
    this.devices = devices;
    this.stride = stride;
  }

  /** Starts a comparison. */
  public static void main(String[] arguments) {
    Precision precision = arguments[0].equals("single") ? Precision.SINGLE : Precision.DOUBLE;
    long stride = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    long slow = arguments.length > 2 ? Long.parseLong(arguments[2]) : 4099;
    List<FunctionCase> cases =
        arguments.length > 3
            ? Arrays.stream(arguments).skip(3).map(FunctionCase::named).toList()
            : FunctionCase.ROUNDED;
    List<Device> all =
        Engines.devices().stream().filter(d -> d.precisions().contains(precision)).toList();
    List<Device> others = all.stream().filter(d -> !d.backend().equals("cpu")).toList();
    List<Device> fast = others.stream().filter(d -> !isSlow(d)).toList();
    List<Device> slowest = others.stream().filter(MathlibEquality::isSlow).toList();
    System.out.println("| function | equal to the Java engine |");
    System.out.println("|---|---|");
    for (FunctionCase function : cases) {
      String first = new MathlibEquality(precision, function, fast, stride).text();
      String second = new MathlibEquality(precision, function, slowest, slow).text();
      System.out.printf("| `%s` | %s; %s |%n", function, first, second);
    }
  }

  private static boolean isSlow(Device device) {
    return device.backend().equals("interpreter")
        || device.remarks().stream().anyMatch(remark -> remark.contains("slower"));
  }

  private String text() {
    String names =
        devices.stream()
            .map(d -> d.platformName().isEmpty() ? d.name() : d.platformName())
            .collect(Collectors.joining(", "));
    return "%s: %s".formatted(names, compare());
  }

  private String compare() {
    List<Elementwise> engines = new ArrayList<>();
    try {
      engines.add(Elementwise.of(function, Backend.cpu(), precision, CHUNK));
      for (Device device : devices) {
        engines.add(Elementwise.of(function, Backend.of(device), precision, CHUNK));
      }
      return compare(engines);
    } finally {
      engines.forEach(Elementwise::close);
    }
  }

  private String compare(List<Elementwise> engines) {
    SplittableRandom random = new SplittableRandom(5);
    List<HostArray> arrays = engines.getFirst().arrays();
    HostArray expected = engines.getFirst().arrays().getLast();
    long chunks = Math.ceilDiv((1L << 32) / stride, CHUNK);
    for (long chunk = 0; chunk < chunks; chunk++) {
      fill(arrays, random, chunk);
      engines.getFirst().apply(arrays);
      arrays.getLast().copyTo(0, expected, 0, CHUNK);
      for (int k = 1; k < engines.size(); k++) {
        engines.get(k).apply(arrays);
        int place = mismatch(expected, arrays.getLast());
        if (place >= 0) {
          double[] x = new double[function.arity()];
          Elementwise.take(arrays, place, x);
          return "**differs** on %s at %s"
              .formatted(devices.get(k - 1).title(), Arrays.toString(x));
        }
      }
    }
    return "%,d arguments".formatted(chunks * CHUNK);
  }

  private void fill(List<HostArray> arrays, SplittableRandom random, long chunk) {
    double[] x = new double[function.arity()];
    for (int k = 0; k < CHUNK; k++) {
      if (precision == Precision.SINGLE && x.length == 1) {
        arrays.getFirst().setBits(k, (chunk * CHUNK + k) * stride);
      } else {
        function.samples().next(random, precision, x);
        Elementwise.put(arrays, k, x);
      }
    }
  }

  /** The first place where bits differ, or a negative number; all NaN count as one. */
  private static int mismatch(HostArray a, HostArray b) {
    return switch (a.elements()) {
      case float[] floats -> Arrays.mismatch(floats, (float[]) b.elements());
      case double[] doubles -> Arrays.mismatch(doubles, (double[]) b.elements());
      default -> throw new IllegalArgumentException("not real: " + a.type());
    };
  }
}
