package org.rheobase;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the order of the rooms: who may use whom, and which library is known where. */
class ArchitectureTest {
  /** Lowest first: a room may use only rooms that stand before it. */
  private static final List<String> ROOMS =
      List.of(
          "units",
          "syntax",
          "model",
          "integrators",
          "ir",
          "mathlib",
          "rendering",
          "lowering",
          "engine",
          "simulation",
          "files",
          "bench",
          "plots",
          "cli");

  private static final String[] LANGUAGE_WING = packages("units", "syntax", "model", "integrators");
  private static final String[] MACHINE_WING = packages("ir", "mathlib", "rendering", "engine");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rheobase");

  static Stream<String> rooms() {
    return ROOMS.stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyRoomsBeforeIt(String room) {
    var after = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size());
    mustNotUse(packages(room), packages(after.toArray(String[]::new)));
  }

  @Test
  void theMachineDoesNotKnowTheLanguage() {
    mustNotUse(MACHINE_WING, LANGUAGE_WING);
  }

  @Test
  void theEnginesDoNotKnowEachOther() {
    mustNotUse(packages("engine.cpu"), packages("engine.opencl"));
    mustNotUse(packages("engine.opencl"), packages("engine.cpu"));
  }

  @ParameterizedTest
  @CsvSource({
    "org.jocl..,       engine.opencl",
    "org.ejml..,       integrators",
    "org.antlr..,      syntax",
    "org.snakeyaml..,  files",
    "io.jhdf..,        files",
    "org.knowm.xchart.., plots",
    "java.awt..,       plots",
    "javax.imageio..,  plots",
    "picocli..,        cli",
    "me.tongfei..,     cli",
    "org.jline..,      cli",
    "tech.units..,     units",
    // The model takes quantities from whoever writes Java.
    "javax.measure..,  units model",
  })
  void aLibraryIsKnownInItsRoomAlone(String library, String rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(rooms.split(" ")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theLibraryPrintsNothing() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages("cli"))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void whatThereIsToLogGoesToSlf4j() {
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
  }

  private static void mustNotUse(String[] users, String[] used) {
    noClasses()
        .that()
        .resideInAnyPackage(users)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static String[] packages(String... rooms) {
    return Stream.of(rooms).map(room -> "org.rheobase." + room + "..").toArray(String[]::new);
  }
}
