package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.EveryEngine;

class KernelCacheTest {
  private static final String SOURCE =
      "kernel void twice(global int *x) { x[get_global_id(0)] *= 2; }\n";

  private static final String OPTIONS = "-cl-std=CL1.2";

  @TempDir private Path folder;

  private KernelCache cache() {
    return new KernelCache(Optional.of(folder), KernelCache.LARGEST);
  }

  private static byte[] bytes(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatWasKeptIsFound() {
    assertThat(cache().find("a")).isEmpty();
    cache().keep("a", bytes(100, 1));
    assertThat(cache().find("a")).contains(bytes(100, 1));
    assertThat(cache().find("b")).isEmpty();
  }

  @Test
  void whatIsDamagedIsNotFound() throws IOException {
    cache().keep("a", bytes(100, 1));
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, 32, 131}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(cache().find("a")).as("%d bytes left", length).isEmpty();
    }
    whole[50] ^= 1;
    Files.write(file, whole);
    assertThat(cache().find("a")).isEmpty();
  }

  @Test
  void whatWasNotUsedForTheLongestTimeGoes() throws IOException {
    KernelCache small = new KernelCache(Optional.of(folder), 250);
    small.keep("a", bytes(68, 1));
    Files.setLastModifiedTime(files().getFirst(), FileTime.fromMillis(2));
    cache().keep("b", bytes(68, 2));
    Files.setLastModifiedTime(files().getLast(), FileTime.fromMillis(1));
    new KernelCache(Optional.of(folder), 250).keep("c", bytes(68, 3));
    assertThat(files())
        .extracting(Path::getFileName)
        .map(Path::toString)
        .containsExactly("a.kernel", "c.kernel");
  }

  /** A file where the folder should be stands for all folders that cannot be written to. */
  @Test
  void whereNothingCanBeKeptNothingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    KernelCache cache = new KernelCache(Optional.of(file.resolve("below")), KernelCache.LARGEST);
    cache.keep("a", bytes(9, 1));
    assertThat(cache.find("a")).isEmpty();
    KernelCache.none().keep("a", bytes(9, 1));
    assertThat(KernelCache.none().find("a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RHEOBASE_CACHE, '',        a.kernel",
    "RHEOBASE_CACHE, own,       own/a.kernel",
    "XDG_CACHE_HOME, caches,    caches/rheobase/kernels/a.kernel",
  })
  void theUserSaysWhere(String variable, String value, String file) {
    String text = value.isEmpty() ? "" : folder.resolve(value).toString();
    KernelCache.ofUser(Map.of(variable, text)).keep("a", bytes(9, 1));
    assertThat(Files.exists(folder.resolve(file))).isEqualTo(!value.isEmpty());
  }

  @Test
  void aProgramIsBuiltFromWhatWasKept() {
    for (ClDevice device : devices()) {
      try (ClContext context = ClContext.create(device)) {
        KernelCache first = cache();
        build(context, first);
        assertThat(first.found()).isZero();
        KernelCache second = cache();
        build(context, second);
        assertThat(second.found()).as(device.name()).isEqualTo(1);
      }
    }
  }

  /** Only on PoCL: rusticl ends the process. */
  @Test
  void whatADriverRefusesIsCompiledAgain() {
    for (ClDevice device : devices()) {
      if (device.platform().name().contains("Portable")) {
        try (ClContext context = ClContext.create(device)) {
          cache().keep(KernelCache.key(device, SOURCE, OPTIONS), bytes(100, 1));
          build(context, cache());
        }
      }
    }
  }

  private static List<ClDevice> devices() {
    assumeTrue(EveryEngine.hasOpenCl(), "no OpenCL device");
    return ClPlatform.all().stream().flatMap(platform -> platform.devices().stream()).toList();
  }

  private static void build(ClContext context, KernelCache cache) {
    try (ClProgram program = ClProgram.build(context, SOURCE, OPTIONS, cache)) {
      ClKernel.create(program, "twice").close();
    }
  }

  @Test
  void theKeyDependsOnSourceAndOptions() {
    ClDevice device = devices().getFirst();
    assertThat(
            Stream.of(
                    KernelCache.key(device, SOURCE, ""),
                    KernelCache.key(device, SOURCE, "-w"),
                    KernelCache.key(device, SOURCE + "\n", ""))
                .distinct())
        .hasSize(3);
  }
}
