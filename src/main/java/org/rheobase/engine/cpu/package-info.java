/**
 * Runs programs on this machine's processors: as Java source, compiled in memory, or by
 * interpreting them. It must not know what a program means, nor of other kinds of devices.
 */
@NullMarked
package org.rheobase.engine.cpu;

import org.jspecify.annotations.NullMarked;
