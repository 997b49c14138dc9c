package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rheobase.ir.Program;

class ProfileTest {

  @Test
  void whatHasOneNameIsAddedUp() {
    ProfileRecorder recorder = new ProfileRecorder();
    recorder.add(Profile.Kind.KERNEL, "steps", 1, 0);
    recorder.add(Profile.Kind.TRANSFER, "from the device", 2, 100);
    recorder.add(Profile.Kind.TRANSFER, "from the device", 6, 300);
    Profile profile = recorder.profile();
    assertThat(profile.entries())
        .containsExactly(
            new Profile.Entry(Profile.Kind.TRANSFER, "from the device", 2, 8, 2, 6, 400),
            new Profile.Entry(Profile.Kind.KERNEL, "steps", 1, 1, 1, 1, 0));
    assertThat(profile.total()).isEqualTo(9);
    assertThat(profile.entries().getFirst().mean()).isEqualTo(4);
    assertThat(profile.entries().getFirst().bytesPerSecond()).isEqualTo(50);
  }

  @OnEveryEngine
  void launchesAreCounted(EngineUnderTest on) {
    Program program = Programs.integrateAndFire(on.precision());
    try (Engine engine = Engines.open(on.device(), EngineOptions.defaults().withProfile())) {
      for (int k = 0; k < 3; k++) {
        EngineUnderTest.run(
            engine,
            program,
            new long[] {0, 32, 8},
            Programs.integrateAndFireArrays(on.precision(), 8, 32),
            8);
      }
      assertThat(engine.profile().orElseThrow().entries())
          .filteredOn(entry -> entry.kind() == Profile.Kind.KERNEL)
          .singleElement()
          .satisfies(entry -> assertThat(entry.count()).isEqualTo(3))
          .satisfies(entry -> assertThat(entry.name()).startsWith(program.name()))
          .satisfies(entry -> assertThat(entry.longest()).isPositive());
    }
    try (Engine engine = on.open()) {
      assertThat(engine.profile()).isEmpty();
    }
  }
}
