package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.Position;
import java.util.Optional;

/**
 * A job as its claims, and what the policy is expected to make of it.
 *
 * @param file where it is written
 * @param claims with {@code iss}
 * @param claimsAt where the claims are written
 */
record PolicyCase(
    String file,
    Position at,
    String name,
    Optional<String> profile,
    ObjectNode claims,
    Position claimsAt,
    Expectation expectation) {}
