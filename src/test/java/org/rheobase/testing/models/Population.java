package org.rheobase.testing.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheobase.model.Slot;

/** A population in the making: each part of it is chosen and written by a method of its own. */
final class Population {
  private static final int DEPTH = 3;
  private static final int INDENT = 4;

  private final Choices choices;
  private final Vocabulary global;
  private final Identifiers identifiers = new Identifiers();
  private final String name;
  private final int count;
  private Dynamics dynamics;
  private final boolean hasThreshold;
  private final boolean isRefractory;
  private final List<Word> settable = new ArrayList<>();
  private final List<Word> shared = new ArrayList<>();
  private final List<Word> derived = new ArrayList<>();
  private final List<String> equations = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final YamlWriter yaml;

  /**
   * Begins a population.
   *
   * @param name its name
   * @param global what all populations may use
   */
  Population(String name, Vocabulary global, Choices choices) {
    this.choices = choices;
    this.global = global;
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
    events();
    regularCode();
    initial();
    record();
    return "  " + name + ":\n" + yaml;
  }

  /** Its name; or that of a part of it. */
  String part() {
    int first = choices.below(count);
    return choices.oneIn(4)
        ? "\"%s[%d:%d]\"".formatted(name, first, choices.between(first + 1, count))
        : name;
  }

  private Word settable(Kind kind, Word.Change change) {
    Word word = new Word(identifiers.next(choices), kind, change);
    settable.add(word);
    return word;
  }

  /* ------------------------------------------------------------------------------- equations */

