/*
 * The language of models: equations, expressions and statements, in Brian2's notation, which is Python's where they meet.
 *
 * White space and line ends mean nothing here. What belongs to one equation or statement is decided before: an equation goes
 * on while a bracket is open or the next line is indented deeper than its first; statements end with their line or with ';'.
 */
grammar Equations;

/* One equation: dv/dt = (v0 - v)/tau : volt (unless refractory) */
equation
    : derivative=NAME '/' time=NAME '=' expression ':' unit=expression EOF    # differential
    | NAME '=' expression ':' unit=expression EOF                             # subexpression
    | NAME ':' unit=expression EOF                                            # parameter
    ;

/* An expression by itself, such as a threshold: v > vt and not_refractory */
wholeExpression
    : expression EOF
    ;

/* One statement of reset or event code: v += 3*mV */
statement
    : NAME operator=('=' | '+=' | '-=' | '*=' | '/=' | '//=' | '%=' | '**=') expression EOF
    ;

/* From the operator that binds strongest to the weakest; '**' binds to the right, and its exponent may have a sign. */
expression
    : '(' expression ')'                                                            # parentheses
    | NAME '(' (expression (',' expression)*)? ')'                                  # call
    | NUMBER                                                                        # number
    | value=('True' | 'False')                                                      # truth
    | NAME                                                                          # name
    | <assoc = right> left=expression operator='**' right=expression                # power
    | operator=('-' | '+') expression                                               # sign
    | left=expression operator=('*' | '/' | '//' | '%') right=expression            # product
    | left=expression operator=('+' | '-') right=expression                         # sum
    | left=expression operator=('<' | '<=' | '>' | '>=' | '==' | '!=') right=expression    # comparison
    | 'not' expression                                                              # negation
    | left=expression operator='and' right=expression                               # conjunction
    | left=expression operator='or' right=expression                                # disjunction
    ;

NUMBER
    : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ([eE] [+-]? DIGIT+)?
    ;

NAME
    : [A-Za-z_] [A-Za-z0-9_]*
    ;

fragment DIGIT
    : [0-9]
    ;

COMMENT
    : '#' ~[\r\n]* -> skip
    ;

SPACE
    : [ \t\r\n]+ -> skip
    ;

/* What belongs to no part of the language; kept as tokens so that an error can say what to write instead. */
FOREIGN
    : '&&' | '||' | '&' | '|' | '^' | '!' | '<>' | '[' | ']' | '{' | '}' | '"' | '\'' | '?' | '.' | ';' | .
    ;
