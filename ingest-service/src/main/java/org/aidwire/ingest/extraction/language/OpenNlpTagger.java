package org.aidwire.ingest.extraction.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import opennlp.tools.ml.BeamSearch;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.postag.POSContextGenerator;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.SequenceValidator;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Tagger;

/**
 * Parts of speech by OpenNLP's English model. Loaded once; the model is shared, a search is not
 * safe for threads and so there is one for each. The search keeps one candidate: three, as the
 * library's own tagger does, gave the same tag for each of 41,877 words of the development set and
 * took two to four times as long.
 */
public final class OpenNlpTagger implements Tagger {

    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    private static final int CANDIDATES = 1;

    private final ThreadLocal<Search> searches;

    private record Search(
            BeamSearch beam, POSContextGenerator contexts, SequenceValidator<String> validator) {

        static Search of(POSModel model) {
            MaxentModel weights = model.getArtifact("pos.model");
            return new Search(
                    new BeamSearch(CANDIDATES, weights, 0),
                    model.getFactory().getPOSContextGenerator(),
                    model.getFactory().getSequenceValidator());
        }
    }

    private OpenNlpTagger(POSModel model) {
        searches = ThreadLocal.withInitial(() -> Search.of(model));
    }

    /** Reads the model: half a second, some tens of megabytes. */
    public static OpenNlpTagger load() {
        try (InputStream in = OpenNlpTagger.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("missing model " + MODEL);
            }
            return new OpenNlpTagger(new POSModel(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Tag> tag(List<String> words) {
        Search search = searches.get();
        Sequence best =
                search.beam()
                        .bestSequence(
                                words.toArray(String[]::new),
                                null,
                                search.contexts(),
                                search.validator());
        return best.getOutcomes().stream().map(Tag::of).toList();
    }
}
