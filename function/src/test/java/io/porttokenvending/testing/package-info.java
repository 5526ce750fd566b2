/**
 * Fakes of GitHub, Port, Secrets Manager, DynamoDB and API Gateway: each speaks the real wire on
 * loopback and refuses what the real one would refuse.
 */
@NullMarked
package io.porttokenvending.testing;

import org.jspecify.annotations.NullMarked;
