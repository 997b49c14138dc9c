package org.rheobase.testing.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * A model made by chance, as the text of a model file. Its units agree, so that it is refused only
 * where what it asks for does not go together.
 *
 * @param choices the choices that led to it, each from 0 to 65,535
 * @param text the model file
 */
public record RandomModel(List<Integer> choices, String text) {
  private static final int MOST_CHOICES = 600;

  /** Models of all sizes. */
  public static Arbitrary<RandomModel> all() {
    return Arbitraries.integers()
        .between(0, Choices.RANGE - 1)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .list()
        .ofMaxSize(MOST_CHOICES)
        .withSizeDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .map(RandomModel::of);
  }

  /** The model that choices lead to. */
  public static RandomModel of(List<Integer> numbers) {
    Choices choices = new Choices(numbers);
    String text = new Draft(choices).text();
    return new RandomModel(numbers.subList(0, choices.used()), text);
  }

  @Override
  public String toString() {
    return "\n" + text;
  }

  /** A model in the making. */
  private static final class Draft {
    private final Choices choices;
    private final List<Word> constants = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Draft(Choices choices) {
      this.choices = choices;
    }

    String text() {
      constants();
      List<Population> populations = populations();
      run(populations);
      return text.toString();
    }

    private void constants() {
      int number = choices.below(5);
      Identifiers identifiers = new Identifiers();
      text.append(number == 0 ? "" : "constants:\n");
      for (int k = 0; k < number; k++) {
        Kind kind = choices.oneIn(2) ? Kind.TIME : Kind.anyReal(choices);
        String name = "c_" + identifiers.next(choices);
        text.append("  %s: %s\n".formatted(name, value(kind)));
        constants.add(new Word(name, kind, Word.Change.CONSTANT));
      }
    }

    private String value(Kind kind) {
      Expressions expressions = new Expressions(choices, constants, false);
      String value =
          kind.equals(Kind.TIME)
              ? Literals.time(choices, 20)
              : expressions.of(kind, 0) + choices.of("", "*2", "/3.7") + choices.of("", "**1");
      return YamlWriter.scalar(value, choices);
    }

    private List<Population> populations() {
      text.append("neurons:\n");
      List<Population> populations =
          IntStream.range(0, choices.oneIn(5) ? 2 : 1)
              .mapToObj(k -> choices.of("G", "float", "Kernel", "H_1", "step") + "_".repeat(k))
              .map(name -> new Population(name, constants, choices))
              .toList();
      populations.forEach(population -> text.append(population.text()));
      return populations;
    }

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
        yaml.raw("duration", duration(step, 70));
      }
      text.append(yaml);
    }

    /** A time of some steps, not always whole ones. */
    private String duration(double step, int mostSteps) {
      double steps = choices.between(1, mostSteps) + (choices.oneIn(4) ? 0.5 : 0);
      return steps * step + "*ms";
    }

    private String phase(double runStep, List<Population> populations) {
      List<String> entries = new ArrayList<>();
      double step = choices.oneIn(2) ? choices.of(0.1, 0.2, 0.07) : runStep;
      entries.add("duration: " + duration(step, 25));
      if (step != runStep) {
        entries.add("dt: " + step + "*ms");
      }
      if (!constants.isEmpty() && choices.oneIn(2)) {
        Word constant = choices.of(constants);
        entries.add("constants: {%s: %s}".formatted(constant.name(), value(constant.kind())));
      }
      if (choices.oneIn(2)) {
        Population population = choices.of(populations);
        String settings = String.join(", ", population.settings(choices.between(1, 2)));
        entries.add("set: {%s: [%s]}".formatted(population.name(), settings));
      }
      return entries.stream().collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
