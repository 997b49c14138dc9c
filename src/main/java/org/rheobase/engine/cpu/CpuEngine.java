package org.rheobase.engine.cpu;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EventList;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Launches;
import org.rheobase.engine.Memory;
import org.rheobase.engine.Profile;
import org.rheobase.engine.ProfileRecorder;
import org.rheobase.engine.Raster;
import org.rheobase.engine.RasterDecoder;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** What the engines of this package share: memory in the Java heap, and threads. */
abstract class CpuEngine implements Engine {
  private final Device device;
  private final Tiles tiles;
  private final Optional<ProfileRecorder> recorder;
  private boolean open = true;

  CpuEngine(Device device, EngineOptions options) {
    this.device = device;
    recorder = options.profiles() ? Optional.of(new ProfileRecorder()) : Optional.empty();
    tiles = new Tiles(options.threads().orElse(device.computeUnits()));
  }

  /** Makes a program ready. */
  abstract Form prepare(Program program);

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Kernel compile(Program program) {
    requireOpen();
    return new CpuKernel(program, prepare(program));
  }

  @Override
  public Memory allocate(Type type, int length) {
    requireOpen();
    return JavaMemory.allocate(type, length);
  }

  @Override
  public EventList events(Raster raster, List<Memory> values) {
    requireOpen();
    return RasterDecoder.decode(
        raster,
        (int[]) array(raster.words()).elements(),
        values.stream().map(memory -> first(array(memory))).toList(),
        tiles::each);
  }

  /** How the first elements of an array are had: within itself. */
  private static IntFunction<HostArray> first(HostArray array) {
    return length -> length == 0 ? HostArray.of(array.type(), 0) : array;
  }

  private static HostArray array(Memory memory) {
    if (memory instanceof JavaMemory java) {
      return java.array();
    }
    throw new IllegalArgumentException("memory of another engine");
  }

  @Override
  public Optional<Profile> profile() {
    return recorder.map(ProfileRecorder::profile);
  }

  private void note(Program program, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    recorder.ifPresent(r -> r.add(Profile.Kind.KERNEL, program.name(), seconds, 0));
  }

  @Override
  public void close() {
    open = false;
    tiles.close();
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("engine is closed");
    }
  }

  /** A program with its threads. */
  private final class CpuKernel implements Kernel {
    private final Program program;
    private final Form form;

    CpuKernel(Program program, Form form) {
      this.program = program;
      this.form = form;
    }

    @Override
    public Program program() {
      return program;
    }

    @Override
    public void launch(long[] arguments, List<Memory> buffers, int count) {
      requireOpen();
      Launches.check(program, arguments, buffers, count);
      Object[] arrays = buffers.stream().map(buffer -> array(buffer).elements()).toArray();
      long begin = System.nanoTime();
      try {
        tiles.run(count, new Work(form, arguments, arrays));
        note(program, begin);
      } catch (IndexOutOfBoundsException e) {
        throw new EngineException("program " + program.name() + " reaches outside of a buffer", e);
      }
    }
  }

  /** A launch, as it is cut into tiles. */
  @SuppressWarnings("ArrayRecordComponent") // Shared with the engine on purpose.
  private record Work(Form form, long[] arguments, Object[] arrays) implements Tiles.Work {

    @Override
    public int tile() {
      return form.tile();
    }

    @Override
    public void run(int from, int to) {
      form.run(arguments, arrays, from, to);
    }
  }
}
