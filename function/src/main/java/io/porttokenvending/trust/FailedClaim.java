package io.porttokenvending.trust;

import java.util.Optional;

/**
 * A claim that did not satisfy the policy, with what the caller itself sent; what the policy wants
 * is never told.
 *
 * @param sent empty when the token has no such claim
 */
public record FailedClaim(String claim, Optional<String> sent) {}
