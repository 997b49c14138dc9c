package org.rheobase.files;

import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/**
 * A spike file of SONATA. Each population has {@code timestamps} in milliseconds and {@code
 * node_ids}; beside them, so that no bit is lost, {@code steps} and {@code seconds}, and {@code
 * values} with the variables recorded at the spikes, SI, which other readers pass over.
 */
final class SonataSpikes implements ResultFile {
  private final Spools values;
  private final WholeFile file;
  private final List<Population> populations = new ArrayList<>();

  SonataSpikes(Path path) {
    values = new Spools(path);
    file = new WholeFile(path);
  }

  /** Adds a population. */
  TableWriter population(TableHead head) {
    Population population = new Population(head);
    populations.add(population);
    return population;
  }

  @Override
  public void complete() {
    SonataFile.write(
        file,
        root -> {
          WritableGroup spikes = root.putGroup("spikes");
          populations.forEach(population -> population.putInto(spikes));
        });
  }

  @Override
  public void close() {
    values.close();
    file.close();
  }

  /** The spikes of a population. They are in place when the file is. */
  private final class Population implements TableWriter {
    private final TableHead head;
    private final Spool timestamps = values.add(Type.F64);
    private final Spool nodeIds = values.add(Type.I64);
    private final Spool steps = values.add(Type.I32);
    private final Spool seconds = values.add(Type.F64);
    private final List<Spool> variables;

    Population(TableHead head) {
      this.head = head;
      variables = variableHeads().stream().map(variable -> values.add(variable.type())).toList();
    }

    /** Those after {@code step}, {@code t} and {@code i}. */
    private List<ColumnHead> variableHeads() {
      return head.columns().subList(3, head.columns().size());
    }

    @Override
    public void add(int rows, List<HostArray> columns) {
      steps.add(columns.get(0), rows);
      seconds.add(columns.get(1), rows);
      timestamps.add(SonataUnits.milliseconds(columns.get(1), rows), rows);
      nodeIds.add(SonataUnits.nodeIds(columns.get(2), rows), rows);
      for (int variable = 0; variable < variables.size(); variable++) {
        variables.get(variable).add(columns.get(3 + variable), rows);
      }
    }

    void putInto(WritableGroup spikes) {
      WritableGroup group = spikes.putGroup(head.group());
      group.getAttributes().put(SortingAttribute.NAME, new SortingAttribute(group));
      SonataFile.put(group, "timestamps", timestamps, SonataUnits.MILLISECONDS);
      SonataFile.put(group, "node_ids", nodeIds, nodeIds.length());
      SonataFile.put(group, "steps", steps, steps.length());
      SonataFile.put(group, "seconds", seconds, ColumnHead.TIME.unit());
      if (!variables.isEmpty()) {
        WritableGroup recorded = group.putGroup("values");
        for (int variable = 0; variable < variables.size(); variable++) {
          ColumnHead column = variableHeads().get(variable);
          SonataFile.put(recorded, column.name(), variables.get(variable), column.unit());
        }
      }
    }

    @Override
    public void complete() {
      // All populations of a file are put in place together.
    }

    @Override
    public void close() {
      SonataSpikes.this.close();
    }
  }
}
