package org.rheobase.files;

import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file, with the place in it of everything that is read from it. */
final class YamlText {
  private final Source file;
  private final List<String> lines;

  YamlText(String name, String text) {
    file = Source.of(name, text);
    lines = text.lines().toList();
  }

  /**
   * The root of the file.
   *
   * @throws ModelError if it is no YAML, or empty
   */
  Node root() {
    try {
      Optional<Node> root =
          new Compose(
                  LoadSettings.builder()
                      .setLabel(file.name())
                      .setCodePointLimit(Integer.MAX_VALUE)
                      .build())
              .composeString(file.text());
      return root.orElseThrow(() ->
          ModelError.at(file.whole(), "the model file is empty", "it needs 'neurons' and 'run'"));
    } catch (MarkedYamlEngineException e) {
      Span place = e.getProblemMark().map(mark -> point(mark, 1)).orElse(file.whole());
      throw ModelError.at(
          place, "this is no YAML: " + e.getProblem(), "see yaml.org, or compare with an example");
    } catch (YamlEngineException e) {
      throw ModelError.at(
          file.whole(), "this is no YAML: " + e.getMessage(), "compare with an example");
    }
  }

  private Span point(Mark mark, int length) {
    int start = Math.min(offset(mark), Math.max(file.text().length() - 1, 0));
    return new Span(file, start, Math.min(start + length, file.text().length()));
  }

  private int offset(Mark mark) {
    int offset = 0;
    for (int line = 0; line < mark.getLine(); line++) {
      int end = file.text().indexOf('\n', offset);
      offset = end < 0 ? file.text().length() : end + 1;
    }
    return Math.min(offset + mark.getColumn(), file.text().length());
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
    Mark mark = scalar.getStartMark().orElseThrow();
    return switch (scalar.getScalarStyle()) {
      case LITERAL, FOLDED -> block(scalar, mark);
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          new Source(file.name(), scalar.getValue(), mark.getLine() + 1, mark.getColumn() + 1);
      case PLAIN, JSON_SCALAR_STYLE ->
          new Source(file.name(), scalar.getValue(), mark.getLine() + 1, mark.getColumn());
    };
  }

  /**
   * The text of a block begins on the line after its mark, indented as its first line that is not
   * blank.
   */
  private Source block(ScalarNode scalar, Mark mark) {
    int first = mark.getLine() + 1;
    int line = first;
    while (line < lines.size() && lines.get(line).isBlank()) {
      line++;
    }
    String text = line < lines.size() ? lines.get(line) : "";
    return new Source(
        file.name(), scalar.getValue(), first + 1, text.length() - text.stripLeading().length());
  }
}
