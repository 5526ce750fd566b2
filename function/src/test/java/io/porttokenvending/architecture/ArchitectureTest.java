package io.porttokenvending.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.porttokenvending.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The dependencies that packages may have, and what no class may do. */
class ArchitectureTest {
  private static final String ROOT = "io.porttokenvending";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** Each package with all that it may know of the others. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("secret", Set.of()),
          Map.entry("timing", Set.of()),
          Map.entry("json", Set.of()),
          Map.entry("http", Set.of("timing")),
          Map.entry("token", Set.of("secret", "json", "timing")),
          Map.entry("trust", Set.of("token", "json", "secret", "timing")),
          Map.entry("mcp", Set.of("trust", "token", "secret", "json")),
          Map.entry("exchange", Set.of("trust", "token", "mcp", "secret", "timing")),
          Map.entry("github", Set.of("token", "http", "timing")),
          Map.entry("aws", Set.of("exchange", "secret", "json", "http", "timing")),
          Map.entry("port", Set.of("exchange", "trust", "secret", "json", "http", "timing")),
          Map.entry("cli", Set.of("trust", "token", "mcp", "json", "secret", "timing")),
          Map.entry("config", Set.of("trust", "timing")),
          Map.entry("api", Set.of("exchange", "mcp", "trust", "token", "json", "secret", "timing")),
          Map.entry(
              "lambda",
              Set.of(
                  "api",
                  "config",
                  "aws",
                  "port",
                  "github",
                  "exchange",
                  "mcp",
                  "trust",
                  "token",
                  "http",
                  "json",
                  "secret",
                  "timing")));

  @Test
  void packages_knowOnlyWhatThePlanSays() {
    assertEquals(MAY_KNOW.keySet(), packageNames());
    MAY_KNOW.forEach((name, known) -> {
      String[] forbidden =
          MAY_KNOW.keySet().stream()
              .filter(other -> !other.equals(name) && !known.contains(other))
              .map(other -> ROOT + "." + other + "..")
              .toArray(String[]::new);
      if (forbidden.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(ROOT + "." + name + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden)
            .check(MAIN);
      }
    });
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void packages_areNullMarked() {
    for (JavaPackage each : MAIN.getPackage(ROOT).getSubpackages()) {
      assertTrue(each.isAnnotatedWith(NullMarked.class), each.getName());
    }
  }

  @Test
  void libraries_haveOneUserEach() {
    outside("json")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.core..", "org.snakeyaml..")
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".aws", ROOT + ".lambda")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(MAIN);
    outside("lambda")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..")
        .check(MAIN);
    outside("cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "picocli..", "com.fasterxml.jackson.dataformat..", "org.apache.lucene..")
        .check(MAIN);
    outside("http")
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.net.http..")
                .or(resideInAPackage("javax.net.ssl.."))
                .or(named("java.net.HttpURLConnection")))
        .check(MAIN.that(notNamed("Assembly")));
  }

  @Test
  void objectMapper_isUsedByNobody() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("com.fasterxml.jackson.databind.ObjectMapper")
        .check(MAIN);
  }

  @Test
  void trust_usesNoRegularExpressions() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".trust")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".trust")
        .should()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "split", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .check(MAIN);
  }

  @Test
  void environmentAndStandardOutput_areTouchedAtTheEdgeOnly() {
    outside("lambda", "cli").should().accessField(System.class, "out").check(MAIN);
    outside("cli").should().accessField(System.class, "err").check(MAIN);
    outside("lambda").should().callMethod(System.class, "getenv").check(MAIN);
    noClasses().should().callMethod(System.class, "getenv", String.class).check(MAIN);
  }

  @Test
  void clock_isPassedIn() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(MAIN);
    outside("lambda").should().callMethod(InstantSource.class, "system").check(MAIN);
  }

  @Test
  void secrets_areRevealedByTheseAlone() {
    Set<String> callers = new TreeSet<>();
    for (JavaClass each : MAIN) {
      each.getMethodCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isEquivalentTo(Secret.class))
          .filter(call -> call.getName().equals("reveal"))
          .forEach(call -> callers.add(outermost(each).getSimpleName()));
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "AuditLine",
                "HeaderSecretsReader",
                "HeaderValue",
                "IssuedDocument",
                "TokenResponse",
                "PortCredentialsReader",
                "PortTokenEndpoint",
                "RowCipher",
                "SharedResult",
                "TokenVerifier")),
        callers);
  }

  @Test
  void names_saySomething() {
    for (JavaClass each : MAIN) {
      for (String empty : List.of("Util", "Utils", "Helper", "Manager", "Impl", "Processor")) {
        assertFalse(each.getSimpleName().endsWith(empty), each.getName());
      }
    }
  }

  @Test
  void staticFields_areFinal() {
    for (JavaClass each : MAIN) {
      for (JavaField field : each.getFields()) {
        Set<?> modifiers = field.getModifiers();
        if (modifiers.contains(STATIC)) {
          assertTrue(modifiers.contains(FINAL), field.getFullName());
        }
      }
    }
  }

  private static GivenClassesConjunction outside(String... names) {
    String[] packages =
        Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    return noClasses().that().resideOutsideOfPackages(packages);
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, each -> each.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> notNamed(String name) {
    return DescribedPredicate.describe("not " + name, each -> !each.getSimpleName().equals(name));
  }

  private static Set<String> packageNames() {
    Set<String> names = new TreeSet<>();
    MAIN.getPackage(ROOT).getSubpackages().forEach(each -> names.add(each.getRelativeName()));
    return names;
  }

  private static JavaClass outermost(JavaClass nested) {
    return nested.getEnclosingClass().map(ArchitectureTest::outermost).orElse(nested);
  }
}
