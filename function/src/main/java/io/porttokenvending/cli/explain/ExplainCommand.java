package io.porttokenvending.cli.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.ReportOptions;
import io.porttokenvending.cli.ScopeOptions;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports why a job is granted or denied access, and what each rule requires. */
@Command(
    name = "explain",
    customSynopsis = "policy explain (--claims FILE | --token FILE) [OPTIONS] DIR",
    description = {
      "Report why a job is granted or denied access, rule by rule.",
      "",
      "The report shows what each rule requires, so share it only with the policy's operators. The"
          + " command does not use the network."
    },
    exitCodeList = {
      "0:granted by at least one profile",
      "1:denied, a rejected token or a malformed policy",
      "2:wrong arguments, or a file that cannot be read"
    },
    footer = "  policy explain policy-layer/policy --claims claims.json --profile catalog-reader")
public final class ExplainCommand implements Callable<Integer> {
  /** Read when a file argument is {@code -}. */
  private final InputStream standardInput;

  @Parameters(paramLabel = "DIR", description = "folder with one YAML file per profile")
  Path folder;

  @ArgGroup(exclusive = true, multiplicity = "1")
  Job job;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "explain only this profile (default: all)")
  Optional<String> profile = Optional.empty();

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description = "the issuer's keys, to verify the token's signature")
  Optional<Path> jwks = Optional.empty();

  @Option(
      names = "--audience",
      paramLabel = "AUDIENCE",
      description = "the required audience, as in TOKEN_AUDIENCE (default: the token's own)")
  Optional<String> audience = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "check the token's times as of this instant, such as 2026-11-20T12:00:00Z")
  Optional<Instant> at = Optional.empty();

  @Option(names = "--all", description = "show every condition of every rule")
  boolean all;

  @Mixin ReportOptions report;

  @Mixin ScopeOptions scope;

  public ExplainCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** Selects the job; exactly one of the options is given. */
  static final class Job {
    @Option(
        names = "--claims",
        paramLabel = "FILE",
        description = "claims as JSON or YAML; - is standard input")
    Optional<String> claims = Optional.empty();

    @Option(
        names = "--token",
        paramLabel = "FILE",
        description = "a file that contains a token; - is standard input")
    Optional<String> token = Optional.empty();
  }

  @Override
  public Integer call() {
    PolicyScope settings = scope.settings(folder).scope();
    return scope
        .load(folder, settings)
        .map(policy -> explain(policy, settings.issuers()))
        .orElse(ExitCode.FINDINGS);
  }

  private int explain(TrustPolicy policy, List<String> issuers) {
    ExplainReport explained = ExplainReport.of(policy, profiles(policy), subject(issuers));
    report.write(out -> explained.print(out, all), explained::json);
    return explained.isGranted() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
  }

  private Collection<Profile> profiles(TrustPolicy policy) {
    if (profile.isEmpty()) {
      return policy.profiles().values();
    }
    Profile found = policy.profiles().get(profile.get());
    if (found == null) {
      throw new UsageException(
          "unknown profile "
              + PrintableText.value(profile.get())
              + "; expected one of "
              + String.join(", ", policy.profiles().keySet()));
    }
    return List.of(found);
  }

  private Subject subject(List<String> issuers) {
    if (job.token.isEmpty()) {
      if (jwks.isPresent() || audience.isPresent() || at.isPresent()) {
        throw new UsageException("--jwks, --audience and --at require --token");
      }
      return ClaimsFile.job(read("--claims", job.claims.orElseThrow()), issuers);
    }
    byte[] token = read("--token", job.token.get());
    // One byte per character keeps bytes outside ASCII, so that the verifier rejects them.
    return new TokenFile(issuers, jwks.map(this::keys), audience, at)
        .read(new String(token, ISO_8859_1).strip());
  }

  private JwkSet keys(Path file) {
    return JwkSet.parse(read("--jwks", file.toString()))
        .orElseThrow(() ->
            new UsageException(
                "the --jwks file contains no usable key; it must be a JSON Web Key Set"));
  }

  /** Reads a file. The error does not repeat its name, which may be a token by mistake. */
  private byte[] read(String option, String file) {
    try {
      return file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("the " + option + " file cannot be read; check its path");
    }
  }
}
