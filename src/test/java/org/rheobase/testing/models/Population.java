package org.rheobase.testing.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A population in the making: each part of it is chosen and written by a method of its own. */
final class Population {
  private static final int DEPTH = 3;
  private static final int INDENT = 4;

  private final Choices choices;
  private final Identifiers identifiers = new Identifiers();
  private final List<Word> constants;
  private final String name;
  private final int count;
  private final Dynamics dynamics;
  private final boolean hasThreshold;
  private final boolean isRefractory;
  private final List<Word> settable = new ArrayList<>();
  private final List<Word> derived = new ArrayList<>();
  private final List<String> equations = new ArrayList<>();
  private final YamlWriter yaml;

  /**
   * Begins a population.
   *
   * @param name its name
   * @param constants what all populations may use
   */
  Population(String name, List<Word> constants, Choices choices) {
    this.choices = choices;
    this.constants = constants;
    this.name = name;
    count = choices.of(1, 2, 3, 5, 8, 17, 33);
    dynamics = Dynamics.any(choices);
    hasThreshold = !choices.oneIn(6);
    isRefractory = hasThreshold && choices.oneIn(2);
    yaml = new YamlWriter(choices, INDENT);
  }

  /** Its part of the model file. */
  String text() {
    parameters();
    List<Word> variables = variables();
    subexpressions();
    equations(variables);
    yaml.entry("count", Integer.toString(count)).block("equations", equations);
    if (hasThreshold) {
      fire(variables);
    }
    if (!variables.isEmpty() && !choices.oneIn(6)) {
      yaml.entry("method", dynamics.method(choices));
    }
    initial();
    record();
    return "  " + name + ":\n" + yaml;
  }

  String name() {
    return name;
  }

  private Word settable(Kind kind, Word.Change change) {
    Word word = new Word(identifiers.next(choices), kind, change);
    settable.add(word);
    return word;
  }

  /* ------------------------------------------------------------------------------- equations */

  private void parameters() {
    for (int k = choices.below(5); k > 0; k--) {
      Kind kind = choices.oneIn(4) ? Kind.TIME : Kind.any(choices);
      switch (choices.below(4)) {
        case 3 -> declare(settable(kind, Word.Change.SHARED), " (shared)");
        case 2 -> declare(settable(kind, Word.Change.FIXED), " (constant)");
        case 1 -> declare(settable(kind, Word.Change.SHARED), " (shared, constant)");
        default -> declare(settable(kind, Word.Change.PARAMETER), "");
      }
    }
  }

  private void declare(Word word, String flags) {
    equations.add("%s : %s%s".formatted(word.name(), word.kind().declaration(), flags));
  }

  private List<Word> variables() {
    return Stream.generate(() -> settable(Kind.anyReal(choices), Word.Change.VARIABLE))
        .limit(choices.oneIn(20) ? 0 : choices.between(1, 3))
        .toList();
  }

  private void subexpressions() {
    for (int k = choices.below(4); k > 0; k--) {
      Kind kind = Kind.any(choices);
      boolean isShared = choices.oneIn(6);
      String value = isShared ? shared().text(kind, DEPTH) : undrawn().text(kind, DEPTH);
      Word.Change change = isShared ? Word.Change.SHARED : Word.Change.DERIVED;
      Word word = new Word(identifiers.next(choices), kind, change);
      derived.add(word);
      equations.add(
          "%s = %s : %s%s"
              .formatted(word.name(), value, kind.declaration(), isShared ? " (shared)" : ""));
    }
  }

  private void equations(List<Word> variables) {
    String source = choices.of("xi_a", "xi_float", "xi_1", "xi_b");
    for (Word variable : variables) {
      String noise = variables.size() == 1 ? "xi" : choices.oneIn(2) ? source : "xi_" + source;
      equations.add(
          "d%s/dt = %s : %s%s"
              .formatted(
                  variable.name(),
                  dynamics.rate(variable, undrawn(), choices, noise),
                  variable.kind().declaration(),
                  choices.oneIn(3) ? " (unless refractory)" : ""));
    }
  }

  /* ------------------------------------------------------------------------------- names */

  private List<Word> words() {
    List<Word> words = new ArrayList<>(constants);
    words.addAll(settable);
    words.addAll(derived);
    words.add(new Word("i", Kind.Plain.INTEGER, Word.Change.FIXED));
    words.add(new Word("N", Kind.Plain.INTEGER, Word.Change.CONSTANT));
    words.add(new Word("t", Kind.TIME, Word.Change.DERIVED));
    words.add(new Word("dt", Kind.TIME, Word.Change.CONSTANT));
    if (isRefractory) {
      words.add(new Word("lastspike", Kind.TIME, Word.Change.DERIVED));
      words.add(new Word("not_refractory", Kind.Plain.BOOLEAN, Word.Change.DERIVED));
    }
    return words;
  }

