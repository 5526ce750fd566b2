package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The starter's deployment with the AWS CLI, to moto. The release's template is a small one with
 * the same layer, parameters and output, because moto does not support SAM's transform.
 */
@EnabledIf("isInstalled")
class StarterDeployMotoIT {
  private static final String URL = "https://token.acme.example";
  private static final String BUCKET = "archives";
  private static final Map<String, String> VARIABLES =
      Map.of(
          "vars.AWS_BUCKET",
          BUCKET,
          "vars.AWS_DEPLOY_ROLE",
          "arn:aws:iam::123456789012:role/port-token-vending-deploy");

  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Parameters:
        CredentialSecretArns: { Type: String }
        AllowedHosts: { Type: String, Default: "" }
      Resources:
        PolicyLayer:
          Type: AWS::Lambda::LayerVersion
          Properties:
            LayerName: policy
            Content: policy-layer
      Outputs:
        TokenUrl: { Value: "%s" }
      """
          .formatted(URL);

  private static MotoServer moto;

  @TempDir private Path home;
  private Starter starter;

  static boolean isInstalled() throws Exception {
    boolean aws = new ProcessBuilder("bash", "-c", "command -v aws").start().waitFor() == 0;
    if (!aws) {
      System.out.println("SKIPPED: the deployment to moto, because aws is not on the PATH");
    }
    return aws && MotoServer.isInstalled();
  }

  @BeforeAll
  static void start() throws Exception {
    moto = MotoServer.start();
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @BeforeEach
  void createRepository() throws Exception {
    starter = new Starter(home);
    starter
        .runner()
        // moto recognizes the address of its own S3 by this name.
        .with("AWS_ENDPOINT_URL", moto.uri().toString().replace("127.0.0.1", "localhost"))
        .with("AWS_ACCESS_KEY_ID", "example")
        .with("AWS_SECRET_ACCESS_KEY", "example")
        .with("AWS_DEFAULT_REGION", "eu-west-1")
        .with("no_proxy", "127.0.0.1,localhost");
    starter.publish(
        Map.of(
            "template.yaml", TEMPLATE.getBytes(UTF_8),
            "policy-layer/policy/sample.yaml", "sample".getBytes(UTF_8),
            "smoke-test.sh", smokeTest().getBytes(UTF_8)));
    starter.createRepository("");
    failSmokeTests(0);
    aws("s3 rb s3://" + BUCKET + " --force > deleted.txt 2>&1 || true");
    aws("s3 mb s3://" + BUCKET);
    aws("cloudformation delete-stack --stack-name port-token-vending");
  }

  /** The changed version also sets a parameter that the previous settings do not name. */
  @Test
  void changedPolicy_isDeployed_andFailedOneRolledBack() throws Exception {
    deployFirst();
    String oldArchive = archive();
    Map<String, String> oldLayer = layer();
    String oldParameters = parameters();

    starter.change(Starter.PROFILE, "ref: refs/heads/main", "ref: refs/heads/**");
    starter.change(Starter.SETTINGS, Starter.SECRETS, Starter.SECRETS + " AllowedHosts=b.example");
    assertEquals("true", prepare().output("exists"));
    succeed("deploy");
    String policy = Files.readString(starter.file(Starter.PROFILE), UTF_8);
    assertEquals(Map.of("policy/catalog-reader.yaml", policy), layer());
    assertNotEquals(oldLayer, layer());
    assertTrue(parameters().contains("b.example"), parameters());

    failSmokeTests(3);
    StepResult smoke = step("smoke");
    assertEquals(1, smoke.exit(), smoke.log());
    succeed("rollback");
    assertEquals(oldArchive, archive());
    assertEquals(oldLayer, layer());
    assertEquals(oldParameters, parameters());
    assertEquals(List.of(URL, URL, URL, URL), tested());
  }

  @Test
  void missingStack_isCreated() throws Exception {
    assertEquals("false", prepare().output("exists"));
    succeed("deploy");
    assertEquals(List.of("policy/catalog-reader.yaml"), List.copyOf(layer().keySet()));
  }

  /** A fresh checkout has new file times. */
  @Test
  void unchangedPolicy_changesNothing() throws Exception {
    deployFirst();
    starter.change(Starter.PROFILE, "acme", "acme");
    String old = archive();
    prepare();
    succeed("deploy");
    assertEquals(old, archive());
  }

  /** A stack with an output, which moto sets only if no change set creates the stack. */
  private void deployFirst() throws Exception {
    prepare();
    aws(
        "cloudformation package --template-file ../../temp/release/template.yaml --s3-bucket "
            + BUCKET
            + " --s3-prefix port-token-vending --output-template-file packaged.yaml");
    aws(
        "cloudformation create-stack --stack-name port-token-vending --template-body"
            + " file://packaged.yaml --parameters ParameterKey=CredentialSecretArns,ParameterValue="
            + Starter.SECRETS.substring(Starter.SECRETS.indexOf('=') + 1));
    starter.succeed(Starter.DEPLOY, "before", Map.of());
  }

  /** Runs the steps before the deployment, as in a new job. */
  private StepResult prepare() throws Exception {
    Step empty = new Step(Map.of(), true, "rm -rf \"$RUNNER_TEMP\"/*");
    assertEquals(0, starter.runner().runIn(home, empty, Map.of()).exit());
    starter.succeed(Starter.DEPLOY, "Download the pinned release", Map.of("github.token", "t"));
    starter.succeed(Starter.DEPLOY, "Put the policy into the release", Map.of());
    return succeed("before");
  }

  private StepResult step(String id) throws Exception {
    return starter.step(Starter.DEPLOY, id, VARIABLES);
  }

  private StepResult succeed(String id) throws Exception {
    return starter.succeed(Starter.DEPLOY, id, VARIABLES);
  }

  private void failSmokeTests(int times) throws IOException {
    Files.writeString(home.resolve("codes"), "1\n".repeat(times), UTF_8);
  }

  /** Takes the exit codes from a file, and passes when there are no more. */
  private String smokeTest() {
    return """
    echo "$1" >> '%1$s/tested'
    code=$(head -n 1 '%1$s/codes')
    sed -i.bak 1d '%1$s/codes'
    exit "${code:-0}"
    """
        .formatted(home);
  }

  private List<String> tested() throws IOException {
    return Files.readAllLines(home.resolve("tested"), UTF_8);
  }

  /** Key of the layer's archive in the stack's template. */
  private String archive() throws Exception {
    String template =
        aws(
            "cloudformation get-template --stack-name port-token-vending --template-stage Original"
                + " --query TemplateBody --output text");
    return template
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("S3Key: "))
        .map(line -> line.substring("S3Key: ".length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(template));
  }

  private String parameters() throws Exception {
    return aws(
        "cloudformation describe-stacks --stack-name port-token-vending --query"
            + " 'sort_by(Stacks[0].Parameters,&ParameterKey)' --output json");
  }

  /** Texts of the files that Lambda puts into {@code /opt}. */
  private Map<String, String> layer() throws Exception {
    Path zip = home.resolve("layer.zip");
    aws("s3 cp s3://" + BUCKET + "/" + archive() + " '" + zip + "' --quiet");
    Map<String, String> files = new TreeMap<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : archive.stream().filter(each -> !each.isDirectory()).toList()) {
        byte[] content = archive.getInputStream(entry).readAllBytes();
        files.put(entry.getName(), new String(content, UTF_8));
      }
    }
    return files;
  }

  private String aws(String arguments) throws Exception {
    Path folder = Files.createDirectories(home.resolve("runner/user/shell"));
    Step step = new Step(Map.of(), true, "aws " + arguments);
    StepResult ran = starter.runner().runIn(folder, step, Map.of());
    assertEquals(0, ran.exit(), ran.log());
    return ran.log();
  }
}
