package org.rheobase.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does work on ranges of positions with a fixed number of threads. Each takes the next range when
 * it is done with one, so that all of them end together.
 */
final class Tiles implements AutoCloseable {
  /**
   * Work that is handed out in one piece is never more than this, so that its arrays stay in a
   * core's cache.
   */
  private static final int LARGEST = 1024;

  private static final int SMALLEST = 16;
  private static final int PER_THREAD = 8;

  private final int threads;
  private final ExecutorService helpers;

  /** Work on the positions from one up to another. */
  interface Work {
    void run(int from, int to);
  }

  /** With so many threads, that of the caller among them. */
  Tiles(int threads) {
    this.threads = threads;
    helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), Tiles::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rheobase-cpu");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does the work for positions 0 to {@code count} − 1; returns, or throws the first failure, when
   * no thread works on it.
   */
  void run(int count, Work work) {
    Queue queue =
        new Queue(count, Math.clamp(count / (threads * PER_THREAD), SMALLEST, LARGEST), work);
    List<Future<?>> others = new ArrayList<>();
    for (int k = 1; k < Math.min(threads, queue.tiles); k++) {
      others.add(helpers.submit(queue));
    }
    try {
      queue.run();
    } finally {
      others.forEach(Tiles::await);
    }
  }

  /**
   * Waits for a helper even if this thread is interrupted: it writes to memory that the caller will
   * look at.
   */
  private static void await(Future<?> helper) {
    boolean interrupted = false;
    while (true) {
      try {
        helper.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        restore(interrupted);
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
    restore(interrupted);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
  }

  /** Ranges of equal size that threads take one after another. */
  private static final class Queue implements Runnable {
    private final int count;
    private final int size;
    private final int tiles;
    private final Work work;
    private final AtomicInteger taken = new AtomicInteger();

    Queue(int count, int size, Work work) {
      this.count = count;
      this.size = size;
      this.work = work;
      tiles = Math.ceilDiv(count, size);
    }

    @Override
    public void run() {
      for (int tile = taken.getAndIncrement(); tile < tiles; tile = taken.getAndIncrement()) {
        runTile(tile);
      }
    }

    private void runTile(int tile) {
      try {
        int from = tile * size;
        work.run(from, from + Math.min(size, count - from));
      } catch (RuntimeException | Error e) {
        taken.set(tiles);
        throw e;
      }
    }
  }
}
