package org.aidwire.ingest.extraction.mention;

import java.util.List;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Token;

/** Finds the outlets that a sentence names. */
public final class OutletNames {

    /** An outlet where it stands in a sentence, by the name to credit. */
    public record Mention(int from, int to, String outlet) {}

    private final Names<String> names;

    public OutletNames(Lists lists) {
        names = gazetteer(lists);
    }

    static Names<String> gazetteer(Lists lists) {
        Names<String> out = new Names<>();
        lists.outlets().forEach((name, outlet) -> out.add(name, outlet, true));
        out.sort();
        return out;
    }

    public List<Mention> in(Sentence sentence) {
        return names.in(sentence, Token::capitalised).stream()
                .map(hit -> new Mention(hit.from(), hit.to(), hit.meaning()))
                .toList();
    }
}
