package org.rheobase.files;

import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Group;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set of HDF5 whose values wait on disk. jHDF itself writes arrays in memory only, which a
 * long run has no space for; so the header of the data set is made here, of jHDF's messages, and
 * the values are copied from file to file. They stand in one piece.
 */
final class SpooledDataset extends WritableDatasetImpl {
  /** In place of the array that jHDF would write; it takes no empty one. */
  private static final byte[] UNUSED = {0};

  private final Spool values;
  private final long[] shape;

  /**
   * A data set.
   *
   * @param shape the lengths of its axes
   */
  SpooledDataset(Group group, String name, Spool values, long... shape) {
    super(UNUSED, name, group);
    this.values = values;
    this.shape = shape;
  }

  @Override
  public long write(HdfFileChannel file, long position) {
    // The header is as long whatever address stands in it.
    long begin = position + header(position, 0).limit();
    try {
      FileChannel channel = file.getFileChannel();
      channel.position(begin);
      values.copyTo(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write results: " + Reasons.of(e), e);
    }
    file.write(header(position, begin), position);
    return begin + values.bytes();
  }

  private ByteBuffer header(long position, long begin) {
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(dataType()));
    messages.add(DataSpaceMessage.create(dataSpace()));
    messages.add(FillValueMessage.NO_FILL);
    messages.add(ContiguousDataLayoutMessage.create(begin, values.bytes()));
    if (!getAttributes().isEmpty()) {
      messages.add(AttributeInfoMessage.create());
      getAttributes()
          .forEach((name, attribute) -> messages.add(AttributeMessage.create(name, attribute)));
    }
    return new ObjectHeaderV2(position, messages).toBuffer();
  }

  /** Numbers of 64 bits are those of neurons, which the guide wants without sign. */
  private DataType dataType() {
    return switch (values.type()) {
      case BOOL -> new FixedPoint(Byte.BYTES);
      case I32 -> new FixedPoint(Integer.BYTES);
      case U32 -> new FixedPoint(Integer.BYTES, false);
      case I64 -> new FixedPoint(Long.BYTES, false);
      case F32 -> FloatingPoint.FLOAT;
      case F64 -> FloatingPoint.DOUBLE;
    };
  }

  /** The shape, read from what would stand in a file: jHDF makes none without an array. */
  private DataSpace dataSpace() {
    byte version = 2;
    byte simple = 1;
    ByteBuffer message =
        ByteBuffer.allocate(4 + Long.BYTES * shape.length).order(ByteOrder.LITTLE_ENDIAN);
    message.put(version).put((byte) shape.length).put((byte) 0).put(simple);
    for (long axis : shape) {
      message.putLong(axis);
    }
    return DataSpace.readDataSpace(message.flip(), new SuperblockV2V3());
  }
}
