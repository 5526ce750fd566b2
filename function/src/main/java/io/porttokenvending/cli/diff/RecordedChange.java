package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Recorded jobs that one policy lets in and the other does not.
 *
 * @param profile that they would ask for; empty for none
 * @param rule that lets them in
 * @param claims that decide
 * @param times how many there were
 */
record RecordedChange(String profile, String rule, ObjectNode claims, int times) {}
