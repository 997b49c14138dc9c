package org.rheobase.testing.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model file in the making: each part of it is chosen and written by a method of its own. */
final class Draft {
  private final Choices choices;
  private final Identifiers identifiers = new Identifiers();
  private final List<Word> constants = new ArrayList<>();
  private final List<Callable> callables = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  Draft(Choices choices) {
    this.choices = choices;
  }

  /** The model file. */
  String text() {
    constants();
    timedArrays();
    functions();
    List<Population> populations = populations();
    givenSpikes();
    run(populations);
    return text.toString();
  }

  private Vocabulary vocabulary() {
    return new Vocabulary(constants, callables, false);
  }

  private void section(String title, List<String> entries) {
    if (!entries.isEmpty()) {
      text.append(title).append(":\n");
      entries.forEach(entry -> text.append("  ").append(entry).append('\n'));
    }
  }

  /* ------------------------------------------------------------------------------- definitions */

  private void constants() {
    List<String> entries = new ArrayList<>();
    for (int k = choices.below(5); k > 0; k--) {
      Kind kind = choices.oneIn(2) ? Kind.time() : Kind.anyReal(choices);
      String name = "c_" + identifiers.next(choices);
      entries.add("%s: %s".formatted(name, constant(kind)));
      constants.add(new Word(name, kind, Word.Change.CONSTANT));
    }
    section("constants", entries);
  }

  private String constant(Kind kind) {
    Expressions expressions = new Expressions(choices, new Vocabulary(constants, List.of(), false));
    String value =
        kind.equals(Kind.time())
            ? Literals.time(choices, 20)
            : expressions.of(kind, 0) + choices.of("", "*2", "/3.7") + choices.of("", "**1");
    return YamlWriter.scalar(value, choices);
  }

  private void timedArrays() {
    List<String> entries = new ArrayList<>();
    for (int k = choices.oneIn(4) ? choices.between(1, 2) : 0; k > 0; k--) {
      Kind kind = Kind.anyReal(choices);
      boolean hasColumns = choices.oneIn(3);
      String name = "a_" + identifiers.next(choices);
      entries.add(
          "%s: {dt: %s, unit: %s, values: %s}"
              .formatted(
                  name,
                  choices.of("1*ms", "0.1*ms", "0.35*ms", "5*ms"),
                  kind.isNumber() ? "1" : YamlWriter.scalar(unit(kind), choices),
                  hasColumns ? rows() : row(choices.between(1, 6))));
      List<Kind> arguments =
          hasColumns ? List.of(Kind.time(), Kind.Plain.INTEGER) : List.of(Kind.time());
      callables.add(new Callable(name, arguments, kind, true));
    }
    section("timed_arrays", entries);
  }

  private String unit(Kind kind) {
    return Literals.unit(kind, choices);
  }

  private List<List<String>> rows() {
    int columns = choices.between(1, 40);
    return Stream.generate(() -> row(columns)).limit(choices.between(1, 3)).toList();
  }

  private List<String> row(int length) {
    return Stream.generate(() -> Literals.moderate(choices)).limit(length).toList();
  }

  private void functions() {
    List<String> entries = new ArrayList<>();
    for (int k = choices.oneIn(4) ? choices.between(1, 2) : 0; k > 0; k--) {
      String name = "f_" + identifiers.next(choices);
      List<Word> arguments = Stream.generate(this::argument).limit(choices.between(1, 2)).toList();
      Kind result = Kind.any(choices);
      String head = arguments.stream().map(Word::name).collect(Collectors.joining(", "));
      String body = new Expressions(choices, vocabulary().with(arguments)).text(result, 2);
      entries.add("\"%s(%s)\": %s".formatted(name, head, YamlWriter.scalar(body, choices)));
      callables.add(new Callable(name, arguments.stream().map(Word::kind).toList(), result, true));
    }
    section("functions", entries);
  }

  private Word argument() {
    return new Word("p_" + identifiers.next(choices), Kind.any(choices), Word.Change.DERIVED);
  }

  /* ------------------------------------------------------------------------------- populations */

  private List<Population> populations() {
    text.append("neurons:\n");
    List<Population> populations =
        IntStream.range(0, choices.oneIn(5) ? 2 : 1)
            .mapToObj(k -> choices.of("G", "float", "Kernel", "H_1", "step") + "_".repeat(k))
            .map(name -> new Population(name, vocabulary(), choices))
            .toList();
    populations.forEach(population -> text.append(population.text()));
    return populations;
  }

  /** Populations that only spike. */
  private void givenSpikes() {
    if (choices.oneIn(8)) {
      String rates = choices.of("100*Hz", "i*kHz", "(1 + i)*50*Hz", "inf*Hz", "-1*Hz");
      String record = choices.of("", ", record: {spikes: true}");
      section("poisson", List.of("P_: {count: 9, rates: %s%s}".formatted(rates, record)));
    }
    if (choices.oneIn(8)) {
      String period = choices.of("", ", period: 5*ms", ", record: {spikes: true}");
      String times = choices.of("[0, 1.5, 2]", "[3, 0.1, 7]", "[1, 2, 3]");
      section(
          "spike_generators",
          List.of(
              "S_: {count: 4, indices: [0, 3, 1], times: {unit: ms, values: %s}%s}"
                  .formatted(times, period)));
    }
  }

  /* ------------------------------------------------------------------------------- run */

  private void run(List<Population> populations) {
    YamlWriter yaml = new YamlWriter(choices, 2);
    text.append("run:\n");
    yaml.raw("seed", choices.of("0", "1", "42", "-1", "9223372036854775807", "0x1234_5678_9abc"));
    double step = choices.of(0.1, 0.05, 0.25, 1.0);
    yaml.raw("dt", step + "*ms");
    if (choices.oneIn(3)) {
      yaml.list(
          "phases",
          IntStream.range(0, choices.between(1, 3))
              .mapToObj(k -> phase(step, populations))
              .toList());
    } else {
      double steps = choices.between(1, 60) + (choices.oneIn(4) ? 0.5 : 0);
      yaml.raw("duration", steps * step + "*ms");
    }
    text.append(yaml);
  }

  private String phase(double runStep, List<Population> populations) {
    List<String> entries = new ArrayList<>();
    entries.add("duration: %d*ms".formatted(choices.between(1, 3)));
    double step = choices.oneIn(2) ? choices.of(0.1, 0.2, 0.125) : runStep;
    if (step != runStep) {
      entries.add("dt: " + step + "*ms");
    }
    if (!constants.isEmpty() && choices.oneIn(2)) {
      Word constant = choices.of(constants);
      entries.add("constants: {%s: %s}".formatted(constant.name(), constant(constant.kind())));
    }
    if (choices.oneIn(2)) {
      Population population = choices.of(populations);
      String part = population.part();
      String settings = String.join(", ", population.settings(choices.between(1, 2), part));
      entries.add("set: {%s: [%s]}".formatted(part, settings));
    }
    return entries.stream().collect(Collectors.joining(", ", "{", "}"));
  }
}
