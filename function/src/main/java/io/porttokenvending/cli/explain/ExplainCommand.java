package io.porttokenvending.cli.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.PolicyLoading;
import io.porttokenvending.cli.ScopeOptions;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a job is let in or not, with what each rule wants; the function never tells that. */
@Command(
    name = "explain",
    description =
        "Says what a policy makes of a job, rule by rule, without a network. What is wanted is"
            + " shown too: the report is for the policy's operators.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:granted by at least one profile",
      "1:denied, a bad token or a bad policy",
      "2:usage, or a file that cannot be read"
    })
public final class ExplainCommand implements Callable<Integer> {
  private final InputStream in;

  @Parameters(paramLabel = "DIR", description = "folder with one YAML file a profile")
  Path folder;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Job job;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "explain this profile (default: every one)")
  Optional<String> profile = Optional.empty();

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description = "the issuer's keys, to verify the token's signature with")
  Optional<Path> jwks = Optional.empty();

  @Option(
      names = "--audience",
      paramLabel = "AUDIENCE",
      description = "the audience wanted, as in TOKEN_AUDIENCE (default: the token's own)")
  Optional<String> audience = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "judge the token's times at this one, such as 2026-11-20T12:00:00Z")
  Optional<Instant> at = Optional.empty();

  @Option(names = "--all", description = "show every condition of every rule")
  boolean all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "human or json (default: human)")
  OutputFormat format = OutputFormat.HUMAN;

  @Mixin ScopeOptions scope;

  @Spec CommandSpec spec;

  /**
   * The command.
   *
   * @param in what a file called {@code -} is
   */
  public ExplainCommand(InputStream in) {
    this.in = in;
  }

  /** Whom to explain; exactly one of them. */
  static final class Job {
    @Option(
        names = "--claims",
        paramLabel = "FILE",
        description = "claims as JSON or YAML; - is standard input")
    Optional<String> claims = Optional.empty();

    @Option(
        names = "--token",
        paramLabel = "FILE",
        description = "a file that holds a token; - is standard input")
    Optional<String> token = Optional.empty();
  }

  @Override
  public Integer call() {
    Optional<TrustPolicy> policy =
        PolicyLoading.load(folder, scope.scope(folder), spec.commandLine().getErr());
    return policy.map(this::explain).orElse(ExitCode.FINDINGS);
  }

  private int explain(TrustPolicy policy) {
    Collection<Profile> asked = asked(policy);
    Subject subject = subject();
    List<ProfileVerdict> verdicts =
        switch (subject) {
          case Subject.Job(var evidence, var identity) ->
              asked.stream().map(each -> ProfileVerdict.of(policy, each, identity)).toList();
          case Subject.Refused refused -> List.of();
        };
    PrintWriter out = spec.commandLine().getOut();
    Explained explained = new Explained(policy.version(), subject, verdicts);
    switch (format) {
      case HUMAN ->
          new ExplainedText(
                  out, new Paint(spec.commandLine().getColorScheme().ansi().enabled()), all)
              .write(explained);
      case JSON -> out.println(JsonText.writePretty(ExplainedReport.of(explained)));
    }
    return explained.isGranted() ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private Collection<Profile> asked(TrustPolicy policy) {
    if (profile.isEmpty()) {
      return policy.profiles().values();
    }
    Profile found = policy.profiles().get(profile.get());
    if (found == null) {
      throw new UsageException(
          "there is no profile "
              + Shown.value(profile.get())
              + "; there are "
              + String.join(", ", policy.profiles().keySet()));
    }
    return List.of(found);
  }

  private Subject subject() {
    List<String> issuers = scope.scope(folder).issuers();
    if (job.token.isEmpty()) {
      if (jwks.isPresent() || audience.isPresent() || at.isPresent()) {
        throw new UsageException("--jwks, --audience and --at are for --token");
      }
      return ClaimsFile.job(GivenFile.read("--claims", job.claims.orElseThrow(), in), issuers);
    }
    byte[] token = GivenFile.read("--token", job.token.get(), in);
    // One byte a character, so that what is not ASCII stays what a token cannot hold.
    return new GivenToken(issuers, jwks.map(this::keys), audience, at)
        .read(new String(token, ISO_8859_1).strip());
  }

  private JwkSet keys(Path file) {
    return JwkSet.parse(GivenFile.read("--jwks", file.toString(), in))
        .orElseThrow(() -> new UsageException("the file that --jwks names holds no usable key"));
  }
}
