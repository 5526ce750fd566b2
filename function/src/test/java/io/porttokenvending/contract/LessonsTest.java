package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a similar system that {@code lessons.md} describes has a test here. */
class LessonsTest {
  private static final Path PAGE = Path.of("docs", "lessons.md");
  private static final Path DATA = Path.of("src", "test", "resources", "lessons.json");

  /**
   * A fault of another system.
   *
   * @param tests names of tests, or of classes whose tests all belong to it
   * @param reason why there is no test, otherwise empty
   */
  record Lesson(String source, List<String> tests, String reason) {
    static Lesson of(JsonNode node) {
      return new Lesson(
          node.path("source").asText(),
          StreamSupport.stream(node.path("tests").spliterator(), false)
              .map(JsonNode::asText)
              .toList(),
          node.path("reason").asText());
    }
  }

  static Stream<Lesson> lessons() throws IOException {
    return StreamSupport.stream(Answer.json(Files.readString(DATA, UTF_8)).spliterator(), false)
        .map(Lesson::of);
  }

  @Test
  void lessons_areComplete() throws IOException {
    assertTrue(lessons().count() >= 40);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void lesson_hasTestsOrAReason(Lesson lesson) {
    assertEquals(lesson.tests().isEmpty(), lesson.reason().length() > 20);
    assertEquals(
        List.of(), lesson.tests().stream().filter(name -> !LessonsTest.exists(name)).toList());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void lesson_isOnThePage(Lesson lesson) throws IOException {
    String page = Files.readString(PAGE, UTF_8);
    for (String source : lesson.source().split(", ", -1)) {
      assertTrue(page.contains(source), source);
    }
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
}
