package org.rheobase.files;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rheobase.files.ResultTable.Column;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** Reads what {@link SonataWriter} has written, but for its CSV files. */
final class SonataReader implements FormatReader {
  private final Path folder;

  SonataReader(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean has(String group, String part) {
    return switch (part) {
      case "state" -> !reports(group).isEmpty();
      case "spikes" -> {
        Path file = SonataFile.ofEvents(folder, group, part);
        yield Files.exists(file) && read(file, in -> in.has("/spikes/" + group));
      }
      default -> Files.exists(SonataFile.ofEvents(folder, group, part));
    };
  }

  /** The reports of a population, by the names of their files. */
  private List<Path> reports(String group) {
    String prefix = SonataFile.reportPrefix(group);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(".h5"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + Reasons.of(e), e);
    }
  }

  @Override
  public ResultTable table(String group, String part) {
    return read(
        SonataFile.ofEvents(folder, group, part),
        in -> {
          String population = "/spikes/" + group;
          List<Column> columns = new ArrayList<>();
          columns.add(new Column("step", in.values(population + "/steps")));
          columns.add(new Column("t", in.values(population + "/seconds")));
          columns.add(new Column("i", in.neurons(population + "/node_ids")));
          if (in.has(population + "/values")) {
            columns.addAll(in.columns(population + "/values"));
          }
          return Shapes.table(in.path(), columns);
        });
  }

  @Override
  public ResultFrames frames(String group) {
    List<Path> files = reports(group);
    List<Column> variables = new ArrayList<>();
    String prefix = SonataFile.reportPrefix(group);
    for (Path file : files) {
      String name = file.getFileName().toString();
      String variable = name.substring(prefix.length(), name.length() - ".h5".length());
      variables.add(
          new Column(variable, read(file, in -> in.values("/report/" + group + "/data"))));
    }
    String mapping = "/report/" + group + "/mapping";
    return read(
        files.getFirst(),
        in ->
            Shapes.frames(
                in.path(),
                in.values(mapping + "/steps"),
                in.values(mapping + "/seconds"),
                in.neurons(mapping + "/node_ids"),
                variables));
  }

  private static <T> T read(Path path, Function<Open, T> reading) {
    try (HdfFile file = new HdfFile(path);
        FileChannel channel = FileChannel.open(path)) {
      return reading.apply(new Open(path, file, channel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + Reasons.of(e), e);
    } catch (Shapes.WrongFile e) {
      throw e;
    } catch (RuntimeException e) {
      // jHDF has no exception of its own for all that may be wrong with a file.
      throw Shapes.wrong(path, "it cannot be read as HDF5 (%s)".formatted(e.getMessage()));
    }
  }

  /**
   * A file that is being read.
   *
   * @param path its name
   * @param file its groups and data sets
   * @param channel its bytes, from which values are taken: jHDF makes objects of numbers of 64 bits
   */
  private record Open(Path path, HdfFile file, FileChannel channel) {

    boolean has(String place) {
      Node node = file;
      for (String name : place.substring(1).split("/", -1)) {
        if (!(node instanceof Group group) || !group.getChildren().containsKey(name)) {
          return false;
        }
        node = group.getChild(name);
      }
      return true;
    }

    private Node node(String place) {
      if (!has(place)) {
        throw Shapes.wrong(path, "there is no %s in it".formatted(place));
      }
      return file.getByPath(place);
    }

    List<Column> columns(String place) {
      if (!(node(place) instanceof Group group)) {
        throw Shapes.wrong(path, "%s is no group".formatted(place));
      }
      return group.getChildren().keySet().stream()
          .sorted()
          .map(name -> new Column(name, values(place + "/" + name)))
          .toList();
    }

    HostArray neurons(String place) {
      if (!(values(place).elements() instanceof long[] ids)) {
        throw Shapes.wrong(path, "%s has other values than numbers of neurons".formatted(place));
      }
      int[] neurons = new int[ids.length];
      for (int k = 0; k < neurons.length; k++) {
        neurons[k] = (int) ids[k];
      }
      return new HostArray(Type.I32, neurons);
    }

    HostArray values(String place) {
      if (!(node(place) instanceof Dataset dataset)
          || !(dataset instanceof ContiguousDataset contiguous)) {
        throw Shapes.wrong(path, "%s is no data set in one piece".formatted(place));
      }
      int size = Shapes.size(path, dataset.getDimensionsAsLong());
      try {
        Type type = type(place, dataset.getDataType());
        long address = size == 0 ? 0 : contiguous.getDataAddress();
        Shapes.requireBytes(path, type, size, channel.size() - address);
        return RawValues.read(channel.position(address), type, size);
      } catch (IOException e) {
        throw Shapes.wrong(path, "%s: %s".formatted(place, e.getMessage()));
      }
    }

    private Type type(String place, DataType type) {
      int bytes = type.getSize();
      return switch (type) {
        case FixedPoint integer when bytes == Byte.BYTES -> Type.BOOL;
        case FixedPoint integer when bytes == Integer.BYTES -> Type.I32;
        case FixedPoint integer when bytes == Long.BYTES -> Type.I64;
        case FloatingPoint real when bytes == Float.BYTES -> Type.F32;
        case FloatingPoint real when bytes == Double.BYTES -> Type.F64;
        default -> throw Shapes.wrong(path, "%s has values of another type".formatted(place));
      };
    }
  }
}
