package org.aidwire.contract.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurrenciesTest {

    private static final List<String> LISTED =
            CodeListFile.texts(CodeListFile.read("currencies.json"));

    private final Currencies currencies = Currencies.INSTANCE;

    @Test
    void active_currencies_are_known() {
        assertThat(
                        List.of(
                                "KRW", "UAH", "USD", "EUR", "GBP", "JPY", "XDR", "XCG", "ZWG",
                                "AZN", "SDG", "CHF"))
                .allMatch(currencies::known);
    }

    @Test
    void withdrawn_test_and_unknown_codes_are_not() {
        assertThat(
                        List.of(
                                "DEM", "HRK", "BGN", "ANG", "SLL", "XTS", "XXX", "usd", "US$", "",
                                "BTC"))
                .noneMatch(currencies::known);
    }

    @Test
    void each_is_three_letters_in_order_and_once() {
        assertThat(LISTED)
                .hasSize(176)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z]{3}"));
    }

    /**
     * Catches a typing error in the list or a state left out, without making the list depend on the
     * JDK's.
     */
    @Test
    void the_jdk_knows_them_too_and_no_state_pays_in_another() {
        assertThat(LISTED)
                .allMatch(
                        code ->
                                Currency.getAvailableCurrencies().stream()
                                                .anyMatch(
                                                        currency ->
                                                                currency.getCurrencyCode()
                                                                        .equals(code))
                                        || Set.of("UYW").contains(code));

        Set<String> renamed = Set.of("BGN", "ANG");
        for (String country : Locale.getISOCountries()) {
            Currency currency = Currency.getInstance(Locale.of("", country));
            if (currency != null && !renamed.contains(currency.getCurrencyCode())) {
                assertThat(LISTED).as(country).contains(currency.getCurrencyCode());
            }
        }
    }
}
