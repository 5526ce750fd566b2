package io.porttokenvending.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Prints which case of a parameterized test failed, because Surefire prints only its number. JUnit
 * finds this extension among the services of the test resources.
 */
public final class FailedCase implements TestWatcher {
  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    if (context.getRequiredTestMethod().isAnnotationPresent(ParameterizedTest.class)) {
      System.out.println(
          context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName()
              + " failed for "
              + context.getDisplayName());
    }
  }
}
