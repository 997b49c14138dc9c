package org.rheobase.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rheobase.ir.Type;

/**
 * What stands before the values of an array in NumPy's format {@code .npy}, version 1.0 (NumPy
 * Enhancement Proposal 1; {@code numpy.lib.format}).
 *
 * @param type type of the values
 * @param shape the lengths of the array's axes, the last of which is the one along which values are
 *     neighbours
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, and not compared.
record NpyHeader(Type type, long... shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Values begin at a multiple of it. */
  private static final int ALIGNMENT = 64;

  private static final Map<Type, String> DESCRIPTIONS =
      Map.of(Type.BOOL, "|b1", Type.I32, "<i4", Type.I64, "<i8", Type.F32, "<f4", Type.F64, "<f8");

  private static final Pattern TEXT =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': False, 'shape': \\(((?:[0-9]{1,18},? ?)*)\\), }\\s*");

  /** The header as bytes. */
  byte[] bytes() {
    String axes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(DESCRIPTIONS.get(type), shape.length > 1 ? withoutLast(axes) : axes);
    int begin = MAGIC.length + Short.BYTES;
    int length = Math.ceilDiv(begin + text.length() + 1, ALIGNMENT) * ALIGNMENT - begin;
    String padded = text + " ".repeat(length - text.length() - 1) + "\n";
    return ByteBuffer.allocate(begin + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) length)
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.length() - 1);
  }

  /**
   * Reads a header.
   *
   * @throws IOException if it is none, or of an array that cannot be read here; the message says
   *     why
   */
  static NpyHeader read(InputStream stream) throws IOException {
    if (!Arrays.equals(stream.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("it is no array of NumPy's format .npy 1.0");
    }
    byte[] length = stream.readNBytes(Short.BYTES);
    String text =
        length.length < Short.BYTES
            ? ""
            : new String(
                stream.readNBytes(
                    Short.toUnsignedInt(
                        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getShort())),
                StandardCharsets.US_ASCII);
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IOException("it has another header than an array of results: " + text.strip());
    }
    return new NpyHeader(type(parts.group(1)), shape(parts.group(2)));
  }

  private static Type type(String description) throws IOException {
    for (Map.Entry<Type, String> entry : DESCRIPTIONS.entrySet()) {
      if (entry.getValue().equals(description)) {
        return entry.getKey();
      }
    }
    throw new IOException("results have no values of the type '%s'".formatted(description));
  }

  private static long[] shape(String axes) {
    return Pattern.compile("[0-9]+")
        .matcher(axes)
        .results()
        .mapToLong(axis -> Long.parseLong(axis.group()))
        .toArray();
  }
}
