package org.aidwire.contract.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.contract.codes.Item.Category;
import org.aidwire.contract.codes.Item.Lethality;
import org.junit.jupiter.api.Test;

class ItemsTest {

    /**
     * The tree as the design writes it: a code, then what is below it after {@code >}, braces where
     * that has levels.
     */
    private static final String DESIGN =
            """
            MILITARY_UNSPECIFIED > {LETHAL_UNSPECIFIED > {AIR_DEFENCE > PATRIOT, IRIS_T, NASAMS, S_300; \
            ARMOUR > {TANKS > LEOPARD_1, LEOPARD_2, ABRAMS; INFANTRY_VEHICLES}; \
            AVIATION > F_16, MIG_29, HELICOPTERS; MISSILES > ATACMS, TAURUS, STORM_SHADOW; ARTILLERY > HIMARS; \
            AMMUNITION > SHELLS, CLUSTER_MUNITIONS; DRONES; SMALL_ARMS; TROOPS}, \
            NON_LETHAL_UNSPECIFIED > {PROTECTIVE_GEAR, GAS_MASKS, RATIONS, DEMINING, VEHICLES, EARLY_WARNING, \
            INTELLIGENCE, TRAINING}}; HUMANITARIAN_UNSPECIFIED > {FOOD > FOOD_GRAIN; MEDICAL, SHELTER, ENERGY, \
            RESCUE_TEAM}; FINANCIAL_UNSPECIFIED > {CASH, LOAN_SUPPORT}; OTHER""";

    private final Items items = Items.INSTANCE;

    @Test
    void the_tree_is_that_of_the_design() {
        Map<String, String> listed = new LinkedHashMap<>();
        items.all()
                .forEach(
                        item ->
                                listed.put(
                                        item.code(),
                                        Objects.requireNonNullElse(item.parent(), "")));

        assertThat(listed).containsExactlyEntriesOf(parentsIn(DESIGN)).hasSize(49);
    }

    @Test
    void category_follows_the_root_and_lethality_the_branch() {
        Map<String, Category> roots =
                Map.of(
                        "MILITARY_UNSPECIFIED", Category.MILITARY,
                        "HUMANITARIAN_UNSPECIFIED", Category.HUMANITARIAN,
                        "FINANCIAL_UNSPECIFIED", Category.FINANCIAL,
                        "OTHER", Category.OTHER);

        for (Item item : items.all()) {
            List<String> path = items.ancestors(item.code());
            String root = path.isEmpty() ? item.code() : path.getLast();
            assertThat(item.category()).as(item.code()).isEqualTo(roots.get(root));
            assertThat(item.lethality()).as(item.code()).isEqualTo(lethalityOf(item.code()));
        }
        assertThat(items.lethality("TROOPS")).isEqualTo(Lethality.LETHAL);
        assertThat(items.lethality("RATIONS")).isEqualTo(Lethality.NON_LETHAL);
        assertThat(items.lethality("MILITARY_UNSPECIFIED")).isEqualTo(Lethality.NOT_APPLICABLE);
        assertThat(items.category("FOOD_GRAIN")).isEqualTo(Category.HUMANITARIAN);
    }

    private Lethality lethalityOf(String code) {
        if (items.below("LETHAL_UNSPECIFIED").contains(code)) {
            return Lethality.LETHAL;
        }
        return items.below("NON_LETHAL_UNSPECIFIED").contains(code)
                ? Lethality.NON_LETHAL
                : Lethality.NOT_APPLICABLE;
    }

    @Test
    void ancestors_come_nearest_first_and_below_begins_with_itself() {
        assertThat(items.ancestors("LEOPARD_2"))
                .containsExactly("TANKS", "ARMOUR", "LETHAL_UNSPECIFIED", "MILITARY_UNSPECIFIED");
        assertThat(items.below("ARMOUR"))
                .containsExactly(
                        "ARMOUR", "TANKS", "LEOPARD_1", "LEOPARD_2", "ABRAMS", "INFANTRY_VEHICLES");
        assertThat(items.below("OTHER")).containsExactly("OTHER");
        assertThat(items.parent("PATRIOT")).isEqualTo("AIR_DEFENCE");
        assertThat(items.parent("OTHER")).isNull();
    }

    @Test
    void what_is_not_an_item_has_no_place_in_the_tree() {
        assertThat(items.known("patriot")).isFalse();
        assertThat(items.find("patriot")).isNull();
        assertThat(items.below("patriot")).isEmpty();
        assertThat(items.ancestors("patriot")).isEmpty();
        assertThatThrownBy(() -> items.category("patriot")).hasMessageContaining("patriot");
    }

    @Test
    void no_word_names_two_items() {
        Map<String, String> owners = new HashMap<>();
        for (Item item : items.all()) {
            assertThat(owners.put(NameFolding.fold(item.name()), item.code()))
                    .as(item.name())
                    .isNull();
            item.aliases()
                    .forEach(
                            alias ->
                                    assertThat(owners.put(NameFolding.fold(alias), item.code()))
                                            .as(alias)
                                            .isNull());
        }

        assertThat(owners)
                .containsEntry("air defense systems", "AIR_DEFENCE")
                .containsEntry("rice", "FOOD_GRAIN")
                .containsEntry("howitzers", "ARTILLERY");
    }

    private static Map<String, String> parentsIn(String tree) {
        Map<String, String> parents = new LinkedHashMap<>();
        Deque<String> braces = new ArrayDeque<>();
        String open = "";
        String last = "";
        boolean listing = false;
        Matcher token = Pattern.compile("[A-Z0-9_]+|[>{};,]").matcher(tree);
        while (token.find()) {
            switch (token.group()) {
                case ">" -> {
                    open = last;
                    listing = true;
                }
                case "{" -> {
                    braces.push(open);
                    listing = false;
                }
                case "}" -> {
                    braces.pop();
                    listing = false;
                }
                case ";" -> listing = false;
                case "," -> {}
                default -> {
                    last = token.group();
                    parents.put(
                            last, listing ? open : Objects.requireNonNullElse(braces.peek(), ""));
                }
            }
        }
        return parents;
    }
}
