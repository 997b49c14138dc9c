/**
 * Runs programs on OpenCL devices. The only package that knows JOCL; it must not know what a
 * program means.
 */
@NullMarked
package org.rheobase.engine.opencl;

import org.jspecify.annotations.NullMarked;
