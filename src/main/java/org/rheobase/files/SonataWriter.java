package org.rheobase.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes results as the SONATA developer guide has them (Allen Institute and Blue Brain Project,
 * "Output file formats"): spikes of all populations in one HDF5 file, a report for each recorded
 * variable. The guide knows no rates of populations and no state of neurons: these are CSV.
 */
final class SonataWriter implements FormatWriter {
  private final Path folder;
  private final CsvWriter csv;
  private final Map<Path, SonataSpikes> spikeFiles = new LinkedHashMap<>();

  SonataWriter(Path folder) {
    this.folder = folder;
    csv = new CsvWriter(folder);
  }

  @Override
  public TableWriter table(TableHead head) {
    return switch (head.kind()) {
      case EVENTS ->
          spikeFiles
              .computeIfAbsent(
                  SonataFile.ofEvents(folder, head.group(), head.part()), SonataSpikes::new)
              .population(head);
      case RATE, FINAL -> csv.table(head);
    };
  }

  @Override
  public FramesWriter frames(FramesHead head) {
    return new SonataReports(folder, head);
  }

  @Override
  public void complete() {
    spikeFiles.values().forEach(SonataSpikes::complete);
  }
}
