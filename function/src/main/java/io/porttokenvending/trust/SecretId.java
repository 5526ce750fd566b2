package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;

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
