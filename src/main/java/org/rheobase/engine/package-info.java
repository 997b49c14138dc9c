/**
 * Compiles programs and runs them for the positions of a launch; one package below for each kind of
 * device. It must not know what a program means.
 */
@NullMarked
package org.rheobase.engine;

import org.jspecify.annotations.NullMarked;
