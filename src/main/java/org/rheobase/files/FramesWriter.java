package org.rheobase.files;

import org.rheobase.simulation.TraceBlock;

/** Takes the frames of recorded variables as they come. */
interface FramesWriter extends ResultFile {

  /** Adds the frames of a window. */
  void add(TraceBlock frames);
}
