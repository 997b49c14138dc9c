/**
 * Numerical methods as mathematics on the syntax tree: from a system of differential equations to
 * the formulas of one time step. It must not know how formulas are computed.
 */
@NullMarked
package org.rheobase.integrators;

import org.jspecify.annotations.NullMarked;
