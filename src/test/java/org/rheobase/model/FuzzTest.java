package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.testing.fuzz.Mutator;
import org.rheobase.testing.fuzz.Pieces;
import org.rheobase.testing.fuzz.Samples;

/**
 * Whatever text a model is made of: it is accepted, or refused with reasons and places. {@code
 * -Drheobase.fuzz=1000000} tries more texts, {@code -Drheobase.fuzz.seed=2} others.
 */
class FuzzTest {
  private static final int COUNT = Integer.getInteger("rheobase.fuzz", 5_000);
  private static final long SEED = Long.getLong("rheobase.fuzz.seed", 1);

  private static final String EQUATIONS =
      """
      dv/dt = (w - v)/tau + xi*tau**-0.5 : 1 (unless refractory)
      w : 1
      x : volt (constant)
      n : integer
      b : boolean
      s = v + w : 1
      """;

  /** Where a text may stand in a model. */
  enum Place {
    EQUATIONS {
      @Override
      void build(String text) {
        neurons().equations(text).build();
      }
    },
    AMONG_OTHERS {
      @Override
      void build(String text) {
        String equations = FuzzTest.EQUATIONS + "y = " + text + "\nz : 1";
        neurons().equations(equations).threshold("z > y").reset("z = y").build();
      }
    },
    THRESHOLD {
      @Override
      void build(String text) {
        neurons().equations(FuzzTest.EQUATIONS).threshold(text).reset("v = 0").build();
      }
    },
    RESET {
      @Override
      void build(String text) {
        neurons().equations(FuzzTest.EQUATIONS).threshold("v > 1").reset(text).build();
      }
    },
    REFRACTORY {
      @Override
      void build(String text) {
        neurons().equations(FuzzTest.EQUATIONS).threshold("v > 1").refractory(text).build();
      }
    },
    EVENT {
      @Override
      void build(String text) {
        refusedOrNot(
            neurons().equations(FuzzTest.EQUATIONS).event(text, "b").onEvent(text, "n = 1")::build);
        neurons().equations(FuzzTest.EQUATIONS).event("e", text).onEvent("e", text).build();
      }
    },
    REGULAR {
      @Override
      void build(String text) {
        Optional<Source> slot = Optional.of(Source.of("slot", text));
        NeuronGroupBuilder builder = neurons().equations(FuzzTest.EQUATIONS);
        refusedOrNot(builder.runRegularly(Source.of("code", "n = 1"), slot, slot, 0)::build);
        neurons().equations(FuzzTest.EQUATIONS).runRegularly(text).build();
      }
    },
    FUNCTION {
      @Override
      void build(String text) {
        String equations = FuzzTest.EQUATIONS + "y = f(v) : 1";
        refusedOrNot(neurons().equations(equations).function("f(x)", text)::build);
        neurons().equations(equations).function(text, "x").build();
      }
    },
    CONSTANT {
      @Override
      void build(String text) {
        Problems problems = new Problems();
        Optional<Constant> constant = Quantities.parse(Source.of("c", text), Map.of(), problems);
        assertThat(constant.isEmpty()).isEqualTo(problems.hasErrors());
        neurons().equations(FuzzTest.EQUATIONS).constant("c", text).constant(text, "1").build();
      }
    },
    SETTING {
      @Override
      void build(String text) {
        NeuronGroup group = neurons().equations(FuzzTest.EQUATIONS).build();
        Source source = Source.of("text", text);
        refusedOrNot(() -> group.setting(text, "1"));
        refusedOrNot(() -> group.setting("v", text));
        group.setting(Source.of("v", "v"), Source.of("v", "1"), Optional.of(source));
      }
    };

    abstract void build(String text);
  }

  private static NeuronGroupBuilder neurons() {
    return NeuronGroup.builder("G", 3).constant("tau", "10*ms");
  }

  @ParameterizedTest
  @EnumSource
  void noTextMakesTheCheckerFail(Place place) {
    Mutator mutator = new Mutator(SEED + place.name().hashCode(), Samples.code(), Pieces.ofCode());
    for (int k = 0; k < COUNT / Place.values().length; k++) {
      String text = mutator.next();
      try {
        refusedOrNot(() -> place.build(text));
      } catch (RuntimeException | Error e) {
        throw new AssertionError("text: " + text, e);
      }
    }
  }

  private static void refusedOrNot(Runnable step) {
    try {
      step.run();
    } catch (ModelError e) {
      assertThat(e.problems()).anyMatch(p -> p.severity() == Problem.Severity.ERROR);
      assertThat(e.problems()).allMatch(p -> p.span().isPresent());
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
