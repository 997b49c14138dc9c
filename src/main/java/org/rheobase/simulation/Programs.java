package org.rheobase.simulation;

import java.util.List;
import java.util.Map;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StateProgram;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Setting;
import org.rheobase.model.Variable;

/** What a population is simulated by: its programs, and how many neurons they serve. */
interface Programs {

  /** The programs of a population as it is. */
  static Programs of(NeuronGroup group, Precision precision, Neighbours neighbours) {
    return new OfOne(group, precision, neighbours);
  }

  /** The population with the constants of now. */
  NeuronGroup group();

  /** The same with other values of constants. */
  Programs with(Map<String, Constant> constants);

  /** How the state lies in memory. */
  StateLayout layout();

  /** How many copies of the population there are; neurons of one follow those of another. */
  int copies();

  /** Number of neurons of all copies. */
  default int neurons() {
    return copies() * group().count();
  }

  /** The program of the steps. */
  StepProgram steps(Recordings recordings, Clock clock);

  /** The program that sets a variable. */
  StateProgram setting(Setting.ByExpression setting, Clock clock);

  /** What sets the same values in all copies. */
  List<Setting.ByValues> settings(Setting.ByValues setting);

  /** The program whose last buffer takes a variable's present values. */
  StateProgram values(Variable variable, Clock clock);

  /** One population, with one value of each constant. */
  record OfOne(NeuronGroup group, Precision precision, Neighbours neighbours) implements Programs {

    private Lowering lowering(Clock clock) {
      return new Lowering(group, precision, clock.dt(), neighbours::group);
    }

    @Override
    public Programs with(Map<String, Constant> constants) {
      return new OfOne(group.withConstants(constants), precision, neighbours);
    }

    @Override
    public StateLayout layout() {
      return StateLayout.of(group, precision);
    }

    @Override
    public int copies() {
      return 1;
    }

    @Override
    public StepProgram steps(Recordings recordings, Clock clock) {
      return lowering(clock).steps(recordings);
    }

    @Override
    public StateProgram setting(Setting.ByExpression setting, Clock clock) {
      return lowering(clock).setting(setting);
    }

    @Override
    public List<Setting.ByValues> settings(Setting.ByValues setting) {
      return List.of(setting);
    }

    @Override
    public StateProgram values(Variable variable, Clock clock) {
      return lowering(clock).values(List.of(variable));
    }
  }
}
