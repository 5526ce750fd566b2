/** HTTP: events, routes, request readers, response and error documents, and the audit line. */
@NullMarked
package io.porttokenvending.api;

import org.jspecify.annotations.NullMarked;
