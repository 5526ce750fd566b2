/**
 * Verification of a compact JWS as an issuer's ID token; knows no network and no claim of GitHub's
 * own.
 */
@NullMarked
package io.porttokenvending.token;

import org.jspecify.annotations.NullMarked;
