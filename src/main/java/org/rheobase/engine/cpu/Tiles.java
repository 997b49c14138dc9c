package org.rheobase.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Does work on ranges of positions with a fixed number of threads. Each takes the next range when
 * it is done with one, so that all of them end together.
 */
final class Tiles implements AutoCloseable {
  /** A multiple of the lanes in a vector. */
  private static final int GRAIN = 16;

  /** A range is at most one part in so many of what is left for each thread. */
  private static final int PARTS = 4;

  private final int threads;
  private final ExecutorService helpers;

  /** Work on positions. */
  interface Work {

    /** The number of positions that are best done at once; it may change while work goes on. */
    int tile();

    /** Ranges begin at multiples of this. */
    default int grain() {
      return GRAIN;
    }

    /** Does the work on the positions from one up to another. */
    void run(int from, int to);
  }

  /** Does something for each number from 0 on below a count. */
  void each(int count, IntConsumer work) {
    run(
        count,
        new Work() {
          @Override
          public int tile() {
            return 1;
          }

          @Override
          public int grain() {
            return 1;
          }

          @Override
          public void run(int from, int to) {
            IntStream.range(from, to).forEach(work);
          }
        });
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
    Queue queue = new Queue(count, work);
    List<Future<?>> others = new ArrayList<>();
    for (int k = 1; k < Math.min(threads, Math.ceilDiv(count, work.grain())); k++) {
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

  /** Ranges that threads take one after another; smaller ones at the end. */
  private final class Queue implements Runnable {
    private final int count;
    private final Work work;
    private final AtomicInteger taken = new AtomicInteger();

    Queue(int count, Work work) {
      this.count = count;
      this.work = work;
    }

    @Override
    public void run() {
      int from = taken.get();
      while (from < count) {
        int to = from + size(from);
        if (taken.compareAndSet(from, to)) {
          runTile(from, to);
        }
        from = taken.get();
      }
    }

    private int size(int from) {
      int left = count - from;
      int grain = work.grain();
      int share = Math.clamp(left / (threads * PARTS), grain, Math.max(work.tile(), grain));
      return Math.min(share - share % grain, left);
    }

    private void runTile(int from, int to) {
      try {
        work.run(from, to);
      } catch (RuntimeException | Error e) {
        taken.set(count);
        throw e;
      }
    }
  }
}
