/**
 * What one more statement costs, measured on a Postgres of its own that syncs what it commits:
 * lines and stores of several sizes take turns, so that noise hits all alike, and their ratios are
 * judged (R12). Run by {@code deploy/e2e/cost}.
 */
@NullMarked
package org.aidwire.e2e.cost;

import org.jspecify.annotations.NullMarked;
