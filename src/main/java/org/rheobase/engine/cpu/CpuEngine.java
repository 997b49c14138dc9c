package org.rheobase.engine.cpu;

import java.util.List;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Launches;
import org.rheobase.engine.Memory;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** What the engines of this package share: memory in the Java heap, and threads. */
abstract class CpuEngine implements Engine {
  private final Device device;
  private final Tiles tiles;
  private boolean open = true;

  CpuEngine(Device device, EngineOptions options) {
    this.device = device;
    tiles = new Tiles(options.threads().orElse(device.computeUnits()));
  }

  /** A program made ready for running on ranges of positions. */
  interface Prepared {
    void run(long[] arguments, List<HostArray> buffers, int from, int to);
  }

  /** Makes a program ready. */
  abstract Prepared prepare(Program program);

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
    private final Prepared prepared;

    CpuKernel(Program program, Prepared prepared) {
      this.program = program;
      this.prepared = prepared;
    }

    @Override
    public Program program() {
      return program;
    }

    @Override
    public void launch(long[] arguments, List<Memory> buffers, int count) {
      requireOpen();
      Launches.check(program, arguments, buffers, count);
      List<HostArray> arrays = buffers.stream().map(CpuKernel::array).toList();
      try {
        tiles.run(count, (from, to) -> prepared.run(arguments, arrays, from, to));
      } catch (IndexOutOfBoundsException e) {
        throw new EngineException("program " + program.name() + " reaches outside of a buffer", e);
      }
    }

    private static HostArray array(Memory memory) {
      if (memory instanceof JavaMemory java) {
        return java.array();
      }
      throw new IllegalArgumentException("memory of another engine");
    }
  }
}
