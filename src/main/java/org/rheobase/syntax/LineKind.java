package org.rheobase.syntax;

/** What a line is. */
enum LineKind {
  EQUATION,
  STATEMENT,
  EXPRESSION
}
