package org.aidwire.ingest.extraction.mention;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Which currency a sign or a word means, where it says so by itself. */
final class CurrencyWords {

    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("$", "USD"),
                    Map.entry("$us", "USD"),
                    Map.entry("$a", "AUD"),
                    Map.entry("$nz", "NZD"),
                    Map.entry("$c", "CAD"),
                    Map.entry("cdn$", "CAD"),
                    Map.entry("can$", "CAD"),
                    Map.entry("us$", "USD"),
                    Map.entry("a$", "AUD"),
                    Map.entry("au$", "AUD"),
                    Map.entry("c$", "CAD"),
                    Map.entry("ca$", "CAD"),
                    Map.entry("nz$", "NZD"),
                    Map.entry("hk$", "HKD"),
                    Map.entry("s$", "SGD"),
                    Map.entry("nt$", "TWD"),
                    Map.entry("€", "EUR"),
                    Map.entry("£", "GBP"),
                    Map.entry("¥", "JPY"),
                    Map.entry("₩", "KRW"),
                    Map.entry("₹", "INR"),
                    Map.entry("rs", "INR"),
                    Map.entry("rs.", "INR"),
                    Map.entry("ksh", "KES"),
                    Map.entry("ksh.", "KES"),
                    Map.entry("sh", "KES"),
                    Map.entry("sh.", "KES"),
                    Map.entry("₴", "UAH"),
                    Map.entry("rmb", "CNY"),
                    Map.entry("kč", "CZK"),
                    Map.entry("zł", "PLN"),
                    Map.entry("₦", "NGN"),
                    Map.entry("qr", "QAR"),
                    Map.entry("p", "PHP"),
                    Map.entry("₱", "PHP"),
                    Map.entry("sr", "SAR"));

    /** The first that the unit holds, so the longer wording stands first. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        String rows =
                "nz_dollar=NZD nt_dollar=TWD australian=AUD canadian=CAD new_zealand=NZD hong_kong=HKD singapore=SGD taiwan=TWD"
                        + " dollar=USD euro=EUR pound=GBP yen=JPY yuan=CNY renminbi=CNY pakistani=PKR"
                        + " rupee=INR rupiah=IDR manat=AZN hryv=UAH swedish=SEK kronor=SEK"
                        + " norwegian=NOK danish=DKK kroner=NOK czech=CZK crown=NOK zlot=PLN riyal=SAR taka=BDT birr=ETB dram=AMD dong=VND lira=TRY rubl=RUB"
                        + " roubl=RUB dirham=AED saudi=SAR qatari=QAR dinar=KWD shilling=KES naira=NGN"
                        + " franc=CHF tenge=KZT baht=THB ringgit=MYR rand=ZAR forint=HUF lei=RON"
                        + " lev=BGN won=KRW kina=PGK vatu=VUV tala=WST cedi=GHS kyat=MMK kip=LAK riel=KHR"
                        + " somoni=TJS afghani=AFN lari=GEL denar=MKD lempira=HNL quetzal=GTQ reais=BRL"
                        + " gourde=HTG pula=BWP meticais=MZN philippine=PHP mexican=MXN colombian=COP"
                        + " chilean=CLP";
        for (String row : rows.split(" ")) {
            String[] pair = row.split("=");
            WORDS.put(pair[0].replace('_', ' '), pair[1]);
        }
    }

    private CurrencyWords() {}

    static String code(String unit) {
        String low =
                unit.toLowerCase(Locale.ROOT)
                        .replace("usd $", "usd")
                        .replace("us $", "us$")
                        .replace("nz $", "nz$")
                        .trim();
        String sign = SIGNS.get(low);
        if (sign != null) {
            return sign;
        }
        String bare = low.replace("$", "").trim();
        if (bare.matches(
                "usd|aud|cad|nzd|eur|gbp|jpy|krw|inr|pkr|uah|chf|cny|nok|sek|dkk|sar|aed|azn|czk|pln|php")) {
            return bare.toUpperCase(Locale.ROOT);
        }
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            if (low.contains(word.getKey())) {
                return word.getValue();
            }
        }
        return "";
    }
}
