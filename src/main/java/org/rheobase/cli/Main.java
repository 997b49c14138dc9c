package org.rheobase.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the {@code rheobase} command. */
@Command(name = "rheobase", mixinStandardHelpOptions = true, version = "rheobase 0.1.0")
public final class Main implements Runnable {

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
