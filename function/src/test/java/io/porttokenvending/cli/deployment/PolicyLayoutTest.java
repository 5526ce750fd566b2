package io.porttokenvending.cli.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases and settings of policies in a layer, and of other policies. */
class PolicyLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "policy,                      policy/tests,           samconfig.toml",
    "infra/policy/,               infra/policy/tests,     infra/samconfig.toml",
    "policy-layer,                policy-layer/tests,     samconfig.toml",
    "policy-layer/policy,         policy-tests,           samconfig.toml",
    "./policy-layer/x/../policy/, policy-tests,           samconfig.toml",
    "infra/policy-layer/policy,   infra/policy-tests,     infra/samconfig.toml",
    "../policy-layer/policy,      ../policy-tests,        ../samconfig.toml",
    "a-policy-layer/policy,       a-policy-layer/policy/tests, a-policy-layer/samconfig.toml"
  })
  void layout_dependsOnTheParentFolder(Path policy, Path cases, Path samConfig) {
    PolicyLayout layout = PolicyLayout.of(policy);
    assertEquals(cases, layout.cases());
    assertEquals(samConfig.toAbsolutePath().normalize(), layout.samConfig());
    PolicyLayout absolute = PolicyLayout.of(policy.toAbsolutePath());
    assertEquals(cases.toAbsolutePath().normalize(), absolute.cases().normalize());
  }
}
