package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.Profile;

/** The engines of a simulation. Several of them work at once, each in a thread of its own. */
final class EngineTeam implements AutoCloseable {
  private final List<Engine> engines;
  private final List<ExecutorService> threads = new ArrayList<>();

  EngineTeam(List<Engine> engines) {
    this.engines = List.copyOf(engines);
    for (int k = 1; k < engines.size(); k++) {
      threads.add(
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().daemon().name("rheobase-engine-" + k).factory()));
    }
  }

  int size() {
    return engines.size();
  }

  Engine engine(int number) {
    return engines.get(number);
  }

  List<Device> devices() {
    return engines.stream().map(Engine::device).toList();
  }

  /** What each engine's time has gone to, where they take note of it. */
  List<Profile> profiles() {
    return engines.stream().map(Engine::profile).flatMap(Optional::stream).toList();
  }

  /**
   * Does work on each engine, at the same time, and waits until all of it is done.
   *
   * @param work is given the engine's number; a failure on one of them is thrown again when the
   *     others are done
   */
  void each(IntConsumer work) {
    List<CompletableFuture<Void>> others =
        IntStream.range(1, size())
            .mapToObj(k -> CompletableFuture.runAsync(() -> work.accept(k), threads.get(k - 1)))
            .toList();
    try {
      work.accept(0);
    } finally {
      // Joining is not interrupted: an engine cannot be left alone with half-done work.
      others.forEach(other -> other.handle((done, failure) -> failure).join());
    }
    others.forEach(EngineTeam::throwFailure);
  }

  private static void throwFailure(Future<?> done) {
    if (done.state() == Future.State.FAILED) {
      switch (done.exceptionNow()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(done.exceptionNow());
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
    RuntimeException failure = null;
    for (Engine engine : engines) {
      try {
        engine.close();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
