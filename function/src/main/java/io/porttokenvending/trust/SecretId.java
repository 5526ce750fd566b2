package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.trust.Findings.NamedSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The name or ARN that a profile gives a secret of Secrets Manager. */
final class SecretId {
  private static final int LONGEST = 2048;
  private static final String PUNCTUATION = "/_+=.@-:";
  private static final String RESOURCE = ":secret:";

  /** Secrets Manager ends an ARN in a hyphen and six letters or digits, which may be left out. */
  private static final int SUFFIX = 7;

  private SecretId() {}

  static boolean isGood(String id) {
    return id.length() <= LONGEST
        && Ascii.consistsOf(id, PUNCTUATION)
        && (id.indexOf(':') < 0 || id.startsWith("arn:"));
  }

  /** A header hands its secret to the job, which must never get Port's client secret. */
  static List<PolicyProblem> headersWithCredentials(List<Findings> files) {
    List<NamedSecret> credentials =
        files.stream().flatMap(file -> file.portCredentials().stream()).toList();
    List<PolicyProblem> problems = new ArrayList<>();
    for (Findings file : files) {
      for (NamedSecret header : file.headerSecrets()) {
        credentials.stream()
            .filter(named -> mayBeOne(named.id(), header.id()))
            .findFirst()
            .map(named ->
                "this secret is port.credentials in "
                    + named.file()
                    + " or may be, and a header would hand it to the job")
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
        if (mayBeOne(lane.id(), other.id())) {
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
            .allMatch(i -> mayBeOne(lanes.get(i).id(), others.get(i).id()));
  }

  /** Whether both may be one secret; a name can be of any account and region. */
  static boolean mayBeOne(String a, String b) {
    boolean elsewhere = isArn(a) && isArn(b) && !place(a).equals(place(b));
    return !elsewhere
        && (name(a).equals(name(b))
            || (isArn(a) && withoutSuffix(name(a)).equals(name(b)))
            || (isArn(b) && withoutSuffix(name(b)).equals(name(a)))
            || (isArn(a) && isArn(b) && withoutSuffix(name(a)).equals(withoutSuffix(name(b)))));
  }

  private static boolean isArn(String id) {
    return id.startsWith("arn:") && id.contains(RESOURCE);
  }

  private static String place(String arn) {
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
