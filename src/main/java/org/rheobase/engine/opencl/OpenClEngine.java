package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EventList;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.engine.Profile;
import org.rheobase.engine.Raster;
import org.rheobase.engine.RasterDecoder;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Type;
import org.rheobase.rendering.OpenClRenderer;
import org.rheobase.rendering.Rendering;

/**
 * An OpenCL device, opened. Whatever it makes is released when it is closed, the youngest first.
 */
final class OpenClEngine implements Engine {
  /** Results cross in pieces of this size. */
  private static final int HOST_BUFFER_BYTES = 4 << 20;

  private final Device device;
  private final OptionalInt groupSize;
  private final BuildOptions options;
  private final int longestLaunch;
  private final KernelCache cache;
  private final Set<ClObject> objects = new LinkedHashSet<>();
  private final Map<String, ClProgram> programs = new HashMap<>();
  private final ClContext context;
  private final ClQueue queue;
  private @Nullable Compaction compaction;
  private @Nullable HostBuffer hostBuffer;

  /**
   * Opens a device.
   *
   * @param device how it is known to the rest of the library
   * @param clDevice how it is known to OpenCL
   * @param longestLaunch the most steps that it does in one launch
   * @param cache where compiled kernels are kept
   */
  OpenClEngine(
      Device device,
      ClDevice clDevice,
      BuildOptions options,
      EngineOptions engineOptions,
      int longestLaunch,
      KernelCache cache) {
    this.device = device;
    this.options = options;
    this.longestLaunch = longestLaunch;
    this.cache = cache;
    groupSize = engineOptions.workGroupSize();
    context = ClContext.create(clDevice);
    objects.add(context);
    try {
      queue = ClQueue.create(context, engineOptions.profiles());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
    objects.add(queue);
  }

  @Override
  public Device device() {
    return device;
  }

  int longestLaunch() {
    return longestLaunch;
  }

  ClQueue queue() {
    return queue;
  }

  @Override
  public Kernel compile(Program program) {
    if (!device.precisions().contains(program.precision())) {
      throw new EngineException(
          "%s cannot compute in %s precision: %s"
              .formatted(
                  device.title(), program.precision().text(), String.join("; ", device.remarks())));
    }
    Schedule schedule = Schedule.of(program);
    Rendering rendering =
        options.guarded()
            ? OpenClRenderer.renderGuarded(schedule)
            : OpenClRenderer.render(schedule);
    ClKernel kernel =
        kernel(build(KernelSource.PRELUDE.text() + rendering.source()), rendering.entry());
    if (options.guarded()) {
      kernel.set(program.arguments().size() + program.buffers().size() + 1, 0);
    }
    return new OpenClKernel(this, program, kernel, groupSize(kernel));
  }

  private GroupSize groupSize(ClKernel kernel) {
    ClDevice clDevice = context.device();
    return groupSize.isPresent()
        ? GroupSize.fixed(Math.min(groupSize.getAsInt(), kernel.largestGroup(clDevice)))
        : GroupSize.of(kernel, clDevice, device.kind());
  }

  /** Compiles a source, or finds it compiled already. */
  ClProgram build(String source) {
    return programs.computeIfAbsent(
        source, text -> keep(ClProgram.build(context, text, options.text(), cache)));
  }

  /** One of a program's kernels, with parameters of its own. */
  ClKernel kernel(ClProgram program, String name) {
    return keep(ClKernel.create(program, name));
  }

  /**
   * Where the device is a processor, its memory is the host's, and a host that looks at words of
   * the raster alone is faster than kernels that work for all neurons alike.
   */
  @Override
  public EventList events(Raster raster, List<Memory> values) {
    return device.kind() == Device.Kind.CPU
        ? listOnHost(raster, values)
        : listOnDevice(raster, values);
  }

  private EventList listOnHost(Raster raster, List<Memory> values) {
    HostArray words = own(raster.words()).first(raster.length());
    List<IntFunction<HostArray>> recorded =
        values.stream().map(memory -> (IntFunction<HostArray>) own(memory)::first).toList();
    return RasterDecoder.decode(
        raster, (int[]) words.elements(), recorded, RasterDecoder::oneByOne);
  }

  /** What {@link #events} gives, worked out by the device. */
  EventList listOnDevice(Raster raster, List<Memory> values) {
    if (compaction == null) {
      compaction = new Compaction(this);
    }
    return compaction.list(
        raster, own(raster.words()).buffer(), values.stream().map(this::own).toList());
  }

  /**
   * Memory as this engine has it.
   *
   * @throws IllegalArgumentException if it is another engine's
   */
  OpenClMemory own(Memory memory) {
    if (memory instanceof OpenClMemory ours && ours.engine() == this) {
      return ours;
    }
    throw new IllegalArgumentException("memory of another engine");
  }

  /** Copies a buffer's first elements to an array, as many as it has room for. */
  void read(ClBuffer buffer, HostArray target) {
    if (hostBuffer == null) {
      hostBuffer = keep(HostBuffer.allocate(context, queue, HOST_BUFFER_BYTES));
    }
    int piece = hostBuffer.bytes() / target.type().bytes();
    for (int at = 0; at < target.length(); at += Math.min(piece, target.length() - at)) {
      int length = Math.min(piece, target.length() - at);
      long bytes = (long) target.type().bytes();
      queue.read(buffer, at * bytes, hostBuffer.pointer(), length * bytes);
      hostBuffer.copyTo(target, at, length);
    }
  }

  /** Takes memory without filling it. */
  ClBuffer take(long bytes) {
    return keep(ClBuffer.allocate(context, bytes));
  }

  @Override
  public Memory allocate(Type type, int length) {
    if (type == Type.BOOL || length < 1) {
      throw new IllegalArgumentException("no memory for " + length + " of " + type);
    }
    ClBuffer buffer = take((long) length * type.bytes());
    try {
      queue.clear(buffer);
    } catch (RuntimeException e) {
      release(buffer);
      throw e;
    }
    return new OpenClMemory(this, buffer, type, length);
  }

  @Override
  public Optional<Profile> profile() {
    return queue.profile();
  }

  private <T extends ClObject> T keep(T object) {
    objects.add(object);
    return object;
  }

  /** Gives an object back before the engine is closed. */
  void release(ClObject object) {
    objects.remove(object);
    object.close();
  }

  @Override
  public void close() {
    List<ClObject> youngestFirst = new ArrayList<>(objects).reversed();
    objects.clear();
    RuntimeException failure = null;
    for (ClObject object : youngestFirst) {
      try {
        object.close();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
