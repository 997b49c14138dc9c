/**
 * The unit names of equations ({@code mV}, {@code nS}, {@code ufarad}, {@code cm2}) on top of JSR
 * 385, and the dimensions of physical values. It must not know of models or equations.
 */
@NullMarked
package org.rheobase.units;

import org.jspecify.annotations.NullMarked;
