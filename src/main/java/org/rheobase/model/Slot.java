package org.rheobase.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The slots of a step, in their order: when a piece of code has its turn. They are those of Brian2,
 * each with one before and one after it. Code of different populations that stands in the same slot
 * is carried out by order number, then by name.
 */
public enum Slot {
  /** Subexpressions marked (constant over dt) are computed. */
  BEFORE_START,
  /** Code that runs regularly, then recording of state. */
  START,
  AFTER_START,
  BEFORE_GROUPS,
  /** Refractoriness, then the state update. */
  GROUPS,
  AFTER_GROUPS,
  BEFORE_THRESHOLDS,
  /** Thresholds, then recording of spikes. */
  THRESHOLDS,
  /** Conditions of custom events, then their recording. */
  AFTER_THRESHOLDS,
  BEFORE_SYNAPSES,
  SYNAPSES,
  AFTER_SYNAPSES,
  BEFORE_RESETS,
  /** Resets of neurons that fired. */
  RESETS,
  /** Code of custom events. */
  AFTER_RESETS,
  BEFORE_END,
  END,
  AFTER_END;

  /** As written in models. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The slot of a text. */
  public static Optional<Slot> find(String text) {
    return Arrays.stream(values()).filter(slot -> slot.text().equals(text)).findFirst();
  }

  /** The names of all slots, in their order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Slot::text).toList();
  }
}
