/**
 * Another extractor behind HTTP, off by default: any service that keeps the contract of {@code
 * extraction.v1.schema.json}, or a chat endpoint of the OpenAI kind that is asked for that shape.
 *
 * <p>Nothing that comes back is believed before it is verified against the article ({@link
 * org.aidwire.ingest.extraction.remote.Verification}): words, codes, numbers and names must be
 * there. What fails is dropped and counted. Where the service is away, late or talks nonsense, the
 * rules' own reading stands, so that a desk never waits for it.
 */
@NullMarked
package org.aidwire.ingest.extraction.remote;

import org.jspecify.annotations.NullMarked;
