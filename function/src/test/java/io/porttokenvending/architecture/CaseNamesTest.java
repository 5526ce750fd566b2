package io.porttokenvending.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.opentest4j.AssertionFailedError;

/**
 * A case of a parameterized test is named by its arguments, so each argument needs a readable
 * {@code toString}; or the annotation names the case by those that have one.
 */
class CaseNamesTest {
  private static final List<Class<?>> JDK_INTERFACES =
      List.of(CharSequence.class, Collection.class, Map.class, Path.class);

  @Test
  void arguments_ofParameterizedTests_areReadable() throws Exception {
    List<String> unreadable = new ArrayList<>();
    int tests = 0;
    for (Class<?> type : testClasses()) {
      for (Method method : type.getDeclaredMethods()) {
        ParameterizedTest test = method.getAnnotation(ParameterizedTest.class);
        if (test == null) {
          continue;
        }
        tests++;
        for (Parameter parameter : method.getParameters()) {
          if (!test.name().contains("{0}") && !isReadable(parameter.getType())) {
            unreadable.add(
                type.getSimpleName() + "." + method.getName() + ": " + parameter.getType());
          }
        }
      }
    }
    assertTrue(tests > 300, "found " + tests);
    assertEquals(List.of(), unreadable);
  }

  private static boolean isReadable(Class<?> type) {
    if (type.isArray()) {
      return isReadable(type.getComponentType());
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).allMatch(CaseNamesTest::isReadable);
    }
    if (type.isInterface()) {
      return JDK_INTERFACES.stream().anyMatch(known -> known.isAssignableFrom(type));
    }
    Method toString = toString(type);
    // The compiler's own toString of a record is final, and shows each component.
    if (type.isRecord() && Modifier.isFinal(toString.getModifiers())) {
      return Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getType)
          .allMatch(component -> !component.isArray() && isReadable(component));
    }
    return type.isPrimitive() || toString.getDeclaringClass() != Object.class;
  }

  private static Method toString(Class<?> type) {
    try {
      return (type.isPrimitive() ? Object.class : type).getMethod("toString");
    } catch (NoSuchMethodException e) {
      throw new AssertionFailedError("every class has it", e);
    }
  }

  private static List<Class<?>> testClasses() throws Exception {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      List<Class<?>> classes = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        classes.add(
            Class.forName(
                name.substring(0, name.length() - ".class".length()),
                false,
                CaseNamesTest.class.getClassLoader()));
      }
      return classes;
    }
  }

  private static Path root() throws URISyntaxException {
    return Path.of(CaseNamesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
