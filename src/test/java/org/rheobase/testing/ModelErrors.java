package org.rheobase.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;

/** What mistaken models are refused with. */
public final class ModelErrors {
  private ModelErrors() {}

  /** What a step is refused with. */
  public static ModelError of(Runnable step) {
    ModelError error = catchThrowableOfType(ModelError.class, step::run);
    assertThat(error).as("the step was accepted").isNotNull();
    return error;
  }

  /** What the text of a model file is refused with; errors call the file {@code m.yaml}. */
  public static ModelError ofFile(String text) {
    return of(() -> ModelFile.parse("m.yaml", text, Overrides.none()));
  }

  /** The messages that a step is refused with. */
  public static List<String> messages(Runnable step) {
    return of(step).problems().stream().map(Problem::message).toList();
  }
}
