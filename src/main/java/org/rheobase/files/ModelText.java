package org.rheobase.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Reads the text of a file, which is UTF-8. */
final class ModelText {
  private ModelText() {}

  /**
   * The text of a file.
   *
   * @throws ModelError if there is no such file, it cannot be read, or it is no text in UTF-8
   */
  static String read(Path path) {
    try {
      return decode(path.toString(), ByteBuffer.wrap(Files.readAllBytes(path)));
    } catch (NoSuchFileException e) {
      throw ModelError.of("there is no model file '%s'".formatted(path));
    } catch (IOException e) {
      throw ModelError.of("the model file '%s' cannot be read: %s".formatted(path, Reasons.of(e)));
    }
  }

  private static String decode(String name, ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, characters, true);
    String text = characters.flip().toString();
    if (result.isError()) {
      int wrong = Byte.toUnsignedInt(bytes.get(bytes.position()));
      throw ModelError.at(
          new Span(Source.of(name, text + "\uFFFD"), text.length(), text.length() + 1),
          "the file is no text in UTF-8: there is a byte %02X".formatted(wrong),
          wrong >= 0xFE && text.isEmpty() ? "is it UTF-16? save it as UTF-8" : "save it as UTF-8");
    }
    return text;
  }
}
