/**
 * What this service answers where it cannot answer: one table of problems, {@link
 * org.aidwire.query.problem.ProblemType}, written as RFC 9457 by {@link
 * org.aidwire.query.problem.Problem} whatever layer found the fault. {@link
 * org.aidwire.query.problem.Front} stands before all routes and behind them: what never reaches a
 * resource (a bad escape, an unknown root, an overlong address) is answered there, the same way.
 */
@NullMarked
package org.aidwire.query.problem;

import org.jspecify.annotations.NullMarked;
