/**
 * The {@code rheobase} command: one class a subcommand. It knows how to ask, not how to simulate.
 */
@NullMarked
package org.rheobase.cli;

import org.jspecify.annotations.NullMarked;
