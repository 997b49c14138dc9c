/**
 * Model files in, results out. It must not know how a simulation computes, nor what the command
 * line looks like.
 */
@NullMarked
package org.rheobase.files;

import org.jspecify.annotations.NullMarked;
