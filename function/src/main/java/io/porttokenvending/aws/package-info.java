/** Port credentials in AWS Secrets Manager; consumed tokens and shared tokens in DynamoDB. */
@NullMarked
package io.porttokenvending.aws;

import org.jspecify.annotations.NullMarked;
