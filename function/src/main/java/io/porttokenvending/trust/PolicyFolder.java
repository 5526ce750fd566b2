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

  private PolicyFolder() {}

  public static PolicyReading read(Path folder, PolicyScope scope) {
    List<PolicyProblem> problems = new ArrayList<>();
    List<Profile> profiles = new ArrayList<>();
    List<Findings> read = new ArrayList<>();
    TreeMap<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> files.put(String.valueOf(entry.getFileName()), entry));
    } catch (IOException e) {
      return unusable(
          List.of(
              problem(
                  folder.toString(), ProblemKind.UNREADABLE, "the policy folder cannot be read")));
    }
    files.forEach((file, path) -> {
      if (file.endsWith(".yml") && !Files.isDirectory(path)) {
        problems.add(
            misnamed(
                file,
                "profiles end in .yaml; rename this file",
                file.substring(0, file.length() - ".yml".length())));
      } else if (file.endsWith(EXTENSION) && !Files.isDirectory(path)) {
        readProfile(file, path, scope, problems, read).ifPresent(profiles::add);
      }
    });
    problems.addAll(SecretSeparation.problems(read));
    PolicySize.of(profiles)
        .excess()
        .ifPresent(why -> problems.add(problem(folder.toString(), ProblemKind.POLICY_SIZE, why)));
    if (!problems.isEmpty()) {
      return unusable(problems);
    }
    return profiles.isEmpty()
        ? unusable(
            List.of(
                problem(
                    folder.toString(),
                    ProblemKind.NO_PROFILE,
                    "the policy folder has no *.yaml file")))
        : new PolicyReading.Loaded(new TrustPolicy(profiles));
  }

  /** The policy of one profile that comes from no folder; a problem in it is a bug. */
  public static TrustPolicy of(String name, String yaml, PolicyScope scope) {
    Findings findings = new Findings(name);
    return ProfileReader.read(name, yaml.getBytes(UTF_8), scope, findings)
        .map(profile -> new TrustPolicy(List.of(profile)))
        .orElseThrow(() -> new IllegalArgumentException(findings.problems().toString()));
  }

  private static Optional<Profile> readProfile(
      String file,
      Path path,
      PolicyScope scope,
      List<PolicyProblem> problems,
      List<Findings> read) {
    String name = file.substring(0, file.length() - EXTENSION.length());
    if (!isProfileName(name)) {
      problems.add(
          misnamed(
              file,
              "a profile's name is 1 to 63 of a-z, 0-9 and -, and does not begin with -",
              name));
      return Optional.empty();
    }
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (IOException e) {
      problems.add(problem(file, ProblemKind.UNREADABLE, "the file cannot be read"));
      return Optional.empty();
    }
    Findings findings = new Findings(file);
    Optional<Profile> profile = ProfileReader.read(name, content, scope, findings);
    problems.addAll(findings.problems());
    read.add(findings);
    return profile;
  }

  /** Whether a text has the form of a profile's name. */
  public static boolean isProfileName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && name.charAt(0) != '-'
        && Ascii.consistsOf(name, "-")
        && name.equals(Ascii.fold(name));
  }

  private static PolicyProblem problem(String file, ProblemKind kind, String message) {
    return new PolicyProblem(file, TOP, kind, message, Optional.empty());
  }

  private static PolicyProblem misnamed(String file, String message, String name) {
    String profile = Ascii.fold(name).replace('_', '-').replace('.', '-').replace(' ', '-');
    Optional<String> meant =
        isProfileName(profile) ? Optional.of(profile + EXTENSION) : Optional.empty();
    return new PolicyProblem(file, TOP, ProblemKind.FILE_NAME, message, meant);
  }

  private static PolicyReading unusable(List<PolicyProblem> problems) {
    return new PolicyReading.Unusable(problems.stream().sorted().toList());
  }
}
