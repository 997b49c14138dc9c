package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_event;
import org.rheobase.engine.Profile;
import org.rheobase.engine.ProfileRecorder;

/** Asks a device how long its commands took, when they are done. */
final class ClProfiler {
  /** So many commands are kept in mind at most: each of them is an object of the driver's. */
  private static final int MOST = 1024;

  private final ProfileRecorder recorder = new ProfileRecorder();
  private final List<Command> commands = new ArrayList<>();

  /** A command under way. */
  private record Command(cl_event event, Profile.Kind kind, String name, long bytes) {}

  /** What a command that is about to be handed over shall give notice to. */
  cl_event begin(Profile.Kind kind, String name, long bytes) {
    cl_event event = new cl_event();
    commands.add(new Command(event, kind, name, bytes));
    return event;
  }

  /** Whether so many commands are under way that they should be waited for. */
  boolean isFull() {
    return commands.size() >= MOST;
  }

  /** Adds up what has been handed over, which is done soon. */
  void collect() {
    commands.forEach(this::add);
    commands.clear();
  }

  private void add(Command command) {
    cl_event event = command.event();
    // An event of which the driver knows nothing belongs to a command that was refused.
    if (CL.clWaitForEvents(1, new cl_event[] {event}) == CL.CL_SUCCESS) {
      long begin = time(event, CL.CL_PROFILING_COMMAND_START);
      long end = time(event, CL.CL_PROFILING_COMMAND_END);
      recorder.add(command.kind(), command.name(), (end - begin) / 1e9, command.bytes());
      Status.check(CL.clReleaseEvent(event), "release of an event");
    }
  }

  /** Nanoseconds; 0 if the driver does not say. */
  private static long time(cl_event event, int moment) {
    long[] time = new long[1];
    int status = CL.clGetEventProfilingInfo(event, moment, Sizeof.cl_ulong, Pointer.to(time), null);
    return status == CL.CL_SUCCESS ? time[0] : 0;
  }

  /** All so far. */
  Profile profile() {
    return recorder.profile();
  }
}
