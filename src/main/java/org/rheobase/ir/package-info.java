/**
 * The typed program of a whole step: everything that decides a bit of a result is decided here, and
 * renderers only spell it. It must not know of equations, units, or of how a device is driven.
 */
@NullMarked
package org.rheobase.ir;

import org.jspecify.annotations.NullMarked;
