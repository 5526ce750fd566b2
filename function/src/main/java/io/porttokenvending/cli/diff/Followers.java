package io.porttokenvending.cli.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several patterns that read the same text at once; all positions lie side by side in one row. */
final class Followers {
  private record Sent(char value, boolean folds) {}

  /** Where a text leads: the positions that each pattern may stand at. */
  static final class Standing {
    private final long[] bits;

    private Standing(long[] bits) {
      this.bits = bits;
    }

    boolean isNowhere() {
      for (long word : bits) {
        if (word != 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Standing standing && Arrays.equals(bits, standing.bits);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bits);
    }
  }

  private final List<Pattern> patterns;
  private final int words;
  private final long[] starts;
  private final long[] ends;
  private final long[] wildcards;
  private final long[] anyhow;
  private final Map<Sent, long[]> passing = new HashMap<>();

  Followers(List<Pattern> patterns) {
    this.patterns = patterns;
    int positions = 0;
    for (Pattern pattern : patterns) {
      positions += pattern.length() + 1;
    }
    words = positions / Long.SIZE + 1;
    starts = new long[words];
    ends = new long[words];
    wildcards = new long[words];
    anyhow = new long[words];
    int offset = 0;
    for (Pattern pattern : patterns) {
      set(starts, offset);
      set(ends, offset + pattern.length());
      for (int i = 0; i < pattern.length(); i++) {
        if (pattern.isWildcard(i)) {
          set(wildcards, offset + i);
        }
        if (pattern.endsAnyhow(i)) {
          set(anyhow, offset + i);
        }
      }
      offset += pattern.length() + 1;
    }
  }

  Standing start() {
    return passWildcards(starts.clone());
  }

  Standing step(Standing from, char c, boolean folds) {
    long[] passing = passing(c, folds);
    long[] next = new long[words];
    long carried = 0;
    for (int i = 0; i < words; i++) {
      long moving = from.bits[i] & passing[i];
      long literal = moving & ~wildcards[i];
      next[i] = (moving & wildcards[i]) | (literal << 1) | carried;
      carried = literal >>> (Long.SIZE - 1);
    }
    return passWildcards(next);
  }

  boolean accepts(Standing standing) {
    return meets(standing.bits, ends);
  }

  /** Whether every text that goes on from here is accepted. */
  boolean acceptsWhateverFollows(Standing standing) {
    return meets(standing.bits, anyhow);
  }

  /** One step only, because no two wildcards stand side by side. */
  private Standing passWildcards(long[] bits) {
    long carried = 0;
    for (int i = 0; i < words; i++) {
      long passed = bits[i] & wildcards[i];
      bits[i] |= (passed << 1) | carried;
      carried = passed >>> (Long.SIZE - 1);
    }
    return new Standing(bits);
  }

  private long[] passing(char c, boolean folds) {
    return passing.computeIfAbsent(
        new Sent(c, folds),
        sent -> {
          long[] bits = new long[words];
          int offset = 0;
          for (Pattern pattern : patterns) {
            for (int i = 0; i < pattern.length(); i++) {
              if (pattern.passes(i, sent.value(), sent.folds())) {
                set(bits, offset + i);
              }
            }
            offset += pattern.length() + 1;
          }
          return bits;
        });
  }

  private static boolean meets(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      if ((bits[i] & others[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  private static void set(long[] bits, int position) {
    bits[position / Long.SIZE] |= 1L << (position % Long.SIZE);
  }
}
