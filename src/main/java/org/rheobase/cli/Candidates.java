package org.rheobase.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rheobase.ir.Precision;

/** What shells propose for the values of options that picocli knows as texts. */
final class Candidates {
  private Candidates() {}

  /** Backends without their devices. */
  static final class Backends extends ArrayList<String> {
    /** Made by picocli. */
    Backends() {
      super(List.of("auto", "cpu", "interpreter", "opencl", "opencl:all"));
    }
  }

  /** Precisions. */
  static final class Precisions extends ArrayList<String> {
    /** Made by picocli. */
    Precisions() {
      super(Stream.of(Precision.values()).map(Precision::text).toList());
    }
  }
}
