/**
 * What a job of GitHub Actions runs, run as its runner does: the action, and steps of workflows.
 */
@NullMarked
package io.porttokenvending.actions;

import org.jspecify.annotations.NullMarked;
