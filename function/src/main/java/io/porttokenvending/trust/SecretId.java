package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.trust.Findings.NamedSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The name or ARN of a Secrets Manager secret. */
final class SecretId {
  private static final int MAX_LENGTH = 2048;
  private static final String PUNCTUATION = "/_+=.@-:";
  private static final String RESOURCE = ":secret:";

  /** Secrets Manager appends a hyphen and six letters or digits to the name; they are optional. */
  private static final int SUFFIX = 7;

  private SecretId() {}

  static boolean isValid(String id) {
    return id.length() <= MAX_LENGTH
        && Ascii.consistsOf(id, PUNCTUATION)
        && (id.indexOf(':') < 0 || id.startsWith("arn:"));
  }

  /** Returns a problem for each header that would send a Port credential to the job. */
  static List<PolicyProblem> headersWithCredentials(List<Findings> files) {
    List<NamedSecret> credentials =
        files.stream().flatMap(file -> file.portCredentials().stream()).toList();
    List<PolicyProblem> problems = new ArrayList<>();
    for (Findings file : files) {
      for (NamedSecret header : file.headerSecrets()) {
        credentials.stream()
            .filter(named -> mayBeSame(named.id(), header.id()))
            .findFirst()
            .map(named ->
                "a header would send this secret to the job, but it may be port.credentials in "
                    + named.file()
                    + "; use a secret without Port credentials")
            .map(message ->
                new PolicyProblem(
                    header.file(),
                    header.at(),
                    ProblemKind.INVALID_VALUE,
                    message,
                    Optional.empty()))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  /**
   * Returns a problem for each profile that shares a lane with another one and lists other lanes:
   * the staggering of a list's tokens holds only if no other list exchanges them.
   */
  static List<PolicyProblem> unequalLanes(List<Findings> files) {
    List<PolicyProblem> problems = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      List<NamedSecret> lanes = files.get(i).portCredentials();
      files.subList(0, i).stream()
          .flatMap(other -> sharedLane(lanes, other.portCredentials()).stream())
          .findFirst()
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<PolicyProblem> sharedLane(
      List<NamedSecret> lanes, List<NamedSecret> others) {
    if ((lanes.size() <= 1 && others.size() <= 1) || areEqual(lanes, others)) {
      return Optional.empty();
    }
    for (NamedSecret lane : lanes) {
      for (NamedSecret other : others) {
        if (mayBeSame(lane.id(), other.id())) {
          String message =
              "this lane is or may be a lane of %s, which has another list; profiles that share a"
                      .formatted(other.file())
                  + " lane must have identical lists of credentials";
          return Optional.of(
              new PolicyProblem(
                  lane.file(), lane.at(), ProblemKind.INVALID_VALUE, message, Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean areEqual(List<NamedSecret> lanes, List<NamedSecret> others) {
    return lanes.size() == others.size()
        && IntStream.range(0, lanes.size())
            .allMatch(i -> mayBeSame(lanes.get(i).id(), others.get(i).id()));
  }

  /** Returns whether both may name one secret; a name may belong to any account and region. */
  static boolean mayBeSame(String a, String b) {
    boolean different = isArn(a) && isArn(b) && !prefix(a).equals(prefix(b));
    return !different
        && (name(a).equals(name(b))
            || (isArn(a) && withoutSuffix(name(a)).equals(name(b)))
            || (isArn(b) && withoutSuffix(name(b)).equals(name(a)))
            || (isArn(a) && isArn(b) && withoutSuffix(name(a)).equals(withoutSuffix(name(b)))));
  }

  private static boolean isArn(String id) {
    return id.startsWith("arn:") && id.contains(RESOURCE);
  }

  private static String prefix(String arn) {
    return arn.substring(0, arn.indexOf(RESOURCE));
  }

  private static String name(String id) {
    return isArn(id) ? id.substring(id.indexOf(RESOURCE) + RESOURCE.length()) : id;
  }

  private static String withoutSuffix(String name) {
    int end = name.length() - SUFFIX;
    boolean suffixed =
        end > 0 && name.charAt(end) == '-' && Ascii.consistsOf(name.substring(end + 1), "");
    return suffixed ? name.substring(0, end) : name;
  }
}