  private void parameters() {
    for (int k = choices.below(5); k > 0; k--) {
      Kind kind = choices.oneIn(4) ? Kind.time() : Kind.any(choices);
      switch (choices.below(4)) {
        case 3 -> {
          shared.add(settable(kind, Word.Change.SHARED));
          declare(shared.getLast(), " (shared)");
        }
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
      switch (choices.below(6)) {
        case 5 -> subexpression(kind, Word.Change.DERIVED, " (constant over dt)", drawn());
        case 4 -> subexpression(kind, Word.Change.SHARED, " (shared)", shared());
        default -> subexpression(kind, Word.Change.DERIVED, "", undrawn());
      }
    }
  }

  private void subexpression(Kind kind, Word.Change change, String flags, Expressions inner) {
    String value = inner.text(kind, DEPTH);
    Word word = new Word(identifiers.next(choices), kind, change);
    derived.add(word);
    equations.add("%s = %s : %s%s".formatted(word.name(), value, kind.declaration(), flags));
  }

  private void equations(List<Word> variables) {
    String source = choices.of("xi_a", "xi_float", "xi_1", "xi_b");
    boolean isShared = variables.size() > 1 && choices.oneIn(3);
    dynamics = isShared ? dynamics.withSharedNoise() : dynamics;
    for (Word variable : variables) {
      String own = variables.size() == 1 ? "xi" : "xi_" + variable.name();
      String noise = isShared ? source : own;
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

  private Vocabulary words() {
    List<Word> words = new ArrayList<>(members());
    words.add(new Word("i", Kind.Plain.INTEGER, Word.Change.FIXED));
    words.add(new Word("N", Kind.Plain.INTEGER, Word.Change.CONSTANT));
    words.add(new Word("t", Kind.time(), Word.Change.DERIVED));
    words.add(new Word("dt", Kind.time(), Word.Change.CONSTANT));
    if (isRefractory) {
      words.add(new Word("lastspike", Kind.time(), Word.Change.DERIVED));
      words.add(new Word("not_refractory", Kind.Plain.BOOLEAN, Word.Change.DERIVED));
    }
    return global.with(words);
  }

  private List<Word> members() {
    return Stream.concat(settable.stream(), derived.stream()).toList();
  }

  /** Expressions that have a value wherever they are read. */
  private Expressions undrawn() {
    return new Expressions(choices, words());
  }

  private Expressions drawn() {
    return new Expressions(choices, words().drawn());
  }

  /** Expressions that are the same for all neurons. */
  private Expressions shared() {
    return new Expressions(choices, words().shared());
  }

  /* ------------------------------------------------------------------------------- code */

  private void fire(List<Word> variables) {
    if (variables.isEmpty() || choices.oneIn(6)) {
      yaml.entry("threshold", drawn().text(Kind.Plain.BOOLEAN, DEPTH));
    } else {
      Word fired = choices.of(variables);
      yaml.entry("threshold", threshold(fired));
      if (!choices.oneIn(5)) {
        yaml.block("reset", reset(fired));
      }
    }
    if (isRefractory) {
      yaml.entry("refractory", refractory());
    }
  }

  private List<String> reset(Word fired) {
    Statements statements = new Statements(choices, identifiers);
    List<String> lines = new ArrayList<>(List.of(statements.toZero(fired)));
    lines.addAll(statements.some(choices.below(5), words().drawn()));
    return lines;
  }

  private String threshold(Word fired) {
    String level = Literals.quantity(Literals.moderate(choices), fired.kind(), choices);
    String condition = "%s > %s".formatted(fired.name(), level);
    return choices.oneIn(3)
        ? "%s %s %s"
            .formatted(condition, choices.of("and", "or"), drawn().of(Kind.Plain.BOOLEAN, 2))
        : condition;
  }

  private String refractory() {
    return switch (choices.below(6)) {
      case 0, 1 -> Literals.time(choices, 3);
      case 2 -> undrawn().text(Kind.Plain.BOOLEAN, 2);
      case 3 -> "(%s + i %% 3)*ms".formatted(Literals.integer(choices));
      case 4 -> undrawn().of(Kind.time(), 0);
      default -> drawn().text(Kind.time(), DEPTH);
    };
  }

  private void events() {
    int number = choices.oneIn(4) ? choices.between(1, 2) : 0;
    List<String> conditions = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (int k = 0; k < number; k++) {
      String event = choices.of("e", "x", "v_", "kernel", "raster") + (k == 0 ? "" : "_2");
      events.add(event);
      conditions.add("%s: %s".formatted(event, scalar(drawn().text(Kind.Plain.BOOLEAN, 2))));
      if (!choices.oneIn(4)) {
        codes.add("%s: \"%s\"".formatted(event, code()));
      }
    }
    if (!conditions.isEmpty()) {
      yaml.raw("events", "{" + String.join(", ", conditions) + "}");
    }
    if (!codes.isEmpty()) {
      yaml.raw("on_event", "{" + String.join(", ", codes) + "}");
    }
  }

  private String code() {
    Statements statements = new Statements(choices, identifiers);
    return String.join("; ", statements.some(choices.between(1, 3), words().drawn()));
  }

  private void regularCode() {
    List<String> pieces =
        Stream.generate(this::regularPiece)
            .limit(choices.oneIn(4) ? choices.between(1, 3) : 0)
            .toList();
    if (!pieces.isEmpty()) {
      yaml.list("run_regularly", pieces);
    }
  }

  private String regularPiece() {
    List<String> entries = new ArrayList<>(List.of("code: \"%s\"".formatted(regular())));
    if (choices.oneIn(2)) {
      entries.add("dt: " + choices.of("1*ms", "2*ms", "3*ms"));
    }
    if (choices.oneIn(2)) {
      entries.add("when: " + choices.of(Slot.names()));
    }
    if (choices.oneIn(3)) {
      entries.add("order: " + choices.of("1", "-1", "0", "100"));
    }
    return "{" + String.join(", ", entries) + "}";
  }

  /** What runs regularly may write to shared parameters, if the value is the same for all. */
  private String regular() {
    if (shared.isEmpty() || !choices.oneIn(4)) {
      return code();
    }
    Word word = choices.of(shared);
    return "%s = %s".formatted(word.name(), shared().text(word.kind(), 2));
  }

  /* ------------------------------------------------------------------------------- settings */

  private void initial() {
    List<String> settings = settings(choices.below(4), count);
    if (!settings.isEmpty()) {
      yaml.list("initial", settings);
    }
  }

  /** Settings of variables of all neurons, or of a part of them if it has a name of its own. */
  List<String> settings(int number, String part) {
    return settings(number, part.equals(name) ? count : 0);
  }

  private List<String> settings(int number, int neurons) {
    return settable.isEmpty()
        ? List.of()
        : Stream.generate(() -> setting(choices.of(settable), neurons)).limit(number).toList();
  }

  private String setting(Word word, int neurons) {
    boolean isShared = word.change() == Word.Change.SHARED;
    if (neurons > 0 && choices.oneIn(6)) {
      return "{%s: %s}".formatted(word.name(), values(word.kind(), isShared ? 1 : neurons));
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
      entries.add("spikes: " + spikes());
    }
    if (!members().isEmpty() && choices.oneIn(2)) {
      entries.add("state: {%s}".formatted(String.join(", ", state())));
    }
    if (hasThreshold && choices.oneIn(8)) {
      entries.add("rate: " + choices.of("true", "{smooth: {window: gaussian, width: 1*ms}}"));
    }
    if (!events.isEmpty() && choices.oneIn(2)) {
      entries.add("events: {%s: %s}".formatted(choices.of(events), variables(0)));
    }
    if (!entries.isEmpty()) {
      yaml.raw("record", "{" + String.join(", ", entries) + "}");
    }
  }

  private String spikes() {
    return members().isEmpty() || choices.oneIn(2) ? "true" : "{variables: " + variables(1) + "}";
  }

  /** The names of some variables, at least of so many. */
  private List<String> variables(int least) {
    return members().isEmpty()
        ? List.of()
        : IntStream.range(0, choices.between(least, 3))
            .mapToObj(k -> choices.of(members()).name())
            .distinct()
            .toList();
  }

  private List<String> state() {
    List<String> entries = new ArrayList<>(List.of("variables: " + variables(1)));
    if (choices.oneIn(2)) {
      entries.add("neurons: " + neurons());
    }
    if (choices.oneIn(3)) {
      entries.add("dt: " + choices.of("1*ms", "2*ms", "1.3*ms"));
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
