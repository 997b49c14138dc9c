package org.rheobase.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** What a population does besides its equations, as texts. */
final class CodeTexts {
  private final EventTexts events = new EventTexts();
  private final List<RegularText> regular = new ArrayList<>();
  private Optional<Source> threshold = Optional.empty();
  private Optional<Source> reset = Optional.empty();
  private Optional<Source> refractory = Optional.empty();

  void setThreshold(Source condition) {
    threshold = Optional.of(condition);
  }

  void setReset(Source statements) {
    reset = Optional.of(statements);
  }

  void setRefractory(Source period) {
    refractory = Optional.of(period);
  }

  /** The custom events. */
  EventTexts events() {
    return events;
  }

  /** Adds code that runs regularly. */
  void add(RegularText text) {
    regular.add(text);
  }

  /** Reads all; what is mistaken is left out, or stands there as something that is not. */
  GroupCode parse(ConstantTexts constants, Problems problems) {
    return new GroupCode(
        threshold.map(text -> condition(text, problems)),
        reset.map(text -> ModelParser.statements(text, problems)).orElse(List.of()),
        refractory.map(text -> condition(text, problems)),
        events.parse(problems),
        regular.stream()
            .map(text -> text.parse(constants.values(), constants.mistaken(), problems))
            .toList());
  }

  /** An expression; one that is mistaken is there, too, so that it is not missed elsewhere. */
  private static Ast.Expression condition(Source text, Problems problems) {
    return ModelParser.expression(text, problems)
        .orElseGet(() -> new Ast.BooleanLiteral(false, text.whole()));
  }

  /** Notes what never happens without a threshold, if there is none. */
  void checkThereIsThreshold(Problems problems) {
    if (threshold.isPresent()) {
      return;
    }
    reset.ifPresent(text ->
        problems.error(
            text.whole(),
            "there is a reset and no threshold: it would never happen",
            "add a threshold, such as v > 1"));
    refractory.ifPresent(text ->
        problems.warning(
            text.whole(),
            "there is a refractory period and no threshold: no neuron ever becomes refractory",
            "add a threshold, such as v > 1"));
  }
}
