package org.rheobase.engine.cpu;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plain code at first, vectors once they are faster. Methods of the Vector API are a hundred times
 * slower than plain ones until the Java runtime has compiled them with all its means, which takes
 * thousands of calls. So a program that has run for a while is spelled in vectors beside, and one
 * thread at a time lets them do a few of its neurons, whose results are the same; when they take
 * less time a neuron than the plain code, they do everything. Short runs never come to this.
 */
final class WarmingForm implements Form {
  /** How long plain code runs before vectors are tried, in nanoseconds of all threads. */
  private static final long PATIENCE = 300_000_000;

  /** How long vectors are given to become fast, in nanoseconds. */
  private static final long WARMING = 20_000_000_000L;

  /** As many times in a row have vectors to be faster. */
  private static final int PROOFS = 3;

  /** Vectors are tried with so many of them, so that loops go round. */
  private static final int TRIED_VECTORS = 4;

  private final Form plain;
  private final Supplier<Form> maker;
  private final Executor executor;
  private final LongSupplier clock;
  private final LongAdder plainTime = new LongAdder();
  private final AtomicBoolean isTrying = new AtomicBoolean();
  private volatile @Nullable Form vectors;
  private volatile Form chosen;
  private volatile double plainCost = Double.POSITIVE_INFINITY;
  private boolean isAsked;
  private long triedTime;
  private int proofs;

  /**
   * Plain code.
   *
   * @param maker makes the vectors, which takes a while
   * @param executor where they are made
   * @param clock tells nanoseconds
   */
  WarmingForm(Form plain, Supplier<Form> maker, Executor executor, LongSupplier clock) {
    this.plain = plain;
    this.maker = maker;
    this.executor = executor;
    this.clock = clock;
    chosen = this;
  }

  /** Plain code, whose vectors are made by a thread of their own. */
  static WarmingForm of(Form plain, Supplier<Form> maker) {
    return new WarmingForm(plain, maker, ForkJoinPool.commonPool(), System::nanoTime);
  }

  @Override
  public int tile() {
    return chosen == this ? plain.tile() : chosen.tile();
  }

  @Override
  public void run(long[] arguments, Object[] arrays, int from, int to) {
    if (chosen != this) {
      chosen.run(arguments, arrays, from, to);
      return;
    }
    int start = from;
    if (plainTime.sum() > PATIENCE && isTrying.compareAndSet(false, true)) {
      try {
        start = tryVectors(arguments, arrays, from, to);
      } finally {
        isTrying.set(false);
      }
    }
    if (start < to) {
      long time = clock.getAsLong();
      plain.run(arguments, arrays, start, to);
      time = clock.getAsLong() - time;
      plainTime.add(time);
      plainCost = cost(time, start, to);
    }
  }

  private static double cost(long time, int from, int to) {
    return (double) time / (to - from);
  }

  /** Returns where plain code has to go on. Only one thread comes here at a time. */
  private int tryVectors(long[] arguments, Object[] arrays, int from, int to) {
    Form form = vectors;
    if (form == null) {
      ask();
      return from;
    }
    int size = Math.min(TRIED_VECTORS * form.lanes(), (to - from) / form.lanes() * form.lanes());
    if (size > 0) {
      long time = clock.getAsLong();
      form.run(arguments, arrays, from, from + size);
      judge(form, clock.getAsLong() - time, from, from + size);
    }
    return from + size;
  }

  private void judge(Form form, long time, int from, int to) {
    triedTime += time;
    proofs = cost(time, from, to) < plainCost ? proofs + 1 : 0;
    if (proofs == PROOFS) {
      chosen = form;
    } else if (triedTime > WARMING) {
      chosen = plain;
    }
  }

  /** Has the vector form made by another thread, once; without it plain code goes on. */
  private void ask() {
    if (!isAsked) {
      isAsked = true;
      executor.execute(this::make);
    }
  }

  private void make() {
    try {
      vectors = maker.get();
    } catch (RuntimeException e) {
      chosen = plain;
    }
  }
}
