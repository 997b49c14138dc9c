package org.rheobase.model;

/** Populations that tests start from. */
final class Neurons {
  /** Noisy neurons that go back to a potential of their own. */
  static final String EQUATIONS =
      """
      dv/dt = (v0 - v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
      v0 : 1
      """;

  private Neurons() {}

  /** With {@link #EQUATIONS}. */
  static NeuronGroupBuilder neurons() {
    return neurons(EQUATIONS);
  }

  /** With the constants tau, a time, and sigma, a number. */
  static NeuronGroupBuilder neurons(String equations) {
    return NeuronGroup.builder("G", 100)
        .equations(equations)
        .constant("tau", "10*ms")
        .constant("sigma", 0.2);
  }
}
