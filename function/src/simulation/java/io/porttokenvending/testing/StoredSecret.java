package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A secret and its versions. Not thread-safe. */
final class StoredSecret {
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";
  private static final String PENDING = "AWSPENDING";

  private final String name;
  private final String arn;
  private final List<Version> versions = new ArrayList<>();
  private Access access = Access.OPEN;

  /** Result of a read. */
  enum Access {
    OPEN,
    DELETED,
    DENIED
  }

  /** Stages move to newer versions; a version without a stage can still be read by its id. */
  private record Version(
      String id, Instant created, String member, String value, List<String> stages) {
    @Override
    public String toString() {
      return "Version[id=" + id + ", stages=" + stages + "]";
    }
  }

  /**
   * A secret without a version.
   *
   * @param suffix the six characters that Secrets Manager adds to the name in the ARN
   */
  StoredSecret(String name, String suffix) {
    this.name = name;
    this.arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:" + name + "-" + suffix;
  }

  Access access() {
    return access;
  }

  void access(Access other) {
    access = other;
  }

  String arn() {
    return arn;
  }

  /** Returns whether the id is the name, the ARN, or the ARN without its suffix. */
  boolean isNamed(String secretId) {
    return secretId.equals(name)
        || secretId.equals(arn)
        || secretId.equals(arn.substring(0, arn.length() - "-AbCdEf".length()));
  }

  /**
   * Adds a version that becomes the current one.
   *
   * @param member {@code SecretString} or {@code SecretBinary}
   */
  String add(String member, String value) {
    for (Version version : versions) {
      if (version.stages().remove(CURRENT)) {
        versions.forEach(other -> other.stages().remove(PREVIOUS));
        version.stages().add(PREVIOUS);
      }
    }
    return add(member, value, CURRENT);
  }

  /** Adds a version of a rotation that is not finished. */
  String addPending(String member, String value) {
    versions.forEach(version -> version.stages().remove(PENDING));
    return add(member, value, PENDING);
  }

  private String add(String member, String value, String stage) {
    String id = UUID.randomUUID().toString();
    versions.add(new Version(id, Instant.now(), member, value, new ArrayList<>(List.of(stage))));
    return id;
  }

  /**
   * Returns the requested version; {@code AWSCURRENT} if the request names neither id nor stage.
   */
  Optional<ObjectNode> read(JsonNode request) {
    String id = request.path("VersionId").asText();
    String stage = request.path("VersionStage").asText(id.isEmpty() ? CURRENT : "");
    return versions.stream()
        .filter(version -> id.isEmpty() || version.id().equals(id))
        .filter(version -> stage.isEmpty() || version.stages().contains(stage))
        .findFirst()
        .map(this::answer);
  }

  private ObjectNode answer(Version version) {
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("ARN", arn)
            .put("CreatedDate", version.created().toEpochMilli() / 1000.0)
            .put("Name", name)
            .put(version.member(), version.value())
            .put("VersionId", version.id());
    version.stages().forEach(answer.putArray("VersionStages")::add);
    return answer;
  }
}
