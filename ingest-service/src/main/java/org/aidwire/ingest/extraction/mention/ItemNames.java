package org.aidwire.ingest.extraction.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Finds the items that a sentence names. */
public final class ItemNames {

    private static final Set<String> PEOPLE =
            Lists.words(
                    "agency worker group organisation organization staff official chief"
                            + " minister secretary coordinator operation effort ministry"
                            + " community corridor truck");

    private static final Map<String, String> KINDS =
            Map.of(
                    "financial",
                    "FINANCIAL_UNSPECIFIED",
                    "economic",
                    "FINANCIAL_UNSPECIFIED",
                    "military",
                    "MILITARY_UNSPECIFIED",
                    "humanitarian",
                    "HUMANITARIAN_UNSPECIFIED");

    private final Names<ItemMention> names = new Names<>();
    private final Set<String> generic;

    public ItemNames(Items items, Lists lists) {
        generic = lists.genericAid();
        for (Item item : items.all()) {
            if (!item.code().equals("OTHER")) {
                add(item.name(), item.code());
                item.aliases().forEach(alias -> add(alias, item.code()));
            }
        }
        lists.itemWords().forEach((word, code) -> add(word, code));
        names.sort();
    }

    private void add(String name, String code) {
        ItemMention item = new ItemMention(0, 0, code, false);
        boolean capitals =
                name.equals("Hawk")
                        || name.equals("Archer")
                        || name.equals("Caesar")
                        || name.equals("Patriot")
                        || name.equals("Krab")
                        || name.equals("Harpoon")
                        || name.equals("Marder")
                        || name.equals("Bradley")
                        || name.equals("Neptune")
                        || name.equals("Taurus")
                        || name.equals("MRE")
                        || name.equals("Stinger")
                        || name.equals("Javelin");
        names.add(name, item, capitals);
        if (!name.endsWith("s") && name.length() > 3) {
            names.add(name + "s", item, capitals);
        }
    }

    public List<ItemMention> in(Sentence sentence) {
        List<ItemMention> out = new ArrayList<>();
        for (Names.Hit<ItemMention> hit :
                names.in(sentence, token -> token.tag() != Tag.VERB && token.tag() != Tag.AUX)) {
            out.add(new ItemMention(hit.from(), hit.to(), hit.meaning().code(), false));
        }
        for (int i = 0; i < sentence.size(); i++) {
            int at = i;
            boolean noun =
                    sentence.tag(i) == Tag.NOUN
                            || sentence.tag(i) == Tag.PROPN
                            || sentence.tag(i) == Tag.ADJ;
            String adjective = KINDS.get(sentence.low(i));
            if (adjective != null
                    && describesAid(sentence, i)
                    && out.stream().noneMatch(m -> m.from() <= at && at < m.to())) {
                out.add(new ItemMention(i, i + 1, adjective, false));
            }
            boolean taken = out.stream().anyMatch(m -> m.from() <= at && at < m.to());
            if (noun && !taken && generic.contains(sentence.lemma(i)) && !worker(sentence, i)) {
                out.add(new ItemMention(i, i + 1, "", true));
            }
        }
        out.sort((a, b) -> a.from() - b.from());
        return out;
    }

    /** "financial and humanitarian assistance": each adjective is a kind. */
    private boolean describesAid(Sentence s, int i) {
        for (int k = i + 1; k < s.size() && k < i + 6; k++) {
            if (generic.contains(s.lemma(k)) && s.tag(k) == Tag.NOUN) {
                return true;
            }
            if (s.tag(k) != Tag.ADJ && s.tag(k) != Tag.CCONJ && !s.is(k, ",")) {
                return false;
            }
        }
        return false;
    }

    /** "Aid agencies", "aid workers", "support staff": people, no goods. */
    private static boolean worker(Sentence s, int i) {
        return PEOPLE.contains(s.lemma(i + 1)) && !s.lemma(i + 1).equals("truck");
    }
}
