/**
 * From a scene to facts of aid. {@code acts.rules} says which verbs mean which act and who takes
 * which part; the classes here read mood, roles, kind and sum off the grammar and apply it.
 */
@NullMarked
package org.aidwire.ingest.extraction.rule;

import org.jspecify.annotations.NullMarked;
