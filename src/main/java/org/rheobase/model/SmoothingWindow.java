package org.rheobase.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;

/**
 * A window with which rates are smoothed.
 *
 * @param shape its shape
 * @param width its width in seconds: of a flat window the whole width, of a Gaussian one the
 *     standard deviation
 */
public record SmoothingWindow(Shape shape, double width) {
  /** The largest number of time steps in a window. */
  private static final double LONGEST = 1 << 24;

  /** The shapes that there are. */
  public enum Shape {
    /** All steps in the window count alike. */
    FLAT("flat"),
    /** Steps count by a normal distribution. */
    GAUSSIAN("gaussian");

    private final String text;

    Shape(String text) {
      this.text = text;
    }

    /** As written in model files. */
    public String text() {
      return text;
    }

    /**
     * The shape of a name.
     *
     * @throws ModelError if there is none; it suggests one
     */
    public static Shape named(Source name) {
      return Arrays.stream(values())
          .filter(shape -> shape.text.equals(name.text()))
          .findFirst()
          .orElseThrow(() -> unknown(name));
    }

    private static ModelError unknown(Source name) {
      List<String> names = Arrays.stream(values()).map(Shape::text).toList();
      Optional<String> nearest = Suggestions.nearest(name.text(), names);
      return ModelError.at(
          name.whole(),
          "the window '%s' is not known".formatted(name.text()),
          nearest.isPresent()
              ? Suggestions.question(nearest)
              : "there are: " + String.join(", ", names));
    }
  }

  /** Refuses a width that is no time above 0. */
  public SmoothingWindow {
    if (!(width > 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException(
          "a window's width must be above 0, not %s s".formatted(width));
    }
  }

  /** Whether it has no more than 2^24 steps. */
  public boolean fits(double dt) {
    return half(dt) <= LONGEST / 2;
  }

  /**
   * The window's values, an odd number of them, one for each time step; their sum is not 1. As
   * {@code smooth_rate} of Brian2 (monitors/ratemonitor.py) has it: a flat window has 2⌊w/2dt⌋ + 1
   * steps, so that it shifts nothing in time; a Gaussian one reaches over two standard deviations
   * on either side, rounded to whole steps.
   *
   * @param dt the time step in seconds
   * @throws IllegalArgumentException if it has more than 2^24 steps
   */
  public double[] values(double dt) {
    if (!fits(dt)) {
      throw new IllegalArgumentException(
          "a %s window of %s s has more than 2^24 time steps".formatted(shape.text, width));
    }
    return switch (shape) {
      case FLAT -> flat((int) half(dt));
      case GAUSSIAN -> gaussian((int) half(dt), width / dt);
    };
  }

  /** The steps on either side of the middle one. */
  private double half(double dt) {
    return switch (shape) {
      case FLAT -> Math.floor(width / 2 / dt);
      case GAUSSIAN -> Math.rint(2 * width / dt);
    };
  }

  private static double[] flat(int half) {
    double[] values = new double[2 * half + 1];
    Arrays.fill(values, 1);
    return values;
  }

  private static double[] gaussian(int half, double deviation) {
    double[] values = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      values[half + k] = StrictMath.exp(-((double) k * k) / (2 * (deviation * deviation)));
    }
    return values;
  }
}
