package org.rheobase.engine.cpu;

import java.util.stream.Stream;

/** In which form the Java engine runs programs. */
enum JavaForm {
  /** Plain at first, vectors when they are ready and if they are faster. */
  BEST(""),
  /** One neuron after another. */
  PLAIN("plain"),
  /** In passes over tiles, one neuron after another. */
  PASSES("passes"),
  /** Vectors from the first step on, which are slow until the Java runtime has compiled them. */
  VECTOR("vector");

  private final String text;

  JavaForm(String text) {
    this.text = text;
  }

  /** The name by which it is asked for; empty for the best one. */
  String text() {
    return text;
  }

  static JavaForm named(String text) {
    return Stream.of(values()).filter(form -> form.text.equals(text)).findFirst().orElseThrow();
  }
}
