package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Type;
import org.rheobase.rendering.OpenClRenderer;
import org.rheobase.rendering.Rendering;

/**
 * An OpenCL device, opened. Whatever it makes is released when it is closed, the youngest first.
 */
final class OpenClEngine implements Engine {
  /** Enough for a GPU to hide latencies with, and not more than any device allows. */
  private static final int GROUP_SIZE = 128;

  private final Device device;
  private final OptionalInt groupSize;
  private final BuildOptions options;
  private final int longestLaunch;
  private final Set<ClObject> objects = new LinkedHashSet<>();
  private final Map<String, ClProgram> programs = new HashMap<>();
  private final ClContext context;
  private final ClQueue queue;

  /**
   * Opens a device.
   *
   * @param device how it is known to the rest of the library
   * @param clDevice how it is known to OpenCL
   * @param longestLaunch the most steps that it does in one launch
   */
  OpenClEngine(
      Device device,
      ClDevice clDevice,
      BuildOptions options,
      EngineOptions engineOptions,
      int longestLaunch) {
    this.device = device;
    this.options = options;
    this.longestLaunch = longestLaunch;
    groupSize = engineOptions.workGroupSize();
    context = ClContext.create(clDevice);
    objects.add(context);
    try {
      queue = ClQueue.create(context);
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
    ClProgram compiled = programs.computeIfAbsent(rendering.source(), this::build);
    ClKernel kernel = keep(ClKernel.create(compiled, rendering.entry()));
    if (options.guarded()) {
      kernel.set(program.arguments().size() + program.buffers().size() + 1, 0);
    }
    int largest = kernel.largestGroup(context.device());
    return new OpenClKernel(this, program, kernel, Math.min(groupSize.orElse(GROUP_SIZE), largest));
  }

  private ClProgram build(String generated) {
    return keep(ClProgram.build(context, Prelude.text() + generated, options.text()));
  }

  @Override
  public Memory allocate(Type type, int length) {
    if (type == Type.BOOL || length < 1) {
      throw new IllegalArgumentException("no memory for " + length + " of " + type);
    }
    ClBuffer buffer = keep(ClBuffer.allocate(context, (long) length * type.bytes()));
    try {
      queue.clear(buffer);
    } catch (RuntimeException e) {
      release(buffer);
      throw e;
    }
    return new OpenClMemory(this, buffer, type, length);
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
