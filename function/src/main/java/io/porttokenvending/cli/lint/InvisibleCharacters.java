package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import java.util.List;
import java.util.Locale;

/**
 * Characters that show nothing of themselves and that YAML allows. Some turn around the text after
 * them, so that a reviewer of a comment sees a rule that is not there.
 */
final class InvisibleCharacters implements Check {
  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    profiles.forEach(profile -> look(profile, report));
  }

  private static void look(WrittenProfile profile, Report report) {
    int line = 1;
    int column = 1;
    int previous = 0;
    for (int i = 0; i < profile.text().length(); i += Character.charCount(previous)) {
      int character = profile.text().codePointAt(i);
      if (Character.getType(character) == Character.FORMAT) {
        report.warn(
            Warning.INVISIBLE_CHARACTER,
            profile.file(),
            new Position(line, column),
            "the invisible character U+"
                + String.format(Locale.ROOT, "%04X", character)
                + ", with which a file can read other than it is; remove it");
      }
      if (character == '\n' && previous == '\r') {
        column = 1;
      } else if (character == '\n' || character == '\r') {
        line++;
        column = 1;
      } else {
        column++;
      }
      previous = character;
    }
  }
}
