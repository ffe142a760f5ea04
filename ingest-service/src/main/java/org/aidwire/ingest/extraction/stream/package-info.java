/**
 * The edge to Kafka: articles in, statements out, at least once. Ids derive from content and the
 * recorded time is the article's, so that doing an article again changes nothing.
 *
 * <p>Nothing waits for it: posting is acknowledged before, and while it is down or behind, articles
 * lie in their topic. It has a consumer group of its own and commits a position only after the
 * statements of all articles before it are acknowledged.
 */
@NullMarked
package org.aidwire.ingest.extraction.stream;

import org.jspecify.annotations.NullMarked;
