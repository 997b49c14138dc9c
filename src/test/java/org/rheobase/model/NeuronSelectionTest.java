package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Some neurons of a population: how many, which, and whether they are there. */
class NeuronSelectionTest {
  private static final Span PLACE = Source.of("neurons", "neurons").whole();

  @Test
  void listsAreSortedAndWithoutRepetition() {
    assertThat(NeuronSelection.of(5, 0, 2, 5)).isEqualTo(new NeuronSelection.Of(List.of(0, 2, 5)));
    assertThat(NeuronSelection.of(4, 3, 5)).isEqualTo(new NeuronSelection.Range(3, 6, 1));
    assertThat(NeuronSelection.of()).isEqualTo(new NeuronSelection.Of(List.of()));
  }

  @Test
  void indicesAreThoseMeant() {
    assertThat(new NeuronSelection.All().indices(3)).containsExactly(0, 1, 2);
    assertThat(new NeuronSelection.Range(1, 10, 4).indices(100)).containsExactly(1, 5, 9);
    assertThat(NeuronSelection.of(7, 1).indices(100)).containsExactly(1, 7);
  }

  @Test
  void theFirstOnesAreFewerOrAll() {
    assertThat(new NeuronSelection.All().first(5, 3).indices(3)).containsExactly(0, 1, 2);
    assertThat(new NeuronSelection.All().first(2, 1_000_000_000).indices(9)).containsExactly(0, 1);
    assertThat(new NeuronSelection.Range(1, 20, 4).first(2, 100).indices(100))
        .containsExactly(1, 5);
    assertThat(new NeuronSelection.Range(7, 7, 3).first(2, 100).indices(100)).isEmpty();
    assertThat(NeuronSelection.of(9, 4, 30).first(2, 100).indices(100)).containsExactly(4, 9);
  }

  @Property
  void slotsNumberTheIndices(
      @ForAll @IntRange(max = 50) int first,
      @ForAll @IntRange(max = 50) int length,
      @ForAll @IntRange(min = 1, max = 9) int stride) {
    var selection = new NeuronSelection.Range(first, first + length, stride);
    int[] indices = selection.indices(200);
    assertThat(indices).hasSize(selection.size(200));
    int[] slots = IntStream.range(0, 200).map(selection::slot).filter(s -> s >= 0).toArray();
    assertThat(slots).isEqualTo(IntStream.range(0, indices.length).toArray());
    assertThat(Arrays.stream(indices).map(selection::slot).toArray()).isEqualTo(slots);
  }

  @Property
  void aListHasTheSlotsOfItsOrder(@ForAll List<@IntRange(max = 99) Integer> neurons) {
    var selection = NeuronSelection.of(neurons.stream().mapToInt(Integer::intValue).toArray());
    int[] indices = selection.indices(100);
    assertThat(indices).isSorted().hasSize(selection.size(100));
    for (int k = 0; k < indices.length; k++) {
      assertThat(selection.slot(indices[k])).isEqualTo(k);
    }
    assertThatCode(() -> selection.requireWithin(100, PLACE)).doesNotThrowAnyException();
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> NeuronSelection.of(0, 3).requireWithin(3, PLACE))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("there is no neuron 3")
        .hasMessageContaining("the population has neurons 0 to 2");
    assertThatThrownBy(() -> NeuronSelection.of(-1, 3).requireWithin(10, PLACE))
        .hasMessageContaining("there is no neuron -1");
    assertThatThrownBy(() -> new NeuronSelection.Range(0, 11, 5).requireWithin(10, PLACE))
        .hasMessageContaining("there is no neuron 10");
  }

  @Test
  void whatIsThereIsAccepted() {
    assertThatCode(
            () -> {
              new NeuronSelection.Range(0, 14, 5).requireWithin(11, PLACE);
              new NeuronSelection.Range(7, 7, 1).requireWithin(3, PLACE);
              NeuronSelection.of().requireWithin(1, PLACE);
              new NeuronSelection.All().requireWithin(Integer.MAX_VALUE, PLACE);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whatMakesNoSenseCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NeuronSelection.Range(0, 5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new NeuronSelection.Range(5, 4, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new NeuronSelection.Range(-1, 4, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new NeuronSelection.Of(List.of(3, 3)));
  }
}
