/** Port client credentials from AWS Secrets Manager. */
@NullMarked
package io.porttokenvending.aws;

import org.jspecify.annotations.NullMarked;
