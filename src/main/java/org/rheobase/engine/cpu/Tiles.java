package org.rheobase.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs work on ranges of positions with a fixed number of threads, each taking the next range when it is done with one. */
final class Tiles implements AutoCloseable {
  /** Small enough that arrays stay in a core's cache and threads end together, large enough that taking one costs nothing. */
  private static final int LARGEST = 1024;

  private static final int SMALLEST = 16;
  private static final int PER_THREAD = 8;

  private final int threads;
  private final ExecutorService helpers;

  /** Work on a range of positions. */
  interface Work {
    void run(int from, int to) throws Throwable;
  }

  /** With so many threads, that of the caller included. */
  Tiles(int threads) {
    this.threads = threads;
    helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), Tiles::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rheobase-cpu");
    thread.setDaemon(true);
    return thread;
  }

  int threads() {
    return threads;
  }

  /** Does the work for positions 0 to {@code count} − 1, and returns when all is done. */
  void run(int count, Work work) throws Throwable {
    int size = Math.clamp(count / (threads * PER_THREAD), SMALLEST, LARGEST);
    int tiles = Math.ceilDiv(count, size);
    AtomicInteger next = new AtomicInteger();
    Work all = (ignoredFrom, ignoredTo) -> takeTiles(next, tiles, size, count, work);
    List<Future<?>> others = new ArrayList<>();
    for (int k = 1; k < Math.min(threads, tiles); k++) {
      others.add(helpers.submit(() -> call(all)));
    }
    try {
      all.run(0, 0);
    } catch (Throwable e) {
      next.set(tiles);
      throw e;
    } finally {
      await(others);
    }
  }
}
