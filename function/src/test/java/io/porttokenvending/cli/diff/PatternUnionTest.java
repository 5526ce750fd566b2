package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containment and overlap of patterns, compared with an enumeration of short values. */
class PatternUnionTest {
  private static final int PATTERNS = 90;
  private static final int MAX_LENGTH = 6;

  /** The {@code z} represents all characters that no pattern contains. */
  @ParameterizedTest
  @CsvSource({
    "actor, ab/, ab/z, ''",
    "actor, a/, aA/z, ''",
    "environment, aA/, aA/z, ''",
    "repository, aA/, aA/z, ''",
    "repo_property_tier, 'a,', 'a,/z', ''",
    "job_workflow_ref, aA/@, aA/@z, ''",
    "job_workflow_ref, aA/@, aA/@z, a/",
    "job_workflow_ref, aA/@, aA/@z, a/A/",
    "ref, a/, a/z, refs/pull/",
    "ref, a/, a/z, refs/"
  })
  void covers_randomPatterns_agreesWithEnumeration(
      String claim, String spelled, String sent, String start) {
    Random random = new Random(20_261_120);
    List<Glob> globs = globs(claim, start, spelled, random);
    List<String> texts = texts(start, sent);
    List<BitSet> matches = globs.stream().map(glob -> matches(glob, texts)).toList();
    int contained = 0;
    for (int a = 0; a < globs.size(); a++) {
      for (int tries = 0; tries < 60; tries++) {
        int b = random.nextInt(globs.size());
        int c = random.nextInt(globs.size());
        PatternUnion union = union(List.of(globs.get(b), globs.get(c)));
        Pattern pattern = Pattern.of(globs.get(a));
        BitSet uncovered = (BitSet) matches.get(a).clone();
        uncovered.andNot(matches.get(b));
        uncovered.andNot(matches.get(c));
        String question = globs.get(a) + " within " + globs.get(b) + " and " + globs.get(c);
        assertEquals(uncovered.isEmpty(), union.covers(pattern), question);
        contained += uncovered.isEmpty() ? 1 : 0;
        BitSet shared = (BitSet) matches.get(b).clone();
        shared.or(matches.get(c));
        shared.and(matches.get(a));
        boolean intersects = union.all().stream().anyMatch(pattern::intersects);
        assertEquals(!shared.isEmpty(), intersects, question);
      }
    }
    assertTrue(contained > 300, "few are contained: " + contained);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | ref              | refs/heads/main        | refs/heads/**
          true  | ref              | refs/heads/*           | refs/heads/**
          true  | ref              | refs/heads/**          | refs/heads/***
          true  | ref              | refs/heads/release/*   | refs/heads/*/*
          true  | environment      | Production             | prod*
          true  | environment      | PROD*                  | prod*
          true  | repository       | Acme/API               | acme/api
          true  | job_workflow_ref | Acme/Api/x.yml@a       | acme/api/x.yml@a
          true  | job_workflow_ref | a/b/*@refs/heads/main  | a/b/**
          true  | job_workflow_ref | A/B/*@refs/**          | a/b/**@refs/**
          false | ref              | refs/heads/**          | refs/heads/*
          false | ref              | refs/heads/Main        | refs/heads/main
          false | ref              | refs/heads/*           | refs/heads/?
          false | actor            | *                      | a*
          false | environment      | \u212aitchen           | kitchen
          false | job_workflow_ref | a/b/X.yml@a            | a/b/x.yml@a
          false | job_workflow_ref | a/b/**                 | a/b/**@**
          false | job_workflow_ref | a/b/x@**@c             | a/b/x@*@c
          false | job_workflow_ref | a/b/x@y@refs/heads/c   | a/b/*@refs/heads/c
          """)
  void covers_singlePattern_isTrueOnlyIfWider(
      boolean covers, String claim, String pattern, String other) {
    List<Glob> globs = globs(claim, List.of(pattern, other));
    assertEquals(covers, union(globs.subList(1, 2)).covers(Pattern.of(globs.getFirst())));
  }

  @Test
  void covers_unionTooComplexToDeterminize_isFalse() {
    assertTrue(coversWithOtherLetters(3));
    assertFalse(coversWithOtherLetters(26));
  }

  /** The second pattern covers the first, but only a union of all automata proves it. */
  private static boolean coversWithOtherLetters(int letters) {
    List<String> patterns = new ArrayList<>(List.of("1**", "1***"));
    for (int i = 0; i < letters; i++) {
      patterns.add("**" + (char) ('a' + i) + "**");
    }
    List<Glob> globs = globs("actor", patterns);
    return union(globs.subList(1, globs.size())).covers(Pattern.of(globs.getFirst()));
  }

  private static PatternUnion union(List<Glob> globs) {
    return new PatternUnion(globs.stream().map(Pattern::of).collect(Collectors.toSet()));
  }

  private static BitSet matches(Glob glob, List<String> texts) {
    BitSet matches = new BitSet();
    for (int i = 0; i < texts.size(); i++) {
      matches.set(i, glob.matches(texts.get(i)));
    }
    return matches;
  }

  /** Reads the patterns from a policy. */
  private static List<Glob> globs(String claim, List<String> patterns) {
    TrustPolicy policy =
        Policies.ofRules(
            "repository_owner_id: 1\nrepository_id: any\n"
                + claim
                + ": ['"
                + String.join("', '", patterns)
                + "']");
    return policy.profiles().values().iterator().next().rules().getFirst().conditions().stream()
        .flatMap(condition -> ((Condition.Matches) condition).patterns().stream())
        .toList();
  }

  private static List<Glob> globs(String claim, String start, String spelled, Random random) {
    boolean leading = claim.equals("actor") || claim.startsWith("env") || claim.endsWith("tier");
    TreeSet<String> patterns = new TreeSet<>();
    while (patterns.size() < PATTERNS) {
      StringBuilder pattern = new StringBuilder(start);
      for (int length = 1 + random.nextInt(4); length > 0; length--) {
        pattern.append(
            switch (random.nextInt(4)) {
              case 0 -> "*";
              case 1 -> "**";
              default -> spelled.charAt(random.nextInt(spelled.length()));
            });
      }
      if (leading || pattern.charAt(0) != '*') {
        patterns.add(pattern.toString());
      }
    }
    return globs(claim, List.copyOf(patterns));
  }

  /** Returns all texts up to the maximum length, except for the empty one. */
  private static List<String> texts(String start, String alphabet) {
    List<String> texts = new ArrayList<>();
    List<String> longest = List.of(start);
    for (int length = 0; length <= MAX_LENGTH; length++) {
      texts.addAll(longest);
      List<String> longer = new ArrayList<>();
      for (String text : longest) {
        for (int i = 0; i < alphabet.length(); i++) {
          longer.add(text + alphabet.charAt(i));
        }
      }
      longest = longer;
    }
    texts.remove("");
    return texts;
  }
}
