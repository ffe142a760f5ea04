/**
 * The published shapes: lines, statements, articles and dossiers as readers see them, live from the
 * rows that the projection keeps, or folded for a past day ({@link org.aidwire.query.view.Past}) by
 * the same rules.
 *
 * <p>The shapes are records whose components are the published members, in their order. The rooms
 * that serve them ({@code status}, {@code changes}, {@code export}, {@code board}) know this
 * package, and not each other.
 */
@NullMarked
package org.aidwire.query.view;

import org.jspecify.annotations.NullMarked;
