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

/** Reads the folder that holds one YAML file a profile. */
public final class PolicyFolder {
  private static final String EXTENSION = ".yaml";
  private static final int MAX_NAME = 63;
  private static final Position TOP = new Position(1, 1);

  private final PolicyScope scope;
  private final List<PolicyProblem> problems = new ArrayList<>();
  private final List<Profile> profiles = new ArrayList<>();
  private final List<Findings> read = new ArrayList<>();

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
      problem(folder.toString(), ProblemKind.UNREADABLE, "the policy folder cannot be read");
      return;
    }
    files.values().removeIf(Files::isDirectory);
    files.forEach((file, path) -> {
      if (file.endsWith(".yml")) {
        misnamed(file, ".yml", "profiles end in .yaml; rename this file");
      } else if (file.endsWith(EXTENSION)) {
        readProfile(file, path);
      }
    });
    problems.addAll(SecretId.headersWithCredentials(read));
    problems.addAll(SecretId.unequalLanes(read));
    PolicySize.of(profiles)
        .excess()
        .ifPresent(why -> problem(folder.toString(), ProblemKind.POLICY_SIZE, why));
    if (problems.isEmpty() && profiles.isEmpty()) {
      String message = "the policy folder has no *.yaml file";
      problem(folder.toString(), ProblemKind.NO_PROFILE, message);
    }
  }

  /** The policy of one profile that comes from no folder; a problem in it is a bug. */
  public static TrustPolicy of(String name, String yaml, PolicyScope scope) {
    Findings findings = new Findings(name);
    return ProfileReader.read(name, yaml.getBytes(UTF_8), scope, findings)
        .map(profile -> new TrustPolicy(List.of(profile)))
        .orElseThrow(() -> new IllegalArgumentException(findings.problems().toString()));
  }

  private void readProfile(String file, Path path) {
    String name = file.substring(0, file.length() - EXTENSION.length());
    if (!isProfileName(name)) {
      String form = "a profile's name is 1 to 63 of a-z, 0-9 and -, and does not begin with -";
      misnamed(file, EXTENSION, form);
      return;
    }
    try {
      Findings findings = new Findings(file);
      ProfileReader.read(name, Files.readAllBytes(path), scope, findings).ifPresent(profiles::add);
      problems.addAll(findings.problems());
      read.add(findings);
    } catch (IOException e) {
      problem(file, ProblemKind.UNREADABLE, "the file cannot be read");
    }
  }

  /** Whether a text has the form of a profile's name. */
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

  private void misnamed(String file, String extension, String message) {
    String name = file.substring(0, file.length() - extension.length());
    String profile = Ascii.fold(name).replace('_', '-').replace('.', '-').replace(' ', '-');
    Optional<String> meant =
        Optional.of(profile + EXTENSION).filter(good -> isProfileName(profile));
    problems.add(new PolicyProblem(file, TOP, ProblemKind.FILE_NAME, message, meant));
  }

  /** A policy that is wholly good, or none. */
  public sealed interface PolicyReading {
    record Loaded(TrustPolicy policy) implements PolicyReading {}

    /**
     * There is at least one problem, so nothing is used.
     *
     * @param problems every one that was found, by file and place
     */
    record Unusable(List<PolicyProblem> problems) implements PolicyReading {}
  }
}
