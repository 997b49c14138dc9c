package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.models.RandomModel;
import org.rheobase.testing.models.Shrinking;

/**
 * Models made by chance, each a model file, give the same bits on every engine as on the
 * interpreter, or are refused with reasons. More of them than usual are run with {@code
 * -Drheobase.random.models=100000}, and all of them by every engine with {@code
 * -Drheobase.random.models.everywhere=true}.
 */
class RandomModelsTest {
  private static final int MODELS = Integer.getInteger("rheobase.random.models", 500);
  private static final boolean EVERYWHERE = Boolean.getBoolean("rheobase.random.models.everywhere");
  private static final int BATCHES = 25;

  /** OpenCL compilers are slow: they are given one model in so many, software renderers fewer. */
  private static final int SHARE = 12;

  private static final int SMALL_SHARE = 60;
  private static final Duration TIME_TO_SHRINK = Duration.ofMinutes(2);

  private static final AtomicInteger RUN = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();

  /**
   * A model that does not do what it should.
   *
   * @param engine where
   * @param reason the difference, or the stack trace of what was thrown
   */
  private record Failure(RandomModel model, EngineUnderTest engine, String reason) {}

  /** Models for one try: several, so that their number can be chosen when tests are run. */
  @Provide
  Arbitrary<List<RandomModel>> batches() {
    return RandomModel.all().list().ofSize(Math.ceilDiv(MODELS, BATCHES));
  }

  @Property(tries = BATCHES, shrinking = ShrinkingMode.OFF)
  void everyEngineAgreesWithTheInterpreter(@ForAll("batches") List<RandomModel> models) {
    models.parallelStream()
        .flatMap(model -> turns(model).flatMap(engine -> failure(model, engine).stream()))
        .findAny()
        .ifPresent(RandomModelsTest::report);
  }

  /** The engines that are given a model, each in a precision. */
  private static Stream<EngineUnderTest> turns(RandomModel model) {
    int number = Math.floorMod(model.text().hashCode(), SHARE * SMALL_SHARE);
    Precision precision = number % 2 == 0 ? Precision.DOUBLE : Precision.SINGLE;
    return EveryEngine.all().stream()
        .filter(engine -> !engine.device().backend().equals("interpreter"))
        .filter(engine -> EVERYWHERE || isItsTurn(engine, precision, number / 2));
  }

  private static boolean isItsTurn(EngineUnderTest engine, Precision precision, int number) {
    boolean isSoftware = engine.device().name().contains("llvmpipe");
    int share = engine.device().backend().equals("cpu") ? 1 : isSoftware ? SMALL_SHARE : SHARE;
    return engine.precision() == precision && number % share == 0;
  }

  private static Optional<Failure> failure(RandomModel model, EngineUnderTest engine) {
    try {
      Optional<Comparison.Difference> difference = difference(model, engine);
      RUN.incrementAndGet();
      return difference.map(d -> new Failure(model, engine, d.toString()));
    } catch (ModelError e) {
      REFUSED.incrementAndGet();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Optional.of(new Failure(model, engine, trace.toString()));
    }
  }

  private static Optional<Comparison.Difference> difference(
      RandomModel model, EngineUnderTest engine) {
    return PlanComparison.run(
            plan(model, engine.precision()),
            Simulation.builder().backend(Backend.interpreter()),
            Simulation.builder().backend(Backend.of(engine.device())))
        .difference();
  }

  private static RunPlan plan(RandomModel model, Precision precision) {
    Overrides overrides =
        new Overrides(
            Map.of(),
            Map.of(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(precision.text()));
    return ModelFile.parse("model.yaml", model.text(), overrides);
  }

  private static void report(Failure failure) {
    RandomModel smallest =
        Shrinking.smallest(failure.model(), model -> failsAlike(model, failure), TIME_TO_SHRINK);
    Failure told = failure(smallest, failure.engine()).orElse(failure);
    fail("%s: %s\n%s".formatted(told.engine(), told.reason(), told.model().text()));
  }

  private static boolean failsAlike(RandomModel model, Failure failure) {
    return failure(model, failure.engine()).isPresent();
  }

  @AfterContainer
  static void mostModelsAreRun() {
    assertThat(RUN.get()).isGreaterThan(9 * REFUSED.get());
  }
}
