package org.aidwire.contract.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutletsTest {

    private final Outlets outlets = Outlets.INSTANCE;

    @Test
    void an_alias_is_its_outlet() {
        assertThat(outlets.fold("SCMP"))
                .isEqualTo(outlets.fold("South China Morning Post"))
                .isEqualTo("south china morning post");
        assertThat(outlets.fold("AFP")).isEqualTo(outlets.fold("Agence France-Presse"));
        assertThat(outlets.fold("Yonhap News Agency")).isEqualTo(outlets.fold("YONHAP"));
        assertThat(outlets.fold("ITAR-TASS")).isEqualTo(outlets.fold("Tass"));
    }

    @Test
    void sister_papers_and_shared_names_stay_apart() {
        for (List<String> pair :
                List.of(
                        List.of("Interfax", "Interfax-Ukraine"),
                        List.of("Korea JoongAng Daily", "JoongAng Ilbo"),
                        List.of("Kyiv Post", "Kyiv Independent"),
                        List.of("KBS", "SBS"),
                        List.of("Ukrainska Pravda", "European Pravda"))) {
            assertThat(outlets.fold(pair.getFirst())).isNotEqualTo(outlets.fold(pair.getLast()));
        }
    }

    @Test
    void white_space_width_and_case_do_not_tell_names_apart() {
        assertThat(outlets.fold("\u00a0 South\u00a0China \t Morning\u2003Post\n"))
                .isEqualTo("south china morning post");
        assertThat(outlets.fold("ＫＢＳ")).isEqualTo(outlets.fold("kbs"));
        assertThat(outlets.fold("Der Gruß"))
                .isEqualTo("der gruss")
                .isEqualTo(outlets.fold("DER GRUẞ"));
        assertThat(outlets.fold("ΚΟΣΜΟΣ"))
                .isEqualTo("κοσμοσ")
                .isEqualTo(outlets.fold("κόσμος".replace("ό", "ο")));
        assertThat(outlets.fold("Cafe\u0301 Daily")).isEqualTo("café daily");
        assertThat(outlets.fold(" \u0085\u2029 ")).isEmpty();
    }

    @Test
    void folding_twice_changes_nothing() {
        for (String name :
                List.of(
                        "SCMP",
                        "Der Gruß",
                        "Anadolu Ajansı",
                        "  Some   Outlet ",
                        "İstanbul Postası")) {
            assertThat(outlets.fold(outlets.fold(name))).isEqualTo(outlets.fold(name));
        }
    }
}
