package org.rheobase.simulation;

import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineException;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;

/** An engine that works so many times, and then fails whatever is asked of it. */
final class FailingEngine extends ForwardingEngine {
  private int working;
  private boolean isClosed;

  /**
   * An engine in front of another one.
   *
   * @param working number of compilations and allocations that succeed
   */
  FailingEngine(Engine engine, int working) {
    super(engine);
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
  public Kernel compile(Program program) {
    work();
    return super.compile(program);
  }

  @Override
  public Memory allocate(Type type, int length) {
    work();
    return super.allocate(type, length);
  }

  @Override
  public void close() {
    isClosed = true;
    super.close();
  }
}
