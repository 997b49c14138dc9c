package org.rheobase.testing;

import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.model.RunPlan;

/** A model with all that can happen in a step, noise everywhere, and everything recorded. */
public final class EventModel {
  private EventModel() {}

  /**
   * The model.
   *
   * @param precision {@code single} or {@code double}
   */
  public static RunPlan plan(String precision) {
    String text =
        """
        constants: {tau: 10*ms}
        neurons:
          G:
            count: 70
            equations: |
              dv/dt = (drive - v)/tau + 0.1*xi*tau**-0.5 : 1 (unless refractory)
              drive = 1.3 + gain + 0.4*rand() : 1 (constant over dt)
              gain : 1 (shared)
              n : integer
            threshold: v > 1
            reset: v = 0.1*rand()
            refractory: (1 + rand())*ms
            method: euler
            events: {cross: v > 0.7 and rand() < 0.5, idle: n < 3}
            on_event: {cross: n += 1, idle: v += 0.001}
            run_regularly:
              - {code: gain = 0.5*rand(), dt: 0.7*ms}
              - {code: v += 0.02*rand(), dt: 0.3*ms, when: after_resets}
            initial: {v: rand()}
            record:
              spikes: {variables: [v, drive, gain]}
              events: {cross: [v, n, lastspike], idle: []}
              state: {variables: [v, gain], neurons: "0:70:9", dt: 0.5*ms}
        run: {duration: 20*ms, seed: 9, precision: %s}
        """
            .formatted(precision);
    return ModelFile.parse("event-model.yaml", text, Overrides.none());
  }
}
