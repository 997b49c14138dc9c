package org.rheobase.simulation;

import java.util.List;
import java.util.Optional;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EventList;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.engine.Profile;
import org.rheobase.engine.Raster;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** An engine in front of another one, to which it hands everything on. */
class ForwardingEngine implements Engine {
  private final Engine engine;

  ForwardingEngine(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Device device() {
    return engine.device();
  }

  @Override
  public Kernel compile(Program program) {
    return engine.compile(program);
  }

  @Override
  public Memory allocate(Type type, int length) {
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
    engine.close();
  }
}
