package io.porttokenvending.cli.lint;

import java.util.List;

/** Looks through a policy that loads for one sort of thing that is seldom meant. */
interface Check {
  void look(List<WrittenProfile> profiles, Report report);
}
