package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlScalar;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {
  private static final Position AT = new Position(1, 1);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void flag_absent_hasDefault(boolean absent) {
    assertEquals(absent, section("other", "true").flag("read_only", absent));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void flag_notBoolean_isReportedAndHasDefault(boolean absent) {
    Findings findings = new Findings("reader.yaml");
    var mapping = new YamlMapping(AT, List.of(entry("read_only", "yes")));
    assertEquals(absent, new Section("mcp", mapping, findings).flag("read_only", absent));
    assertEquals(1, findings.problems().size());
  }

  private static Section section(String key, String value) {
    var mapping = new YamlMapping(AT, List.of(entry(key, value)));
    return new Section("mcp", mapping, new Findings("reader.yaml"));
  }

  private static YamlMapping.Entry entry(String key, String value) {
    return new YamlMapping.Entry(
        new YamlScalar(AT, key, YamlScalar.Kind.PLAIN_STRING),
        new YamlScalar(AT, value, YamlScalar.Kind.QUOTED));
  }
}
