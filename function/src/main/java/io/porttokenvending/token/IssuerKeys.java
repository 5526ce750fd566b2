package io.porttokenvending.token;

import io.porttokenvending.timing.Deadline;

/** The signing keys of one issuer. */
public interface IssuerKeys {
  KeyLookup find(String kid, Deadline deadline);
}
