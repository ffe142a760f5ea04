/**
 * The board at {@code /}: pages for people, made on the server from the same reads as the API.
 *
 * <p>A page is a record of ready words ({@link org.aidwire.query.board.Pages}) put into a template
 * under {@code resources/templates/board}; everything that is a decision is made here, so that a
 * template only says where it stands. Every view has an address that keeps its {@code asOf}. The
 * scripts under {@code META-INF/resources/board} add the slider, live updates and error reports to
 * pages that are whole without them.
 *
 * <p>Articles are hostile input: templates escape all they are given, no page holds inline scripts
 * or styles, and an address from an event becomes a link only where it is http or https.
 */
@NullMarked
package org.aidwire.query.board;

import org.jspecify.annotations.NullMarked;
