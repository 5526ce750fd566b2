package io.porttokenvending.cli.init;

/**
 * The repository that a first profile trusts.
 *
 * @param name {@code owner/name}
 * @param id digits, or a placeholder
 * @param ownerId digits, or a placeholder
 */
record Repository(String name, String id, String ownerId, String branch) {
  private static final String ID_PLACEHOLDER = "REPOSITORY_ID";
  private static final String OWNER_PLACEHOLDER = "OWNER_ID";

  /** Returns a repository with placeholders for its ids. */
  static Repository withoutIds(String name) {
    return new Repository(name, ID_PLACEHOLDER, OWNER_PLACEHOLDER, "main");
  }

  /** Replaces the names in double braces with this repository's values. */
  String fill(String template) {
    return template
        .replace("{{repository}}", name)
        .replace("{{repository_id}}", id)
        .replace("{{owner_id}}", ownerId)
        .replace("{{branch}}", branch);
  }
}
