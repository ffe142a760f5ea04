/**
 * From the text of an article to statements: the pure core. Text and code lists go in, statements
 * come out; the same article always gives the same statements, with the same ids.
 *
 * <p>Decisions that a reader would ask about:
 *
 * <ul>
 *   <li>Rules and not a trained model: a desk must be able to see why a status moved, and a wrong
 *       one must be mended by a line. Precision goes before recall throughout: where a rule cannot
 *       tell who gives or who is given to, it says nothing.
 *   <li>A story is read twice. What its sentences say by themselves shows between whom aid goes in
 *       it; only then are the sentences read that leave that out.
 *   <li>The span of a statement is the whole sentence or quotation with its attribution, so that an
 *       editor reads what was said and by whom; several facts of one sentence share it.
 *   <li>Confidence is the product of what each rule in the chain is worth, not a score of its own.
 * </ul>
 */
@NullMarked
package org.aidwire.ingest.extraction;

import org.jspecify.annotations.NullMarked;
