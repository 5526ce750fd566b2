package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.explain.Verdict;
import io.porttokenvending.json.Position;
import java.util.Optional;

/**
 * The claims of a job, and the expected decision of the policy.
 *
 * @param claims with {@code iss}
 */
record PolicyCase(
    String file,
    Position at,
    String name,
    Optional<String> profile,
    ObjectNode claims,
    Position claimsAt,
    Verdict expected) {}
