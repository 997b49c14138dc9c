package org.rheobase.testing.models;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Right sides of differential equations, and the methods that can integrate them. A method is added
 * to what is tried out by a line of {@link #METHODS}, a form of equations by one of {@link
 * #DRIFTS}.
 *
 * @param form how the equations depend on their variables
 * @param noise what noise they have
 * @param sharesNoise whether the same noise stands in several of them
 */
record Dynamics(Form form, Noise noise, boolean sharesNoise) {

  /** How equations depend on their variables. */
  enum Form {
    /** Linear, and coefficients are constants. */
    LINEAR,
    /** Linear, each equation in its own variable alone; coefficients may differ between neurons. */
    DIAGONAL,
    /** Each equation is linear in its own variable. */
    CONDITIONAL,
    /** Anything. */
    GENERAL
  }

  /** What noise equations have. */
  enum Noise {
    NONE,
    ADDITIVE,
    MULTIPLICATIVE
  }

  /** The drift of a variable: its rate without noise. */
  private interface Writer {
    String write(Rate rate);
  }

  private record Drift(int weight, Predicate<Form> fits, Writer writer) {}

  private record Method(String name, Predicate<Dynamics> applies) {}

  private static final List<Drift> DRIFTS =
      List.of(
          new Drift(3, form -> true, Rate::decay),
          new Drift(4, form -> true, Rate::leak),
          new Drift(1, form -> true, Rate::steady),
          new Drift(4, form -> form != Form.DIAGONAL, Rate::driven),
          new Drift(4, form -> form.compareTo(Form.CONDITIONAL) >= 0, Rate::relaxation),
          new Drift(2, form -> form.compareTo(Form.CONDITIONAL) >= 0, Rate::modulated),
          new Drift(6, Form.GENERAL::equals, Rate::general),
          new Drift(2, Form.GENERAL::equals, Rate::saturating));

  private static final List<Method> METHODS =
      List.of(
          new Method("euler", d -> d.noise != Noise.MULTIPLICATIVE),
          new Method("exact", d -> d.isLinear() && d.isCalm()),
          new Method("linear", d -> d.isLinear() && d.isCalm()),
          new Method("exponential_euler", d -> d.form != Form.GENERAL && d.isCalm()),
          new Method("rk2", Dynamics::isCalm),
          new Method("rk4", Dynamics::isCalm),
          new Method("heun", d -> true),
          new Method("milstein", d -> !d.sharesNoise));

  /** Chooses what equations are like, among what some method can integrate. */
  static Dynamics any(Choices choices) {
    return new Dynamics(
        choices.of(Form.values()),
        choices.of(Noise.NONE, Noise.NONE, Noise.ADDITIVE, Noise.MULTIPLICATIVE),
        false);
  }

  private boolean isCalm() {
    return noise == Noise.NONE;
  }

  private boolean isLinear() {
    return form == Form.LINEAR || form == Form.DIAGONAL;
  }

  /** The same for equations in several of which the same noise stands. */
  Dynamics withSharedNoise() {
    return new Dynamics(form, noise, true);
  }

  /** A method that applies. */
  String method(Choices choices) {
    return choices.of(
        METHODS.stream().filter(method -> method.applies.test(this)).map(Method::name).toList());
  }

  /** The right side of a variable's equation. */
  String rate(Word variable, Expressions expressions, Choices choices, String source) {
    List<Drift> weighted =
        DRIFTS.stream()
            .filter(drift -> drift.fits.test(form))
            .flatMap(d -> Stream.generate(() -> d).limit(d.weight))
            .toList();
    Rate rate = new Rate(variable, expressions, form, choices);
    String drift = choices.of(weighted).writer.write(rate);
    return switch (noise) {
      case NONE -> drift;
      case ADDITIVE -> drift + " + " + rate.noise(rate.fixed(), source);
      case MULTIPLICATIVE -> drift + " + " + rate.noise(variable.name(), source);
    };
  }

  /**
   * Writes terms of an equation.
   *
   * @param variable the variable whose equation it is
   * @param expressions the names that may be used
   */
  private record Rate(Word variable, Expressions expressions, Form form, Choices choices) {
    private static final int DEPTH = 3;

    private String name() {
      return variable.name();
    }

    private Stream<Word> words() {
      return expressions.vocabulary().words().stream();
    }

    /** An expression in which the variable itself does not stand. */
    private String others(Kind kind) {
      Vocabulary rest = expressions.vocabulary().without(name());
      return new Expressions(choices, rest).of(kind, DEPTH);
    }

    /** A time by which a rate is divided: a literal, a constant or a parameter. */
    private String time() {
      List<String> times =
          words()
              .filter(word -> word.kind().equals(Kind.time()))
              .filter(form == Form.LINEAR ? Word::isConstant : Word::isFixed)
              .map(Word::name)
              .toList();
      return times.isEmpty() || choices.oneIn(3)
          ? "(%s)".formatted(Literals.time(choices, 20))
          : choices.of(times);
    }

    /** A value that does not change in time. */
    String fixed() {
      Vocabulary fixed = new Vocabulary(words().filter(Word::isFixed).toList(), List.of(), false);
      return new Expressions(choices, fixed).of(variable.kind(), choices.below(2));
    }

    private String moderate() {
      return Literals.quantity(Literals.moderate(choices), variable.kind(), choices);
    }

    private String decay() {
      return "-%s/%s".formatted(name(), time());
    }

    private String leak() {
      return "(%s - %s)/%s".formatted(moderate(), name(), time());
    }

    private String steady() {
      return "%s/%s".formatted(fixed(), time());
    }

    /** Driven by another variable of the same unit, where there is one. */
    private String driven() {
      List<String> others =
          words()
              .filter(word -> word.change() == Word.Change.VARIABLE)
              .filter(word -> word.kind().equals(variable.kind()))
              .map(Word::name)
              .toList();
      String other = others.isEmpty() ? fixed() : choices.of(others);
      return "(%s - 0.5*%s - %s)/%s".formatted(moderate(), other, name(), time());
    }

    private String relaxation() {
      return "(%s - %s)/%s".formatted(others(variable.kind()), name(), time());
    }

    private String modulated() {
      return "(%s - %s)*%s/%s".formatted(moderate(), name(), others(Kind.number()), time());
    }

    private String general() {
      return "(%s - %s)/%s".formatted(expressions.of(variable.kind(), DEPTH), name(), time());
    }

    private String saturating() {
      String scaled = "%s/%s".formatted(name(), Literals.unit(variable.kind(), choices));
      return "tanh(%s)*%s/%s".formatted(scaled, moderate(), time());
    }

    /** Noise of an amplitude, from a source. */
    private String noise(String amplitude, String source) {
      return choices
          .of("%s*%s*%s**-0.5", "%s*%s/sqrt(%s)", "%s*%s*sqrt(2/%s)")
          .formatted(amplitude, source, time());
    }
  }
}
