package io.porttokenvending.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.json.Position;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a policy folder, which contains one YAML file per profile. */
public final class PolicyFolder {
  private static final String EXTENSION = ".yaml";
  private static final int MAX_NAME = 63;
  private static final Position TOP = new Position(1, 1);

  private final PolicyScope scope;
  private final List<PolicyProblem> problems = new ArrayList<>();
  private final List<Profile> profiles = new ArrayList<>();
  private final List<Findings> allFindings = new ArrayList<>();

  private PolicyFolder(PolicyScope scope) {
    this.scope = scope;
  }

  public static PolicyReading read(Path folder, PolicyScope scope) {
    PolicyFolder reader = new PolicyFolder(scope);
    reader.read(folder);
    return reader.problems.isEmpty()
        ? new PolicyReading.Loaded(new TrustPolicy(reader.profiles))
        : new PolicyReading.Unusable(reader.problems.stream().sorted().toList());
  }

  private void read(Path folder) {
    TreeMap<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> files.put(String.valueOf(entry.getFileName()), entry));
    } catch (IOException e) {
      problem(
          folder.toString(),
          ProblemKind.UNREADABLE,
          "the policy folder cannot be read; check that it exists and that the process may read"
              + " it");
      return;
    }
    files.values().removeIf(Files::isDirectory);
    files.forEach((file, path) -> {
      if (file.endsWith(".yml")) {
        wrongFileName(file, ".yml", "a profile's file name must end in .yaml; rename the file");
      } else if (file.endsWith(EXTENSION)) {
        readProfile(file, path);
      }
    });
    problems.addAll(SecretId.headersWithCredentials(allFindings));
    problems.addAll(SecretId.unequalLanes(allFindings));
    PolicySize.of(profiles)
        .excess()
        .ifPresent(why -> problem(folder.toString(), ProblemKind.POLICY_SIZE, why));
    if (problems.isEmpty() && profiles.isEmpty()) {
      String message = "the policy folder contains no *.yaml file; add one per profile";
      problem(folder.toString(), ProblemKind.NO_PROFILE, message);
    }
  }

  /** Returns a policy of one profile; throws if the profile has a problem. */
  public static TrustPolicy of(String name, String yaml, PolicyScope scope) {
    Findings findings = new Findings(name);
    return ProfileReader.read(name, yaml.getBytes(UTF_8), scope, findings)
        .map(profile -> new TrustPolicy(List.of(profile)))
        .orElseThrow(() -> new IllegalArgumentException(findings.problems().toString()));
  }

  private void readProfile(String file, Path path) {
    String name = file.substring(0, file.length() - EXTENSION.length());
    if (!isProfileName(name)) {
      String form = "a profile's name must have 1 to 63 of a-z, 0-9 and -, and not begin with -";
      wrongFileName(file, EXTENSION, form);
      return;
    }
    try {
      Findings findings = new Findings(file);
      ProfileReader.read(name, Files.readAllBytes(path), scope, findings).ifPresent(profiles::add);
      problems.addAll(findings.problems());
      allFindings.add(findings);
    } catch (IOException e) {
      problem(file, ProblemKind.UNREADABLE, "the file cannot be read; check its permissions");
    }
  }

  /** Returns whether a text is a valid profile name. */
  public static boolean isProfileName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && name.charAt(0) != '-'
        && Ascii.consistsOf(name, "-")
        && name.equals(Ascii.fold(name));
  }

  private void problem(String file, ProblemKind kind, String message) {
    problems.add(new PolicyProblem(file, TOP, kind, message, Optional.empty()));
  }

  private void wrongFileName(String file, String extension, String message) {
    String name = file.substring(0, file.length() - extension.length());
    String profile = Ascii.fold(name).replace('_', '-').replace('.', '-').replace(' ', '-');
    Optional<String> suggestion =
        Optional.of(profile + EXTENSION).filter(candidate -> isProfileName(profile));
    problems.add(new PolicyProblem(file, TOP, ProblemKind.FILE_NAME, message, suggestion));
  }

  /** Result of reading a policy folder. */
  public sealed interface PolicyReading {
    record Loaded(TrustPolicy policy) implements PolicyReading {}

    /**
     * At least one profile has a problem, so no profile is used.
     *
     * @param problems at least one, sorted by file and position
     */
    record Unusable(List<PolicyProblem> problems) implements PolicyReading {}
  }
}
