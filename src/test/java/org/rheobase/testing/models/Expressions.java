package org.rheobase.testing.models;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Printer;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/**
 * Writes expressions whose units agree, by a table of productions. A construct of the language is
 * added to what is tried out by a line of {@link #TABLE}.
 */
final class Expressions {
  private static final String[] NUMBER_FUNCTIONS = {
    "exp", "log", "sin", "cos", "tanh", "expm1", "exprel", "log10", "log1p", "tan", "sinh", "cosh",
    "arcsin", "arccos", "arctan"
  };
  private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};

  /** What an expression of a kind may look like; parts of it are less deep by one. */
  private interface Writer {
    String write(Expressions inner, Kind kind, int depth);
  }

  /**
   * One way to write an expression.
   *
   * @param weight how often it is taken, compared with others
   * @param depth how deep an expression must at least be
   * @param fits which kinds it has
   */
  private record Production(int weight, int depth, Predicate<Kind> fits, Writer writer) {}

  /** The simplest comes first. */
  private static final List<Production> TABLE =
      List.of(
          leaf(5, Kind::isReal, Expressions::quantity),
          leaf(5, Kind.Plain.INTEGER::equals, (e, kind, depth) -> Literals.integer(e.choices)),
          leaf(1, Kind.Plain.BOOLEAN::equals, (e, kind, depth) -> e.choices.of("True", "False")),
          leaf(12, kind -> true, Expressions::word),
          leaf(2, Kind::isReal, Expressions::borrowed),
          leaf(2, Kind::isNumber, (e, kind, depth) -> e.of(Kind.Plain.INTEGER, depth)),
          leaf(1, Kind::isNumber, (e, kind, depth) -> e.choices.of("pi", "e")),
          leaf(3, Kind.Plain.BOOLEAN::equals, Expressions::comparison),
          // Arithmetic.
          node(6, Expressions::isArithmetic, infix("+")),
          node(5, Expressions::isArithmetic, infix("-")),
          node(2, Expressions::isArithmetic, (e, kind, d) -> "(-%s)".formatted(e.of(kind, d))),
          node(1, Expressions::isArithmetic, (e, kind, d) -> "(+%s)".formatted(e.of(kind, d))),
          node(
              6, Kind::isReal, (e, kind, d) -> e.infix("*", e.of(kind, d), e.of(Kind.number(), d))),
          node(
              3, Kind::isReal, (e, kind, d) -> e.infix("*", e.of(Kind.number(), d), e.of(kind, d))),
          node(
              3, Kind::isReal, (e, kind, d) -> e.infix("/", e.of(kind, d), e.of(Kind.number(), d))),
          node(2, Kind::isReal, Expressions::product),
          node(2, Kind::isReal, Expressions::quotient),
          node(2, Expressions::isArithmetic, infix("%")),
          node(3, Kind.Plain.INTEGER::equals, infix("*")),
          node(2, Kind.Plain.INTEGER::equals, infix("//")),
          node(1, Kind::isNumber, infix("//")),
          node(2, Kind::isNumber, Expressions::power),
          node(1, Kind::isNumber, (e, kind, d) -> e.infix("**", e.of(kind, d), e.of(kind, d))),
          // Functions.
          node(5, Kind::isNumber, Expressions::function),
          node(2, Kind::isReal, Expressions::root),
          node(2, Expressions::isArithmetic, (e, kind, d) -> "abs(%s)".formatted(e.of(kind, d))),
          node(1, Expressions::isArithmetic, Expressions::clip),
          node(
              1,
              Kind::isNumber,
              (e, k, d) -> "sign(%s)".formatted(e.of(Kind.anyReal(e.choices), d))),
          node(2, Kind.Plain.INTEGER::equals, call("int", Kind.number())),
          node(1, Kind.Plain.INTEGER::equals, call("floor", Kind.number())),
          node(1, Kind.Plain.INTEGER::equals, call("ceil", Kind.number())),
          node(1, Kind.Plain.INTEGER::equals, Expressions::timestep),
          node(1, Kind.Plain.INTEGER::equals, Expressions::poisson),
          leaf(6, kind -> true, Expressions::call),
          node(2, Kind.Plain.INTEGER::equals, call("int", Kind.Plain.BOOLEAN)),
          node(2, Kind::isReal, Expressions::selected),
          node(3, Kind::isNumber, Expressions::draw),
          // Logic.
          node(4, Kind.Plain.BOOLEAN::equals, Expressions::comparison),
          node(2, Kind.Plain.BOOLEAN::equals, infix("and")),
          node(2, Kind.Plain.BOOLEAN::equals, infix("or")),
          node(1, Kind.Plain.BOOLEAN::equals, infix("==")),
          node(1, Kind.Plain.BOOLEAN::equals, infix("!=")),
          node(2, Kind.Plain.BOOLEAN::equals, (e, kind, d) -> "(not %s)".formatted(e.of(kind, d))));

  private final Choices choices;
  private final Vocabulary vocabulary;

  /** Prepares to write expressions. */
  Expressions(Choices choices, Vocabulary vocabulary) {
    this.choices = choices;
    this.vocabulary = vocabulary;
  }

  /** What expressions may use. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  private static Production leaf(int weight, Predicate<Kind> fits, Writer writer) {
    return new Production(weight, 0, fits, writer);
  }

  private static Production node(int weight, Predicate<Kind> fits, Writer writer) {
    return new Production(weight, 1, fits, writer);
  }

  /** An expression, at times without the parentheses that it does not need. */
  String text(Kind kind, int depth) {
    String text = of(kind, depth);
    return choices.oneIn(2) ? plain(text) : text;
  }

  private static String plain(String text) {
    Problems problems = new Problems();
    Optional<String> printed =
        ModelParser.expression(Source.of("expression", text), problems).map(Printer::print);
    return printed.orElseThrow(
        () -> new IllegalStateException(text + " cannot be read: " + problems.found()));
  }

  /** An expression that holds together as an operand. */
  String of(Kind kind, int depth) {
    List<Production> fitting =
        TABLE.stream().filter(p -> p.depth() <= depth && p.fits().test(kind)).toList();
    int ticket = choices.below(fitting.stream().mapToInt(Production::weight).sum());
    for (Production production : fitting) {
      ticket -= production.weight();
      if (ticket < 0) {
        return production.writer().write(this, kind, Math.max(depth - 1, 0));
      }
    }
    throw new IllegalStateException("no production for " + kind);
  }

  private static boolean isArithmetic(Kind kind) {
    return kind != Kind.Plain.BOOLEAN;
  }

  private static Writer infix(String operator) {
    return (e, kind, depth) -> e.infix(operator, e.of(kind, depth), e.of(kind, depth));
  }

  private String infix(String operator, String left, String right) {
    return "(%s %s %s)".formatted(left, operator, right);
  }

  private static Writer call(String function, Kind argument) {
    return (e, kind, depth) -> "%s(%s)".formatted(function, e.of(argument, depth));
  }

  private String quantity(Kind kind, int depth) {
    return Literals.quantity(Literals.number(choices), kind, choices);
  }

  /** A name of the kind, a literal where there is none. */
  private String word(Kind kind, int depth) {
    List<String> fitting =
        vocabulary.words().stream()
            .filter(word -> word.kind().equals(kind))
            .map(Word::name)
            .toList();
    if (!fitting.isEmpty()) {
      return choices.of(fitting);
    }
    return switch (kind) {
      case Kind.Real real -> quantity(real, depth);
      case Kind.Plain.INTEGER -> Literals.integer(choices);
      case Kind.Plain.BOOLEAN -> "True";
    };
  }

  /** A name of any dimension, brought to the one that is wanted. */
  private String borrowed(Kind kind, int depth) {
    List<Word> real = vocabulary.words().stream().filter(word -> word.kind().isReal()).toList();
    if (real.isEmpty()) {
      return quantity(kind, depth);
    }
    Word word = choices.of(real);
    String ratio = infix("/", word.name(), Literals.unit(word.kind(), choices));
    return kind.isNumber() ? ratio : infix("*", ratio, Literals.unit(kind, choices));
  }

  private String product(Kind kind, int depth) {
    Dimension other = choices.of(Kind.DIMENSIONS);
    Kind rest = new Kind.Real(kind.dimension().over(other));
    return infix("*", of(rest, depth), of(new Kind.Real(other), depth));
  }

  private String quotient(Kind kind, int depth) {
    Dimension other = choices.of(Kind.DIMENSIONS);
    Kind product = new Kind.Real(kind.dimension().times(other));
    return infix("/", of(product, depth), of(new Kind.Real(other), depth));
  }

  private String power(Kind kind, int depth) {
    String exponent = choices.of("2", "3", "0.5", "-1", "4", "-2", "1", "0", "7");
    return "(%s**%s)".formatted(of(kind, depth), exponent);
  }

  private String function(Kind kind, int depth) {
    return "%s(%s)".formatted(choices.of(NUMBER_FUNCTIONS), of(Kind.number(), depth));
  }

  private String root(Kind kind, int depth) {
    return "sqrt(%s)".formatted(of(new Kind.Real(kind.dimension().power(2)), depth));
  }

  /** A value where a condition holds, and 0 elsewhere. */
  private String selected(Kind kind, int depth) {
    return infix("*", "int(%s)".formatted(of(Kind.Plain.BOOLEAN, depth)), of(kind, depth));
  }

  private String draw(Kind kind, int depth) {
    return vocabulary.draws() ? choices.of("rand()", "randn()") : of(kind, depth);
  }

  private String comparison(Kind kind, int depth) {
    Kind compared = choices.oneIn(3) ? Kind.Plain.INTEGER : Kind.anyReal(choices);
    return infix(choices.of(COMPARISONS), of(compared, depth), of(compared, depth));
  }

  private String poisson(Kind kind, int depth) {
    return vocabulary.draws() ? "poisson(%s)".formatted(of(Kind.number(), depth)) : of(kind, depth);
  }

  private String clip(Kind kind, int depth) {
    return "clip(%s, %s, %s)".formatted(of(kind, depth), of(kind, depth), of(kind, depth));
  }

  private String timestep(Kind kind, int depth) {
    return "timestep(%s, %s)".formatted(of(Kind.time(), depth), choices.of("dt", "ms", "(0.3*ms)"));
  }

  /** A call of a function or a timed array of the model, a name where none has the kind. */
  private String call(Kind kind, int depth) {
    List<Callable> fitting =
        vocabulary.callables().stream().filter(c -> c.result().equals(kind)).toList();
    if (fitting.isEmpty()) {
      return word(kind, depth);
    }
    Callable callable = choices.of(fitting);
    return callable.arguments().stream()
        .map(argument -> of(argument, depth))
        .collect(Collectors.joining(", ", callable.name() + "(", ")"));
  }
}
