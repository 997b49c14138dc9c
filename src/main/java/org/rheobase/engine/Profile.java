package org.rheobase.engine;

import java.util.List;

/**
 * What an engine's time went to: on OpenCL devices by the device's own clock, in the Java engine by
 * the host's.
 *
 * @param entries kernels and transfers, those that took longest first
 */
public record Profile(List<Entry> entries) {

  /** What is measured. */
  public enum Kind {
    /** Launches of a program, or of a kernel of {@code kernels/}. */
    KERNEL,
    /** Copies to the device, from it, and within it. */
    TRANSFER
  }

  /**
   * All that was done under one name.
   *
   * @param kind whether it computed or copied
   * @param name the program's name, or which way was copied
   * @param count how often it was done
   * @param total seconds in all
   * @param shortest seconds of the shortest time
   * @param longest seconds of the longest time
   * @param bytes bytes that were copied in all; 0 for kernels
   */
  public record Entry(
      Kind kind,
      String name,
      long count,
      double total,
      double shortest,
      double longest,
      long bytes) {

    /** Seconds on average. */
    public double mean() {
      return total / count;
    }

    /** Bytes copied in a second. */
    public double bytesPerSecond() {
      return bytes / total;
    }

    /** Done once more. */
    Entry with(double seconds, long more) {
      return new Entry(
          kind,
          name,
          count + 1,
          total + seconds,
          Math.min(shortest, seconds),
          Math.max(longest, seconds),
          bytes + more);
    }
  }

  /** Seconds of everything. */
  public double total() {
    return entries.stream().mapToDouble(Entry::total).sum();
  }
}
