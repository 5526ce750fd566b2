package io.porttokenvending.exchange;

import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.trust.Profile;

/** A request whose token a rule of the profile lets in. */
record Grant(Profile profile, VerifiedToken token, TokenRequest request) {}
