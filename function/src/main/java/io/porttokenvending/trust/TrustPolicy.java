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

/** Immutable set of all profiles. */
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

  /** Creates a policy with the version of another one that differs only in URLs. */
  TrustPolicy(List<Profile> profiles, String version) {
    this.profiles = byName(profiles);
    this.version = version;
  }

  private static Map<String, Profile> byName(List<Profile> profiles) {
    Map<String, Profile> byName = new TreeMap<>();
    profiles.forEach(profile -> byName.put(profile.name(), profile));
    return Collections.unmodifiableMap(byName);
  }

  /** Returns twelve hexadecimal digits that do not depend on formatting or order. */
  public String version() {
    return version;
  }

  /** Decides, and denies by default; the time does not depend on the number of repositories. */
  public Decision decide(WorkflowIdentity identity, Optional<String> profileName) {
    Optional<Profile> selected =
        profileName.isPresent()
            ? Optional.ofNullable(profiles.get(profileName.get()))
            : defaultProfile();
    if (selected.isPresent()) {
      return decide(identity, selected.get());
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

  /** Returns the decision and its reasons, in time proportional to the owner's rules. */
  public Explanation explain(WorkflowIdentity identity, Optional<String> profileName) {
    Decision decision = decide(identity, profileName);
    Optional<Profile> selected =
        switch (decision) {
          case Decision.Granted(Profile profile, String rule) -> Optional.of(profile);
          case Decision.Denied denied -> denied.profile();
        };
    List<Explanation.RuleVerdict> rules =
        selected
            .map(profile -> profile.index().rulesNamingOwnerOf(identity))
            .orElse(List.of())
            .stream()
            .map(rule -> rule.verdict(identity))
            .sorted(NEAREST_FIRST)
            .toList();
    return new Explanation(decision, rules);
  }

  /** Returns every profile, by name. */
  public Map<String, Profile> profiles() {
    return profiles;
  }

  /** Returns the profile for requests that name none; empty when requests must name one. */
  public Optional<Profile> defaultProfile() {
    return profiles.size() == 1
        ? Optional.of(profiles.values().iterator().next())
        : Optional.ofNullable(profiles.get("default"));
  }

  private static Decision decide(WorkflowIdentity identity, Profile profile) {
    List<Rule> rules = profile.index().rulesFor(identity);
    for (Rule rule : rules) {
      if (rule.matchesExceptIds(identity)) {
        return new Decision.Granted(profile, rule.name());
      }
    }
    return denied(identity, profile, rules);
  }

  private static Decision.Denied denied(
      WorkflowIdentity identity, Profile profile, List<Rule> rules) {
    // Sorted, so that the result does not depend on the order of a rule's keys.
    Set<String> eventClaims = new TreeSet<>();
    Set<String> failed = new TreeSet<>();
    for (Rule rule : rules) {
      List<String> claims = rule.failedClaims(identity);
      Optional<String> eventClaim = rule.events().failedClaim(identity);
      if (claims.isEmpty()) {
        eventClaim.ifPresent(eventClaims::add);
      }
      failed.addAll(claims);
      eventClaim.ifPresent(failed::add);
    }
    if (rules.isEmpty()) {
      failed.add("repository_id");
    }
    if (!eventClaims.isEmpty()) {
      return denied(DenialReason.EVENT_REFUSED, identity, profile, eventClaims);
    }
    Set<String> mismatchedIds = profile.index().mismatchedIds(identity);
    if (!mismatchedIds.isEmpty()) {
      return denied(DenialReason.IDENTITY_ID_MISMATCH, identity, profile, mismatchedIds);
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
