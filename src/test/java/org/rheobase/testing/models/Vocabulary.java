package org.rheobase.testing.models;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What expressions may use.
 *
 * @param words the names
 * @param callables the functions and timed arrays, those of the language aside
 * @param draws whether random numbers may be drawn
 */
record Vocabulary(List<Word> words, List<Callable> callables, boolean draws) {

  /** The same with further names. */
  Vocabulary with(List<Word> further) {
    return new Vocabulary(
        Stream.concat(words.stream(), further.stream()).toList(), callables, draws);
  }

  /** The same without a name. */
  Vocabulary without(String name) {
    return only(word -> !word.name().equals(name));
  }

  /** The same with some of the names alone. */
  Vocabulary only(Predicate<Word> fits) {
    return new Vocabulary(words.stream().filter(fits).toList(), callables, draws);
  }

  /** What has the same value for all neurons. */
  Vocabulary shared() {
    List<Word> sharedWords = words.stream().filter(Word::isShared).toList();
    List<Callable> sharedCallables = callables.stream().filter(Callable::isShared).toList();
    return new Vocabulary(sharedWords, sharedCallables, false);
  }

  /** The same with random numbers. */
  Vocabulary drawn() {
    return new Vocabulary(words, callables, true);
  }
}
