package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.rheobase.ir.Precision;

/**
 * Where there is no OpenCL device, tests on every engine prove less: that must not go unnoticed.
 */
class OpenClPresenceTest {

  @Test
  void thisMachineHasAnOpenClDeviceInEachPrecision() {
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || EveryEngine.hasOpenCl(),
        () -> "no OpenCL here, nothing was run on it: " + Engines.absences());
    for (Precision precision : Precision.values()) {
      assertThat(EveryEngine.with(precision))
          .as("%s precision; %s", precision.text(), Engines.absences())
          .anyMatch(engine -> engine.device().backend().equals("opencl"));
    }
  }
}
