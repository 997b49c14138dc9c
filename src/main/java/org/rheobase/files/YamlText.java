package org.rheobase.files;

import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A YAML file, with the place in it of everything that is read from it. */
final class YamlText {
  /** Far more than a model has, and far less than what the stack bears. */
  private static final int DEEPEST = 50;

  private final Source file;
  private final LoadSettings settings;
  private final boolean hasPairs;

  YamlText(String name, String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    file = Source.of(name, lines.startsWith("\uFEFF") ? lines.substring(1) : lines);
    hasPairs = file.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
    settings = LoadSettings.builder().setLabel(name).setCodePointLimit(Integer.MAX_VALUE).build();
  }

  /**
   * The root of the file.
   *
   * @throws ModelError if it is no YAML, or empty
   */
  Node root() {
    try {
      checkDepth();
      return new Composer(settings, parser())
          .getSingleNode()
          .orElseThrow(() ->
              ModelError.at(point(0), "the model file is empty", "it needs 'neurons' and 'run'"));
    } catch (MarkedYamlEngineException e) {
      YamlMistakes.Explanation explanation = YamlMistakes.explain(e);
      int place = explanation.mark().map(this::offset).orElse(0);
      throw ModelError.at(point(place), explanation.message(), explanation.hint());
    } catch (ReaderException e) {
      throw ModelError.at(
          point(offset(e.getPosition())),
          "no text has a sign U+%04X".formatted(e.getCodePoint()),
          "is this a model file?");
    } catch (YamlEngineException e) {
      throw ModelError.at(
          point(0), "this is no YAML: " + e.getMessage(), "compare with an example");
    }
  }

  private Parser parser() {
    return new ParserImpl(settings, new StreamReader(settings, file.text()));
  }

  /**
   * Nodes are made by recursion, events are not: so events tell whether there is too much of it.
   */
  private void checkDepth() {
    int depth = 0;
    for (Parser events = parser(); events.hasNext(); ) {
      Event event = events.next();
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      if (depth > DEEPEST) {
        throw ModelError.at(
            point(event.getStartMark().map(this::offset).orElse(0)),
            "there are more than %d maps and lists within each other here".formatted(DEEPEST),
            "is this a model file?");
      }
    }
  }

  /** The sign at an offset, or the last one before the end. */
  private Span point(int offset) {
    int start = Math.clamp(offset, 0, Math.max(file.text().length() - 1, 0));
    return new Span(file, start, Math.min(start + 1, file.text().length()));
  }

  /**
   * The parser counts code points, texts count characters. Half of a pair, which is no sign, makes
   * it count too many.
   */
  private int offset(int codePoints) {
    String text = file.text();
    return hasPairs
        ? text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())))
        : Math.min(codePoints, text.length());
  }

  private int offset(Mark mark) {
    return offset(mark.getIndex());
  }

  /** Where a node stands: the first line of it. */
  Span span(Node node) {
    int start = node.getStartMark().map(this::offset).orElse(0);
    int end = node.getEndMark().map(this::offset).orElse(file.text().length());
    int lineEnd = file.text().indexOf('\n', start);
    int stop = lineEnd < 0 ? end : Math.min(end, lineEnd);
    return new Span(file, start, Math.max(stop, start));
  }

  /** A scalar's text with its place, so that an error in it points into the file. */
  Source source(ScalarNode scalar) {
    int start = scalar.getStartMark().map(this::offset).orElse(0);
    int end = scalar.getEndMark().map(this::offset).orElse(file.text().length());
    String value = scalar.getValue();
    return Source.of(file.name(), value, new ScalarOrigin(file, start, end, value));
  }
}
