package org.rheobase.plots;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A picture that was read back, and what can be counted in it. */
record Picture(BufferedImage image) {

  static Picture read(Path path) throws IOException {
    return new Picture(ImageIO.read(path.toFile()));
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** Number of dots that are nearly black in a part of the picture. */
  long dark(double left, double top, double right, double bottom) {
    return count(left, top, right, bottom, rgb -> brightest(rgb) < 90);
  }

  /** Number of dots with a strong colour in a part of the picture. */
  long colored(double left, double top, double right, double bottom) {
    return count(left, top, right, bottom, rgb -> brightest(rgb) - darkest(rgb) > 100);
  }

  /** Number of dots that are more orange than blue in a part of the picture. */
  long orange(double left, double top, double right, double bottom) {
    return count(left, top, right, bottom, rgb -> (rgb >> 16 & 0xFF) - (rgb & 0xFF) > 100);
  }

  /** The part of the dots of the picture that are not white. */
  double inked() {
    return count(0, 0, 1, 1, rgb -> darkest(rgb) < 0xFF) / ((double) width() * height());
  }

  private long count(double left, double top, double right, double bottom, IntPredicate isMeant) {
    return IntStream.range((int) (top * height()), (int) (bottom * height()))
        .mapToLong(y ->
            IntStream.range((int) (left * width()), (int) (right * width()))
                .filter(x -> isMeant.test(image.getRGB(x, y)))
                .count())
        .sum();
  }

  private static int brightest(int rgb) {
    return Math.max(rgb >> 16 & 0xFF, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
  }

  private static int darkest(int rgb) {
    return Math.min(rgb >> 16 & 0xFF, Math.min(rgb >> 8 & 0xFF, rgb & 0xFF));
  }
}
