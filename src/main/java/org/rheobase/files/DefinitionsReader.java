package org.rheobase.files;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads what all populations of a model may use: constants, timed arrays and functions. */
final class DefinitionsReader {
  private final ConstantReader constants;
  private final TimedArrayReader timedArrays;
  private final Map<Source, Source> functions = new LinkedHashMap<>();

  DefinitionsReader(Overrides overrides, Problems problems) {
    constants = new ConstantReader(overrides.constants(), problems);
    timedArrays = new TimedArrayReader(constants.values(), problems);
  }

  /** Reads all that the model defines. */
  void read(YamlMap root) {
    root.map("constants").ifPresent(constants::read);
    constants.checkOverrides();
    root.map("timed_arrays").ifPresent(timedArrays::read);
    root.map("functions").ifPresent(this::readFunctions);
  }

  private void readFunctions(YamlMap map) {
    for (String head : map.keys()) {
      map.scalar(head).ifPresent(body -> functions.put(map.key(head), body));
    }
  }

  /** Hands everything to a population's builder. */
  void addTo(NeuronGroupBuilder builder) {
    constants.addTo(builder);
    functions.forEach(builder::function);
    timedArrays.arrays().forEach(builder::timedArray);
    timedArrays.mistaken().forEach(builder::mistakenTimedArray);
  }

  ConstantReader constants() {
    return constants;
  }

  /** Whether a mistaken definition may be in use in a population. */
  boolean mayMislead(NeuronGroup group) {
    return group.mentions(constants.mistaken()) || !timedArrays.mistaken().isEmpty();
  }
}
