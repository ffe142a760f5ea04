package org.aidwire.ingest.extraction.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Tagger;

/**
 * Parts of speech by OpenNLP's English model. Loaded once; the model is shared, a tagger is not
 * safe for threads and so there is one for each.
 */
public final class OpenNlpTagger implements Tagger {

    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    private final ThreadLocal<POSTaggerME> taggers;

    private OpenNlpTagger(POSModel model) {
        taggers = ThreadLocal.withInitial(() -> new POSTaggerME(model));
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
        String[] tags = taggers.get().tag(words.toArray(String[]::new));
        return Arrays.stream(tags).map(Tag::of).toList();
    }
}
