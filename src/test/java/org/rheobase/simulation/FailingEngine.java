package org.rheobase.simulation;

import java.util.List;
import java.util.Optional;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.EventList;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.engine.Profile;
import org.rheobase.engine.Raster;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** An engine that works so many times, and then fails whatever is asked of it. */
final class FailingEngine implements Engine {
  private final Engine engine;
  private int working;
  private boolean isClosed;

  /**
   * An engine in front of another one.
   *
   * @param working number of compilations and allocations that succeed
   */
  FailingEngine(Engine engine, int working) {
    this.engine = engine;
    this.working = working;
  }

  boolean isClosed() {
    return isClosed;
  }

  private void work() {
    if (--working < 0) {
      throw new EngineException("failed on purpose");
    }
  }

  @Override
  public Device device() {
    return engine.device();
  }

  @Override
  public Kernel compile(Program program) {
    work();
    return engine.compile(program);
  }

  @Override
  public Memory allocate(Type type, int length) {
    work();
    return engine.allocate(type, length);
  }

  @Override
  public EventList events(Raster raster, List<Memory> values) {
    return engine.events(raster, values);
  }

  @Override
  public Optional<Profile> profile() {
    return engine.profile();
  }

  @Override
  public void close() {
    isClosed = true;
    engine.close();
  }
}
