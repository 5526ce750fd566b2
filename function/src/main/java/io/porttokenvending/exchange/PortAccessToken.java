package io.porttokenvending.exchange;

import io.porttokenvending.secret.Secret;
import java.time.Instant;

/**
 * A token that Port issued.
 *
 * @param expiresAt the earlier of the lifetime that Port stated and the token's own {@code exp}
 */
public record PortAccessToken(Secret value, Instant expiresAt) {}
