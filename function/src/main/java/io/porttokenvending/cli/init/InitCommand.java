package io.porttokenvending.cli.init;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.cli.deployment.PolicyLayout;
import io.porttokenvending.trust.PolicyFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first profile, and the cases that test it. */
@Command(
    name = "init",
    customSynopsis = "policy init --repository OWNER/REPO [OPTIONS] [DIR]",
    description = {
      "Write a first profile for one repository, with its cases.",
      "",
      "The profile is DIR/NAME.yaml. Its cases are DIR/tests/NAME.yaml, or policy-tests/NAME.yaml"
          + " for policy-layer/policy. The command reads the ids with gh, the GitHub CLI, if that"
          + " is installed and logged in. It never overwrites a file."
    },
    exitCodeList = {
      "0:the files were written",
      "1:the files were written, but you must add the ids",
      "2:wrong arguments, or a file that exists or cannot be written"
    },
    footer = "  policy init --repository acme/api --profile api-reader")
public final class InitCommand implements Callable<Integer> {
  private static final Pattern REPOSITORY = Pattern.compile("[\\w-]+/(?!\\.\\.?$)[\\w.-]+");

  private final GitHubCli gitHub;

  @Option(
      names = "--repository",
      paramLabel = "OWNER/REPO",
      required = true,
      description = "the repository whose jobs get access")
  String repository;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "catalog-reader",
      description = "the profile's name (default: ${DEFAULT-VALUE})")
  String profile;

  @Parameters(
      paramLabel = "DIR",
      defaultValue = "policy-layer/policy",
      description = "folder of the policy (default: ${DEFAULT-VALUE})")
  Path folder;

  @Option(
      names = "--cases",
      paramLabel = "DIR",
      description = "folder of the cases, if it is another one")
  Optional<Path> cases = Optional.empty();

  @Spec CommandSpec spec;

  public InitCommand(GitHubCli gitHub) {
    this.gitHub = gitHub;
  }

  @Override
  public Integer call() {
    if (!REPOSITORY.matcher(repository).matches()) {
      throw new UsageException(
          "--repository " + PrintableText.value(repository) + ": write OWNER/REPO, as in acme/api");
    }
    if (!PolicyFolder.isProfileName(profile)) {
      throw new UsageException(
          "--profile "
              + PrintableText.value(profile)
              + ": write 1 to 63 of a-z, 0-9 and -, and do not begin with -");
    }
    Path profileFile = folder.resolve(profile + ".yaml");
    Path caseFile =
        cases.orElseGet(() -> PolicyLayout.of(folder).cases()).resolve(profile + ".yaml");
    for (Path file : List.of(profileFile, caseFile)) {
      if (Files.exists(file)) {
        throw new UsageException(
            file
                + " already exists, so nothing was written; delete it if it is the sample, or"
                + " choose another name with --profile");
      }
    }
    return switch (gitHub.find(repository)) {
      case GitHubCli.Reply.Found(Repository found) -> {
        write(profileFile, caseFile, found);
        printNextSteps();
        yield ExitCode.SUCCESS;
      }
      case GitHubCli.Reply.Unavailable(String why) -> {
        Repository unknown = Repository.withoutIds(repository);
        write(profileFile, caseFile, unknown);
        reportMissingIds(why, unknown);
        printNextSteps();
        yield ExitCode.FINDINGS;
      }
    };
  }

  private void write(Path profileFile, Path caseFile, Repository found) {
    write(profileFile, template("profile.yaml", found));
    write(caseFile, template("cases.yaml", found));
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, UTF_8, CREATE_NEW);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + e);
    }
    out().println("wrote " + file);
  }

  private void reportMissingIds(String why, Repository unknown) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        why + ". Replace the placeholders in both files with the output of these commands:");
    err.printf("  %-15s gh api repos/%s --jq .owner.id%n", unknown.ownerId(), repository);
    err.printf("  %-15s gh api repos/%s --jq .id%n", unknown.id(), repository);
    err.println("In a workflow, the ids are github.repository_owner_id and github.repository_id.");
  }

  private void printNextSteps() {
    String launcher = System.getProperty("policy.launcher", "policy");
    out().println("Check port.region, then run:");
    out().println("  " + launcher + " lint " + folder);
    String option = cases.map(chosen -> " --cases " + chosen).orElse("");
    out().println("  " + launcher + " test " + folder + option);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private String template(String name, Repository found) {
    try (InputStream in = InitCommand.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar does not contain " + name);
      }
      return found.fill(new String(in.readAllBytes(), UTF_8)).replace("{{profile}}", profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
