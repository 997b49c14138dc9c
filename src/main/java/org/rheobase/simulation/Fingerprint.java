package org.rheobase.simulation;

import java.nio.charset.StandardCharsets;
import org.rheobase.ir.HostArray;

/**
 * A hash over spikes and state. Each spike and each value is mixed to 64 bits by the finalizer of
 * SplitMix64 (Steele, Lea and Flood 2014, figure 16), and these are summed, so that neither order
 * nor the cutting of work into pieces matters. All NaN count as one.
 */
public final class Fingerprint {
  private long sum;

  /** A fingerprint to which other things can be added. */
  Fingerprint copy() {
    Fingerprint copy = new Fingerprint();
    copy.sum = sum;
    return copy;
  }

  /** What brings back the present sum. */
  Runnable keep() {
    long present = sum;
    return () -> sum = present;
  }

  /** Adds the spikes of a block. */
  public void add(EventBlock block) {
    long source = mix(hash(block.group()) + block.epoch());
    for (int k = 0; k < block.count(); k++) {
      sum += mix(source ^ ((long) block.steps()[k] << 32 | block.neurons()[k]));
    }
  }

  /**
   * Adds the values of a variable.
   *
   * @param first number of the neuron whose value comes first
   * @param values one for each neuron from there on
   */
  public void add(String group, String variable, int first, HostArray values) {
    long source = mix(hash(group) ^ mix(hash(variable)));
    for (int k = 0; k < values.length(); k++) {
      sum += mix(mix(source + first + k) ^ canonicalBits(values, k));
    }
  }

  /** The hash as 16 hexadecimal digits. */
  public String text() {
    return "%016x".formatted(mix(sum));
  }

  /** The bits of a value, the same ones for all NaN. */
  static long canonicalBits(HostArray values, int at) {
    return switch (values.elements()) {
      case float[] floats -> Float.floatToIntBits(floats[at]);
      case double[] doubles -> Double.doubleToLongBits(doubles[at]);
      default -> values.bits(at);
    };
  }

  /** FNV-1a over the text's bytes. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long x) {
    long y = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    long z = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
