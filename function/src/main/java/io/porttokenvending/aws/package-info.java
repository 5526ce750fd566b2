/** Port client credentials from AWS Secrets Manager, and the used tokens in DynamoDB. */
@NullMarked
package io.porttokenvending.aws;

import org.jspecify.annotations.NullMarked;
