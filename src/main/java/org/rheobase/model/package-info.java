/**
 * What a user describes, immutable and checked: populations, their variables, what is recorded and
 * how a run goes. It must not know how a step is computed.
 */
@NullMarked
package org.rheobase.model;

import org.jspecify.annotations.NullMarked;
