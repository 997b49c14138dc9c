package org.rheobase.files;

import io.jhdf.api.Node;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Says of a population of SONATA that its spikes are sorted by time: an attribute {@code sorting}
 * of an enumeration, which jHDF reads, but does not write.
 */
final class SortingAttribute extends WritableAttributeImpl {
  static final String NAME = "sorting";

  /** The words of the enumeration, by their numbers from 0 on. */
  private static final List<String> WORDS = List.of("none", "by_id", "by_time");

  private static final byte BY_TIME = 2;

  SortingAttribute(Node population) {
    super(NAME, population, BY_TIME);
  }

  @Override
  public DataType getDataType() {
    return new Sorting(type());
  }

  /**
   * An enumeration as the HDF5 file format specification has it (version 1 of the message
   * "Datatype", class 8).
   */
  private static ByteBuffer type() {
    byte versionAndClass = 0x18;
    int alignment = 8;
    ByteBuffer base = new FixedPoint(Byte.BYTES).toBuffer();
    ByteBuffer type =
        ByteBuffer.allocate(8 + base.remaining() + (alignment + 1) * WORDS.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    type.put(versionAndClass).putShort((short) WORDS.size()).put((byte) 0).putInt(Byte.BYTES);
    type.put(base);
    for (String word : WORDS) {
      ByteBuffer padded = ByteBuffer.allocate(alignment);
      padded.put(word.getBytes(StandardCharsets.US_ASCII));
      type.put(padded.rewind());
    }
    for (byte number = 0; number < WORDS.size(); number++) {
      type.put(number);
    }
    return type.flip();
  }

  /** The enumeration, which writes itself as it would be read. */
  private static final class Sorting extends EnumDataType {
    private final ByteBuffer message;

    Sorting(ByteBuffer message) {
      super(message.duplicate().order(ByteOrder.LITTLE_ENDIAN));
      this.message = message;
    }

    @Override
    public ByteBuffer toBuffer() {
      return message.duplicate();
    }

    @Override
    public ByteBuffer encodeData(Object number) {
      return ByteBuffer.wrap(new byte[] {(byte) number});
    }
  }
}
