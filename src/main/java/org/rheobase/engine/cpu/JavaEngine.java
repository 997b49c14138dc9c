package org.rheobase.engine.cpu;

import java.lang.invoke.MethodHandle;
import org.rheobase.engine.Device;
import org.rheobase.engine.EngineOptions;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.rendering.JavaRenderer;

/** Runs programs as Java code, compiled in memory. */
final class JavaEngine extends CpuEngine {
  private static final CompiledPrograms COMPILED = new CompiledPrograms();

  JavaEngine(Device device, EngineOptions options) {
    super(device, options);
  }

  @Override
  Prepared prepare(Program program) {
    MethodHandle run = COMPILED.find(JavaRenderer.render(Schedule.of(program)));
    return (arguments, buffers, from, to) ->
        invoke(run, arguments, buffers.stream().map(HostArray::elements).toArray(), from, to);
  }

  private static void invoke(
      MethodHandle run, long[] arguments, Object[] arrays, int from, int to) {
    try {
      run.invokeExact(arguments, arrays, from, to);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("generated code throws nothing checked", e);
    }
  }
}
