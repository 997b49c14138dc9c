/**
 * Text to tree: the grammar of equations, the syntax tree with the place of every piece, and the
 * errors that point at places. It must not know what a name means.
 */
@NullMarked
package org.rheobase.syntax;

import org.jspecify.annotations.NullMarked;
