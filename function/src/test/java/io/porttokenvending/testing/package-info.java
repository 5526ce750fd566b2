/**
 * Fakes of GitHub, Port, Secrets Manager, DynamoDB and API Gateway: each uses the real protocol on
 * loopback and rejects what the real service rejects.
 */
@NullMarked
package io.porttokenvending.testing;

import org.jspecify.annotations.NullMarked;
