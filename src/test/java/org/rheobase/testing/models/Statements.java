package org.rheobase.testing.models;

import java.util.ArrayList;
import java.util.List;

/** Writes reset code by a table of statements. */
final class Statements {
  private static final int DEPTH = 3;

  /** Writes a statement for a word that it changes. */
  private interface Writer {
    String write(Expressions expressions, Word target);
  }

  private static final List<Writer> REAL =
      List.of(
          assign("="),
          assign("="),
          assign("+="),
          assign("-="),
          factor("*="),
          factor("/="),
          assign("%="));

  private static final List<Writer> NUMBER =
      List.of(
          assign("="),
          assign("+="),
          (e, target) -> target.name() + " **= 2",
          (e, target) -> target.name() + " //= " + e.text(Kind.number(), 1),
          (e, target) -> "%s = %s".formatted(target.name(), e.text(Kind.Plain.INTEGER, DEPTH)));

  private static final List<Writer> INTEGER =
      List.of(
          assign("="),
          assign("+="),
          assign("-="),
          assign("*="),
          assign("//="),
          assign("%="),
          (e, target) -> "%s = %s".formatted(target.name(), e.text(Kind.number(), DEPTH)));

  private static final List<Writer> BOOLEAN = List.of(assign("="));

  private final Choices choices;
  private final Identifiers identifiers;
  private final List<Word> temporaries = new ArrayList<>();

  Statements(Choices choices, Identifiers identifiers) {
    this.choices = choices;
    this.identifiers = identifiers;
  }

  private static Writer assign(String operator) {
    return (e, target) -> write(target, operator, e.text(target.kind(), DEPTH));
  }

  private static Writer factor(String operator) {
    return (e, target) -> write(target, operator, e.text(Kind.number(), DEPTH));
  }

  private static String write(Word target, String operator, String value) {
    return "%s %s %s".formatted(target.name(), operator, value);
  }

  /** The statement that sets a variable to 0. */
  String toZero(Word variable) {
    return write(variable, "=", Literals.quantity("0", variable.kind(), choices));
  }

  /** So many statements. */
  List<String> some(int number, Vocabulary vocabulary) {
    List<Word> writable = vocabulary.words().stream().filter(Word::isWritable).toList();
    List<String> statements = new ArrayList<>();
    for (int k = 0; k < number; k++) {
      Expressions now = new Expressions(choices, vocabulary.with(temporaries));
      boolean isNew = writable.isEmpty() || choices.oneIn(3);
      statements.add(isNew ? temporary(now) : statement(now, choices.of(writable)));
    }
    return statements;
  }

  private String statement(Expressions expressions, Word target) {
    List<Writer> table =
        switch (target.kind()) {
          case Kind.Real real -> real.isNumber() && choices.oneIn(3) ? NUMBER : REAL;
          case Kind.Plain.INTEGER -> INTEGER;
          case Kind.Plain.BOOLEAN -> BOOLEAN;
        };
    return choices.of(table).write(expressions, target);
  }

  /**
   * A value that is kept for the statements after it: a new one, or another for one that is there.
   */
  private String temporary(Expressions expressions) {
    if (!temporaries.isEmpty() && choices.oneIn(3)) {
      return statement(expressions, choices.of(temporaries));
    }
    Kind kind = Kind.any(choices);
    Word word = new Word(identifiers.next(choices), kind, Word.Change.DERIVED);
    String statement = write(word, "=", expressions.text(kind, DEPTH));
    temporaries.add(word);
    return statement;
  }
}
