/**
 * Runs models on engines, in windows of steps, and holds what users read afterwards. It must not
 * know how a program is rendered, nor how results are written to files.
 */
@NullMarked
package org.rheobase.simulation;

import org.jspecify.annotations.NullMarked;
