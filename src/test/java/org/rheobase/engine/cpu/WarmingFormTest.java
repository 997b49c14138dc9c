package org.rheobase.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When vectors take over from plain code; time is told by the forms themselves. */
class WarmingFormTest {
  private static final int COUNT = 100;
  private static final int LANES = 8;

  private final AtomicLong clock = new AtomicLong();
  private final Fake plain = new Fake(1, 1_000_000);
  private final Fake vectors = new Fake(LANES, 2_000_000);
  private final WarmingForm form = new WarmingForm(plain, () -> vectors, Runnable::run, clock::get);

  /** Takes a time for each position, and counts positions. */
  private final class Fake implements Form {
    private final int lanes;
    private long cost;
    private int done;
    private int largest;

    Fake(int lanes, long cost) {
      this.lanes = lanes;
      this.cost = cost;
    }

    @Override
    public void run(long[] arguments, Object[] arrays, int from, int to) {
      clock.addAndGet(cost * (to - from));
      done += to - from;
      largest = Math.max(largest, to - from);
    }

    @Override
    public int tile() {
      return 10 * lanes;
    }

    @Override
    public int lanes() {
      return lanes;
    }
  }

  private void launch(int times) {
    for (int k = 0; k < times; k++) {
      form.run(new long[0], new Object[0], 0, COUNT);
    }
  }

  @Test
  void shortRunsAreDoneByPlainCodeAlone() {
    launch(3);
    assertThat(plain.done).isEqualTo(3 * COUNT);
    assertThat(vectors.done).isZero();
  }

  @Test
  void slowVectorsAreTriedWithFewNeurons() {
    launch(20);
    assertThat(plain.done + vectors.done).isEqualTo(20 * COUNT);
    assertThat(vectors.done).isPositive();
    assertThat(vectors.largest).isEqualTo(4 * LANES);
    assertThat(form.tile()).isEqualTo(plain.tile());
  }

  @Test
  void fastVectorsTakeOver() {
    launch(10);
    vectors.cost = 100_000;
    launch(3);
    int before = plain.done;
    launch(2);
    assertThat(plain.done).isEqualTo(before);
    assertThat(vectors.largest).isEqualTo(COUNT);
    assertThat(form.tile()).isEqualTo(vectors.tile());
  }

  @Test
  void vectorsThatStaySlowAreGivenUp() {
    launch(1000);
    int tried = vectors.done;
    vectors.cost = 1;
    launch(10);
    assertThat(vectors.done).isEqualTo(tried);
  }

  @Test
  void withoutVectorsPlainCodeGoesOn() {
    WarmingForm alone =
        new WarmingForm(
            plain,
            () -> {
              throw new IllegalStateException("no vectors");
            },
            Runnable::run,
            clock::get);
    for (int k = 0; k < 10; k++) {
      alone.run(new long[0], new Object[0], 0, COUNT);
    }
    assertThat(plain.done).isEqualTo(10 * COUNT);
  }
}
