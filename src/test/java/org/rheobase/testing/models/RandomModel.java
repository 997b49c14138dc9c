package org.rheobase.testing.models;

import java.util.List;
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
}
