package io.porttokenvending.trust;

import io.porttokenvending.trust.Decision.DenialReason;
import io.porttokenvending.trust.Decision.FailedClaim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every profile, as read at start-up; it never changes. */
public final class TrustPolicy {
  private static final Comparator<Explanation.RuleVerdict> NEAREST_FIRST =
      Comparator.comparingLong(Explanation.RuleVerdict::failed)
          .thenComparing(Explanation.RuleVerdict::rule);

  private final Map<String, Profile> profiles;
  private final String version;

  TrustPolicy(List<Profile> profiles) {
    this.profiles = byName(profiles);
    this.version = PolicyVersion.of(this.profiles.values());
  }

  /** With the version of another policy, from which these profiles differ in addresses only. */
  TrustPolicy(List<Profile> profiles, String version) {
    this.profiles = byName(profiles);
    this.version = version;
  }

  private static Map<String, Profile> byName(List<Profile> profiles) {
    Map<String, Profile> byName = new TreeMap<>();
    profiles.forEach(profile -> byName.put(profile.name(), profile));
    return Collections.unmodifiableMap(byName);
  }

  /** Twelve hexadecimal digits, whatever the formatting and order of the files. */
  public String version() {
    return version;
  }

  /** Decides by default to deny; no work grows with the number of repositories listed. */
  public Decision decide(WorkflowIdentity identity, Optional<String> profileName) {
    Optional<Profile> asked =
        profileName.isPresent() ? Optional.ofNullable(profiles.get(profileName.get())) : implied();
    if (asked.isPresent()) {
      return decide(identity, asked.get());
    }
    boolean required =
        profileName.isEmpty()
            && profiles.values().stream().anyMatch(each -> each.index().namesOwnerOf(identity));
    return new Decision.Denied(
        required ? DenialReason.PROFILE_REQUIRED : DenialReason.ACCESS_DENIED,
        Optional.empty(),
        required,
        List.of());
  }

  /** The decision with its reasons; it takes time in proportion to the rules of the job's owner. */
  public Explanation explain(WorkflowIdentity identity, Optional<String> profileName) {
    Decision decision = decide(identity, profileName);
    Optional<Profile> asked =
        switch (decision) {
          case Decision.Granted(Profile profile, String rule) -> Optional.of(profile);
          case Decision.Denied denied -> denied.profile();
        };
    List<Explanation.RuleVerdict> rules =
        asked
            .map(profile -> profile.index().rulesNamingOwnerOf(identity))
            .orElse(List.of())
            .stream()
            .map(rule -> rule.verdict(identity))
            .sorted(NEAREST_FIRST)
            .toList();
    return new Explanation(decision, rules);
  }

  /** Every profile, by name. */
  public Map<String, Profile> profiles() {
    return profiles;
  }

  /** The profile of a caller that names none; empty when callers must name one. */
  public Optional<Profile> implied() {
    return profiles.size() == 1
        ? Optional.of(profiles.values().iterator().next())
        : Optional.ofNullable(profiles.get("default"));
  }

  private static Decision decide(WorkflowIdentity identity, Profile profile) {
    List<Rule> rules = profile.index().rulesFor(identity);
    for (Rule rule : rules) {
      if (rule.holdsBesideIds(identity)) {
        return new Decision.Granted(profile, rule.name());
      }
    }
    return denied(identity, profile, rules);
  }

  private static Decision.Denied denied(
      WorkflowIdentity identity, Profile profile, List<Rule> rules) {
    // Sorted, so that the order of a rule's keys does not show.
    Set<String> eventClaims = new TreeSet<>();
    Set<String> failed = new TreeSet<>();
    for (Rule rule : rules) {
      List<String> claims = rule.failedClaims(identity);
      Optional<String> refused = rule.events().refused(identity);
      if (claims.isEmpty()) {
        refused.ifPresent(eventClaims::add);
      }
      failed.addAll(claims);
      refused.ifPresent(failed::add);
    }
    if (rules.isEmpty()) {
      failed.add("repository_id");
    }
    if (!eventClaims.isEmpty()) {
      return denied(DenialReason.EVENT_REFUSED, identity, profile, eventClaims);
    }
    Set<String> idsUnlikeNames = profile.index().idsUnlikeNames(identity);
    if (!idsUnlikeNames.isEmpty()) {
      return denied(DenialReason.IDENTITY_ID_MISMATCH, identity, profile, idsUnlikeNames);
    }
    return denied(DenialReason.ACCESS_DENIED, identity, profile, failed);
  }

  private static Decision.Denied denied(
      DenialReason reason, WorkflowIdentity identity, Profile profile, Set<String> claims) {
    boolean known = profile.index().namesOwnerOf(identity);
    List<FailedClaim> failed = new ArrayList<>();
    if (known) {
      for (String claim : claims) {
        failed.add(new FailedClaim(claim, identity.claim(claim)));
      }
    }
    return new Decision.Denied(reason, Optional.of(profile), known, failed);
  }
}
