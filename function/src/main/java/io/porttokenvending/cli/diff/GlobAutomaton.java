package io.porttokenvending.cli.diff;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Glob;
import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/** Translates patterns into automata that read canonical values. */
public final class GlobAutomaton {
  /** Counts 0, 1 and 2: no claim kind distinguishes two slashes from more. */
  private static final int COUNTS = 3;

  private GlobAutomaton() {}

  /** Returns a value or prefix with every case-insensitive character in lower case. */
  static String canonical(String value, ClaimKind kind) {
    if (!kind.folds(0)) {
      return value;
    }
    StringBuilder canonical = new StringBuilder(value.length());
    int slashes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      canonical.append(kind.folds(slashes) ? Ascii.fold(c) : c);
      slashes = after(c, slashes);
    }
    return canonical.toString();
  }

  /** Returns whether the pattern matches any text of a form. */
  public static boolean intersects(Glob glob, Automaton form) {
    return !Operations.isEmpty(Operations.intersection(of(glob), form));
  }

  /** Returns an automaton with one state per pattern position and slash count. */
  static Automaton of(Glob glob) {
    int[] steps = Glob.steps(glob.text(), glob.kind());
    Automaton.Builder states = new Automaton.Builder();
    for (int state = 0; state < (steps.length + 1) * COUNTS; state++) {
      states.createState();
      states.setAccept(state, state >= steps.length * COUNTS);
    }
    // Backwards, because a wildcard's state copies the transitions of the next position.
    for (int position = steps.length - 1; position >= 0; position--) {
      for (int slashes = 0; slashes < COUNTS; slashes++) {
        boolean folds = glob.kind().folds(slashes);
        int state = position * COUNTS + slashes;
        int next = (position + 1) * COUNTS;
        if (steps[position] < 0) {
          addLoops(states, state, steps[position], slashes, folds);
          states.addEpsilon(state, next + slashes);
        } else {
          char c = (char) steps[position];
          states.addTransition(state, next + after(c, slashes), folds ? Ascii.fold(c) : c);
        }
      }
    }
    Automaton automaton = Operations.removeDeadStates(states.finish());
    // An empty claim satisfies no condition.
    return glob.matches("") ? Operations.intersection(automaton, notEmpty()) : automaton;
  }

  private static void addLoops(
      Automaton.Builder states, int state, int wildcard, int slashes, boolean folds) {
    states.addTransition(state, state, 0, '/' - 1);
    states.addTransition(state, state, '/' + 1, '@' - 1);
    if (!folds) {
      states.addTransition(state, state, 'A', 'Z');
    }
    states.addTransition(state, state, 'Z' + 1, Character.MAX_CODE_POINT);
    if (Glob.wildcardMatches(wildcard, '/')) {
      states.addTransition(state, state - slashes + after('/', slashes), '/');
    }
    if (Glob.wildcardMatches(wildcard, '@')) {
      states.addTransition(state, state, '@');
    }
  }

  private static int after(char c, int slashes) {
    return c == '/' ? Math.min(COUNTS - 1, slashes + 1) : slashes;
  }

  private static Automaton notEmpty() {
    return Operations.concatenate(List.of(Automata.makeAnyChar(), Automata.makeAnyString()));
  }
}
