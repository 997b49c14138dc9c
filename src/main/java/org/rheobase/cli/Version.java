package org.rheobase.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: what is needed to tell others of a mistake. */
final class Version implements IVersionProvider {

  /** Made by picocli. */
  Version() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "rheobase " + number(),
      "Java %s (%s), %s %s %s"
          .formatted(
              Runtime.version(),
              System.getProperty("java.vendor"),
              System.getProperty("os.name"),
              System.getProperty("os.version"),
              System.getProperty("os.arch"))
    };
  }

  /** The version that the build has written down. */
  private static String number() {
    try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(file));
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