  private List<Word> members() {
    return Stream.concat(settable.stream(), derived.stream()).toList();
  }

  /** Expressions that have a value wherever they are read. */
  private Expressions undrawn() {
    return new Expressions(choices, words(), false);
  }

  private Expressions drawn() {
    return new Expressions(choices, words(), true);
  }

  /** Expressions that are the same for all neurons. */
  private Expressions shared() {
    return new Expressions(choices, words().stream().filter(Word::isShared).toList(), false);
  }

  /* ------------------------------------------------------------------------------- code */

  private void fire(List<Word> variables) {
    if (variables.isEmpty() || choices.oneIn(6)) {
      yaml.entry("threshold", drawn().text(Kind.Plain.BOOLEAN, DEPTH));
    } else {
      Word fired = choices.of(variables);
      yaml.entry("threshold", threshold(fired));
      if (!choices.oneIn(5)) {
        yaml.block("reset", new Statements(choices, identifiers).some(fired, drawn()));
      }
    }
    if (isRefractory) {
      yaml.entry("refractory", refractory());
    }
  }

  private String threshold(Word fired) {
    String level = Literals.quantity(Literals.moderate(choices), fired.kind(), choices);
    String condition = "%s > %s".formatted(fired.name(), level);
    return choices.oneIn(3)
        ? "%s %s %s".formatted(condition, choices.of("and", "or"), drawn().of(Kind.Plain.BOOLEAN, 2))
        : condition;
  }

  private String refractory() {
    return switch (choices.below(6)) {
      case 0, 1 -> Literals.time(choices, 3);
      case 2 -> undrawn().text(Kind.Plain.BOOLEAN, 2);
      case 3 -> "(%s + i %% 3)*ms".formatted(Literals.integer(choices));
      case 4 -> undrawn().of(Kind.TIME, 0);
      default -> drawn().text(Kind.TIME, DEPTH);
    };
  }

  /* ------------------------------------------------------------------------------- settings */

  private void initial() {
    List<String> settings = settings(choices.below(4));
    if (!settings.isEmpty()) {
      yaml.list("initial", settings);
    }
  }

  /** So many settings of variables. */
  List<String> settings(int number) {
    return settable.isEmpty()
        ? List.of()
        : Stream.generate(() -> setting(choices.of(settable))).limit(number).toList();
  }

  private String setting(Word word) {
    boolean isShared = word.change() == Word.Change.SHARED;
    if (choices.oneIn(6)) {
      return "{%s: %s}".formatted(word.name(), values(word.kind(), isShared ? 1 : count));
    }
    Expressions expressions = isShared ? shared() : drawn();
    String value = "%s: %s".formatted(word.name(), scalar(expressions.text(word.kind(), DEPTH)));
    return isShared || !choices.oneIn(3)
        ? "{" + value + "}"
        : "{%s, where: %s}".formatted(value, scalar(drawn().text(Kind.Plain.BOOLEAN, 2)));
  }

  private String scalar(String text) {
    return YamlWriter.scalar(text, choices);
  }

  private List<String> values(Kind kind, int number) {
    return Stream.generate(() -> value(kind)).limit(number).toList();
  }

  private String value(Kind kind) {
    return switch (kind) {
      case Kind.Real real -> Literals.moderate(choices);
      case Kind.Plain.INTEGER -> Literals.integer(choices);
      case Kind.Plain.BOOLEAN -> choices.of("true", "false");
    };
  }

  /* ------------------------------------------------------------------------------- recordings */

  private void record() {
    List<String> entries = new ArrayList<>();
    if (hasThreshold && choices.oneIn(2)) {
      entries.add("spikes: true");
    }
    if (!members().isEmpty() && choices.oneIn(2)) {
      entries.add("state: {%s}".formatted(String.join(", ", state())));
    }
    if (!entries.isEmpty()) {
      yaml.raw("record", "{" + String.join(", ", entries) + "}");
    }
  }

  private List<String> state() {
    List<String> variables =
        Stream.generate(() -> choices.of(members()).name())
            .limit(choices.between(1, 3))
            .distinct()
            .toList();
    List<String> entries = new ArrayList<>(List.of("variables: " + variables));
    if (choices.oneIn(2)) {
      entries.add("neurons: " + neurons());
    }
    if (choices.oneIn(3)) {
      entries.add("dt: " + choices.of("0.5*ms", "0.3*ms", "1*ms"));
    }
    return entries;
  }

  private String neurons() {
    int first = choices.below(count);
    return choices.of(
        "all",
        "[%d]".formatted(first),
        "\"%d:%d\"".formatted(first, count),
        "\"%d:%d:%d\"".formatted(first, count, choices.between(1, 4)),
        "[%d, %d, %d]".formatted(first, choices.below(count), choices.below(count)));
  }
}
