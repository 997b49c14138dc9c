/**
 * Pictures of results. It must not know how a simulation computes, nor what the command line looks
 * like; XChart and AWT are known here alone, and loaded only when a picture is drawn.
 */
@NullMarked
package org.rheobase.plots;

import org.jspecify.annotations.NullMarked;
