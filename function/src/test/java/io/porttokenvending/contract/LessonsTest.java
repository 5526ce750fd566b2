package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each test that the README names beside a mistake of others is there. */
class LessonsTest {
  private static final String HEADING = "## Mistakes of others, and what holds them here";
  private static final String NO_TEST = "No test: ";

  private record Lesson(String source, String holds) {}

  @Test
  void lessons_allNameATest_orSayWhyThereIsNone() throws IOException {
    List<Lesson> lessons = lessons();
    assertTrue(lessons.size() >= 40, () -> "" + lessons.size());
    assertEquals(
        List.of(),
        lessons.stream().filter(each -> each.source().isBlank() || !isHeld(each)).toList());
  }

  @Test
  void namedTests_exist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Lesson lesson : lessons()) {
      if (!lesson.holds().startsWith(NO_TEST)) {
        named(lesson).stream().filter(name -> !exists(name)).forEach(missing::add);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean isHeld(Lesson lesson) {
    return lesson.holds().startsWith(NO_TEST)
        ? lesson.holds().length() > NO_TEST.length() + 20
        : !named(lesson).isEmpty();
  }

  /** The texts between backticks. */
  private static List<String> named(Lesson lesson) {
    List<String> parts = Arrays.asList(lesson.holds().split("`", -1));
    List<String> named = new ArrayList<>();
    for (int i = 1; i < parts.size(); i += 2) {
      named.add(parts.get(i));
    }
    return named;
  }

  private static boolean exists(String name) {
    int dot = name.lastIndexOf('.');
    boolean ofAType = Character.isUpperCase(name.charAt(dot + 1));
    String type = ofAType ? name : name.substring(0, dot);
    try {
      Class<?> found =
          Class.forName("io.porttokenvending." + type, false, LessonsTest.class.getClassLoader());
      return Arrays.stream(found.getDeclaredMethods())
          .filter(LessonsTest::isTest)
          .anyMatch(method -> ofAType || method.getName().equals(name.substring(dot + 1)));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  /** The rows below the heading, without the table's own two. */
  private static List<Lesson> lessons() throws IOException {
    String readme = Files.readString(Path.of("README.md"), UTF_8);
    int start = readme.indexOf(HEADING);
    assertTrue(start >= 0, "no heading");
    int end = readme.indexOf("\n## ", start + 1);
    return readme
        .substring(start, end < 0 ? readme.length() : end)
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(2)
        .map(line -> line.split(" \\| ", -1))
        .map(cells -> new Lesson(cells[0].substring(1).strip(), cells[2].replace(" |", "").strip()))
        .toList();
  }
}
