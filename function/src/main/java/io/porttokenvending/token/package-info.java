/** Verification of an issuer's ID token, without network access and without GitHub's own claims. */
@NullMarked
package io.porttokenvending.token;

import org.jspecify.annotations.NullMarked;
