/*
 * The language of models: the notation of Brian2. This file is the language's documentation.
 *
 * There are three kinds of text:
 *
 *   equations    define the variables of a population, one equation a line:
 *
 *                    dv/dt = (v0 - v)/tau + I/C : volt (unless refractory)   # a differential equation
 *                    I = g*(E - v) : amp                                     # a subexpression
 *                    v0 : volt (constant)                                    # a parameter
 *
 *   statements   change variables, one a line or parted by ';':
 *
 *                    v = v_reset; w += 2*nA
 *
 *   expressions  have a value, and stand by themselves in thresholds, constants, initial values, ...:
 *
 *                    v > v_threshold and not frozen
 *
 * Equations and statements come as blocks. A block is cut into lines first (LogicalLines), and each is read by itself,
 * so that a mistake in one line does not hide those in the next. What is cut off as a line may stand on several: it goes on
 *
 *   - inside parentheses,
 *   - after an operator or before one, also before ':' and before the flags,
 *   - where the next line is indented more than the first one, or after a '\' at the end of a line;
 *
 * but what begins an equation (x = ...) or a statement begins a line in any case. Comments go from '#' to the end of the line.
 *
 * What the words mean (whether a name is known, whether units agree, which flags there are) is not said here but in
 * org.rheobase.model.
 */
grammar Equations;

/* ------------------------------------------------------------------------------------------------ what is read at a time */

/** A line of equations: 'dx/dt = expression : unit (flags)', 'x = expression : unit (flags)' or 'x : unit (flags)'. */
equation
    : variable (ASSIGN expression)? COLON unit flags? EOF
    ;

/** A statement: 'x = expression', or 'x += expression' for 'x = x + expression', and so on. */
statement
    : NAME operator=(ASSIGN | ADD_TO | SUBTRACT_FROM | MULTIPLY_BY | DIVIDE_BY | FLOOR_DIVIDE_BY | MODULO_BY | POWER_BY)
      expression EOF
    ;

/** An expression by itself. */
loneExpression
    : expression EOF
    ;

/* ------------------------------------------------------------------------------------------------ equations */

/** What an equation defines: 'x', or 'dx/dt' for the x whose derivative by time is given. */
variable
    : name=NAME (DIVIDE by=NAME)?
    ;

/**
 * A unit: a product of powers of units, as 'volt', '1' (a plain number), 'amp/meter**2', 'second**-0.5'. A parenthesis
 * after it begins the flags, so that a unit has no calls.
 */
unit
    : unitPower (operators+=(MULTIPLY | DIVIDE) unitPower)*
    ;

unitPower
    : unitAtom (POWER unitExponent)?
    ;

unitAtom
    : NAME
    | NUMBER
    | OPEN unit CLOSE
    ;

unitExponent
    : sign=(PLUS | MINUS)? (NUMBER | OPEN sum CLOSE)
    ;

/** What is special about a variable, as '(unless refractory)' or '(constant, shared)'. */
flags
    : OPEN flag (COMMA flag)* CLOSE
    ;

flag
    : NAME+
    ;

/* ------------------------------------------------------------------------------------------------ expressions
 *
 * As in Python, from the weakest to the strongest binding. Binary operators bind to the left but for '**', which binds to
 * the right and more strongly than a sign before it, though not than one after it:
 *
 *     -x**2  is  -(x**2)        2**-1  is  2**(-1)        2**3**2  is  2**(3**2)        not a == b  is  not (a == b)
 */

expression
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT negation
    | comparison
    ;

/** Only one operator may stand here, since 'a < b < c' reads differently to different readers; the tree builder says so. */
comparison
    : sum (operators+=(LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL) sum)*
    ;

sum
    : product (operators+=(PLUS | MINUS) product)*
    ;

/** '/' is true division, also of integers; '//' and '%' round towards minus infinity. */
product
    : signed (operators+=(MULTIPLY | DIVIDE | FLOOR_DIVIDE | MODULO) signed)*
    ;

signed
    : sign=(PLUS | MINUS) signed
    | power
    ;

power
    : atom (POWER signed)?
    ;

atom
    : NUMBER
    | TRUE
    | FALSE
    | NAME arguments?
    | OPEN expression CLOSE
    ;

/** What makes a name that of a function or a timed array, as in 'exp(x)', 'clip(x, 0, 1)', 'rand()', 'I(t, i)'. */
arguments
    : OPEN (expression (COMMA expression)*)? CLOSE
    ;

/* ------------------------------------------------------------------------------------------------ words */

TRUE  : 'True';
FALSE : 'False';
AND   : 'and';
OR    : 'or';
NOT   : 'not';

/** Names are made of letters, digits and '_' of ASCII. */
NAME : LETTER (LETTER | DIGIT)*;

/** 3 is an integer; 3., 3.0, .5, 1e-3 are not. */
NUMBER : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) EXPONENT?;

fragment EXPONENT : [eE] [+-]? DIGIT+;
fragment LETTER   : [A-Za-z_];
fragment DIGIT    : [0-9];

PLUS         : '+';
MINUS        : '-';
MULTIPLY     : '*';
DIVIDE       : '/';
FLOOR_DIVIDE : '//';
MODULO       : '%';
POWER        : '**';

LESS          : '<';
LESS_EQUAL    : '<=';
GREATER       : '>';
GREATER_EQUAL : '>=';
EQUAL         : '==';
NOT_EQUAL     : '!=';

ASSIGN          : '=';
ADD_TO          : '+=';
SUBTRACT_FROM   : '-=';
MULTIPLY_BY     : '*=';
DIVIDE_BY       : '/=';
FLOOR_DIVIDE_BY : '//=';
MODULO_BY       : '%=';
POWER_BY        : '**=';

OPEN      : '(';
CLOSE     : ')';
COMMA     : ',';
COLON     : ':';
SEMICOLON : ';';
NEWLINE   : '\n';

/** The last one is the space of web pages, which looks like the common one. */
SPACE   : ([ \t\r\f\u00A0\uFEFF] | '\\' [ \t\r]* '\n')+ -> skip;
COMMENT : '#' ~'\n'* -> skip;

/* ------------------------------------------------------------------------------------------------ mistakes
 *
 * What other languages have and this one has not. It is made a token so that its error can say what to write instead
 * (WrongTokens).
 */

WRONG_NUMBER   : NUMBER LETTER (LETTER | DIGIT)*;
WRONG_NAME     : (LETTER | [\p{Letter}]) (LETTER | DIGIT | [\p{Letter}\p{Mark}])*;
WRONG_OPERATOR : '&&' | '&' | '||' | '|' | '^' | '!' | '~' | '<>' | '=>' | '=<' | '===' | '!==' | '<<' | '>>' | '->';
WRONG_BRACKET  : '[' | ']' | '{' | '}';
STRING         : '"' ~["\n]* '"'? | '\'' ~['\n]* '\''?;
POINT          : '.';
WRONG_SIGN     : .;
