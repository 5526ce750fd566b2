package io.porttokenvending.trust;

import io.porttokenvending.trust.Findings.NamedSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps Port's credentials out of headers, over all files of a policy. */
final class SecretSeparation {
  private SecretSeparation() {}

  /** A header hands its secret to the job, which must never get to see Port's client secret. */
  static List<PolicyProblem> problems(List<Findings> files) {
    List<NamedSecret> credentials =
        files.stream().flatMap(file -> file.portCredentials().stream()).toList();
    List<PolicyProblem> problems = new ArrayList<>();
    for (Findings file : files) {
      for (NamedSecret header : file.headerSecrets()) {
        credentials.stream()
            .filter(named -> SecretId.mayBeOne(named.id(), header.id()))
            .findFirst()
            .ifPresent(named ->
                problems.add(
                    new PolicyProblem(
                        header.file(),
                        header.at(),
                        ProblemKind.INVALID_VALUE,
                        message(named),
                        Optional.empty())));
      }
    }
    return problems;
  }

  private static String message(NamedSecret credentials) {
    return "this secret is port.credentials in "
        + credentials.file()
        + " or may be, and a header would hand it to the job";
  }
}
