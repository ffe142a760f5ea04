/**
 * For those who follow: one log of changes, one cursor, several ways to read it.
 *
 * <p>Each way hands out the same events ({@code view.ChangeEvent}) and the same cursors: {@link
 * org.aidwire.query.changes.ChangesResource} to those who poll or wait, {@link
 * org.aidwire.query.changes.ChangeStream} to those who stay connected, {@code webhook} to those who
 * have it brought, {@link org.aidwire.query.changes.AtomResource} to feed readers; {@link
 * org.aidwire.query.changes.BetweenResource} compares two days. {@link
 * org.aidwire.query.changes.ChangeTail} is what they wait on: one look at the end of the log for
 * all of this process, so that waiting costs nobody a connection to the store.
 */
@NullMarked
package org.aidwire.query.changes;

import org.jspecify.annotations.NullMarked;
