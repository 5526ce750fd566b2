package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.agents.ProgramRun.Ended;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parser of CDK Terrain reads the Terraform module. */
class TerraformProof {
  private static final Path MODULE = Path.of("..", "infra", "terraform").toAbsolutePath();
  private static final Pattern VARIABLE = Pattern.compile("\\bvar\\.(\\w+)");

  private static Programs programs;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    programs = Programs.installed();
  }

  @Test
  void files_areValid_andUseExactlyTheDeclaredVariables() throws Exception {
    JsonNode module = parsed();
    assertEquals(Set.of("main.tf", "outputs.tf", "variables.tf", "versions.tf"), names(module));
    Set<String> used = new TreeSet<>();
    VARIABLE
        .matcher(module.path("main.tf").toString())
        .results()
        .forEach(name -> used.add(name.group(1)));
    assertEquals(names(module.path("variables.tf").path("variable")), used);
  }

  /** All other parameters are left to the defaults of the template. */
  @Test
  void variables_withoutDefault_areTheRequiredOnes() throws Exception {
    Set<String> required = new TreeSet<>();
    for (var variable : parsed().path("variables.tf").path("variable").properties()) {
      JsonNode body = variable.getValue().path(0);
      if (!body.has("default")) {
        required.add(variable.getKey());
      }
    }
    assertEquals(Set.of("bucket", "credential_secret_arns"), required);
  }

  @Test
  void stack_getsTheTemplateByAddressWithBothCapabilities() throws Exception {
    JsonNode stack =
        parsed().path("main.tf").path("resource").path("aws_cloudformation_stack").path("this");
    assertEquals(1, stack.size());
    assertEquals(
        Answer.json("[\"CAPABILITY_AUTO_EXPAND\", \"CAPABILITY_IAM\"]"),
        stack.path(0).path("capabilities"));
    assertTrue(stack.path(0).has("template_url"));
    assertTrue(stack.path(0).path("parameters").asText().contains("if value != null"));
  }

  /** Without this, CloudFormation could not roll back to an archive that is already deleted. */
  @Test
  void objects_areDeletedAfterTheStackIsUpdated() throws Exception {
    JsonNode objects = parsed().path("main.tf").path("resource").path("aws_s3_object");
    assertEquals(Set.of("function", "policy", "template"), names(objects));
    for (JsonNode object : objects) {
      assertTrue(
          object.path(0).path("lifecycle").path(0).path("create_before_destroy").booleanValue());
    }
  }

  @Test
  void file_withAnUnclosedBlock_isRejected(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("main.tf"), "variable \"a\" {\n", UTF_8);
    assertNotEquals(0, run(folder).exitCode());
  }

  private static JsonNode parsed() throws IOException, InterruptedException {
    Ended ended = run(MODULE);
    ended.assertEndedWell();
    return Answer.json(ended.output());
  }

  private static Ended run(Path folder) throws IOException, InterruptedException {
    return new ProgramRun(
            programs.folder(), programs.environment(programs.folder()), Duration.ofMinutes(1))
        .of(List.of(programs.program("node"), "hcl.mjs", folder.toString()));
  }

  private static Set<String> names(JsonNode members) {
    Set<String> names = new TreeSet<>();
    members.properties().forEach(member -> names.add(member.getKey()));
    return names;
  }
}
