package org.rheobase.engine.opencl;

import org.jocl.CL;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;

/** What memory and programs of one device belong to. */
final class ClContext extends ClObject {
  private final ClDevice device;
  private final cl_context id;

  private ClContext(ClDevice device, cl_context id) {
    this.device = device;
    this.id = id;
  }

  static ClContext create(ClDevice device) {
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platform().id());
    int[] status = new int[1];
    cl_context id =
        CL.clCreateContext(properties, 1, new cl_device_id[] {device.id()}, null, null, status);
    Status.check(status[0], "opening " + device.name());
    return new ClContext(device, id);
  }

  ClDevice device() {
    return device;
  }

  cl_context id() {
    requireOpen();
    return id;
  }

  @Override
  int release() {
    return CL.clReleaseContext(id);
  }
}
