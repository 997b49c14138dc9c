package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The slots of a step are those of Brian2, in its order. */
class SlotTest {

  @Test
  void areInTheOrderOfAStep() {
    assertThat(String.join(" ", Slot.names()))
        .isEqualTo(
            "before_start start after_start before_groups groups after_groups"
                + " before_thresholds thresholds after_thresholds"
                + " before_synapses synapses after_synapses before_resets resets after_resets"
                + " before_end end after_end");
  }

  @Test
  void areFoundByName() {
    assertThat(Slot.find("after_resets")).contains(Slot.AFTER_RESETS);
    assertThat(Slot.find("AFTER_RESETS")).isEmpty();
  }
}
