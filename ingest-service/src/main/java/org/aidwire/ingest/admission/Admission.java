package org.aidwire.ingest.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.contract.codes.Currencies;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.jspecify.annotations.Nullable;

/** Judges one event. What can be told from its JSON alone was told before, by the contract. */
public final class Admission {

    /**
     * Clocks and time zones of feeds may be off by that much; what lies further ahead is a mistake.
     */
    public static final Duration AHEAD = Duration.ofHours(24);

    private final NewsEvent event;
    private final Writer writer;
    private final Instant now;
    private final List<Reason> reasons = new ArrayList<>();

    private Admission(NewsEvent event, Writer writer, Instant now) {
        this.event = event;
        this.writer = writer;
        this.now = now;
    }

    /** The envelope's times as the sender gives them, or null. */
    public record Times(@Nullable Instant time, @Nullable Instant recordedtime) {}

    /**
     * @param times what the envelope says; no envelope says nothing
     * @param now the service's clock, kept to the microsecond like every time on record
     */
    public static Verdict judge(NewsEvent event, Times times, Writer writer, Instant now) {
        Admission admission = new Admission(event, writer, now.truncatedTo(ChronoUnit.MICROS));
        return admission.judge(times);
    }

    private Verdict judge(Times times) {
        Instant recordedtime = times.recordedtime();
        judgeRecordedtime(recordedtime);
        notAhead(Rule.SENT_IN_THE_FUTURE, "/time", times.time());
        switch (event) {
            case Article article -> judge(article);
            case Statement statement -> judge(statement);
        }
        if (!reasons.isEmpty()) {
            return new Verdict.Refused(reasons);
        }
        return new Verdict.Admitted(recordedtime == null ? now : recordedtime);
    }

    private void judgeRecordedtime(@Nullable Instant recordedtime) {
        if (recordedtime == null) {
            return;
        }
        if (!writer.grants().contains(Grant.BACKFILL)) {
            refuse(
                    Rule.RECORDED_WITHOUT_GRANT,
                    "/recordedtime",
                    "only a key with the backfill grant may say when an event was recorded; leave it out");
        } else if (recordedtime.isAfter(now)) {
            refuse(
                    Rule.RECORDED_IN_THE_FUTURE,
                    "/recordedtime",
                    "lies after the service's clock, "
                            + now
                            + "; nothing is on record before it is known");
        }
    }

    private void judge(Article article) {
        outlet("/outlet/name", article.outletName());
        notAhead("/publishedAt", article.publishedAt());
    }

    private void judge(Statement statement) {
        outlet("/outlet", statement.outlet());
        provenance(statement.provenance().by());
        notAhead("/saidAt", first(statement.saidAt()));
        notAhead("/happenedAt", first(statement.happenedAt()));
        party("/speaker/affiliation", statement.affiliation());
        aid(statement.aid(), statement.act());
    }

    private void outlet(String pointer, @Nullable String outlet) {
        if (!writer.mayWriteFor(outlet)) {
            refuse(
                    Rule.OUTLET_OF_OTHERS,
                    pointer,
                    outlet == null
                            ? "this key writes for named outlets only; name one of its own"
                            : "this key may not write for this outlet");
        }
    }

    private void provenance(ProvenanceBy by) {
        switch (by) {
            case FEED -> {}
            case EDITOR -> {
                if (!writer.grants().contains(Grant.EDITOR)) {
                    refuse(
                            Rule.EDITOR_WITHOUT_GRANT,
                            "/provenance/by",
                            "EDITOR needs a key with the editor grant; say FEED or use such a key");
                }
            }
            case EXTRACTOR ->
                    refuse(
                            Rule.EXTRACTOR_FROM_OUTSIDE,
                            "/provenance/by",
                            "EXTRACTOR is Aidwire's own extraction and never comes over HTTP; say FEED");
        }
    }

    private void aid(Aid aid, Act act) {
        party("/aid/donor", aid.donor());
        party("/aid/recipient", aid.recipient());
        party("/aid/channel", aid.channel());
        party("/aid/supplier", aid.supplier());
        for (int i = 0; i < aid.beneficiaries().size(); i++) {
            party("/aid/beneficiaries/" + i + "/party", aid.beneficiaries().get(i).party());
        }
        for (int i = 0; i < aid.items().size(); i++) {
            String item = aid.items().get(i);
            if (!Items.INSTANCE.known(item)) {
                refuse(
                        Rule.UNKNOWN_ITEM,
                        "/aid/items/" + i,
                        quoted(item)
                                + " is no item; GET /v1/items of the query service lists them");
            }
        }
        if (aid.items().isEmpty() && act.kind() != Act.Kind.CONTEXT) {
            refuse(
                    Rule.WITHOUT_ITEMS,
                    "/aid/items",
                    "is empty, and " + act + " is a step or a stop: name what it is about");
        }
        if (aid.amount() != null && !Currencies.INSTANCE.known(aid.amount().currency())) {
            refuse(
                    Rule.UNKNOWN_CURRENCY,
                    "/aid/amount/currency",
                    quoted(aid.amount().currency()) + " is no active ISO 4217 code");
        }
    }

    private void party(String pointer, @Nullable String code) {
        if (code != null && !Parties.INSTANCE.known(code)) {
            refuse(
                    Rule.UNKNOWN_PARTY,
                    pointer,
                    quoted(code) + " is no party; GET /v1/parties of the query service lists them");
        }
    }

    private void notAhead(String pointer, @Nullable Instant time) {
        notAhead(Rule.IN_THE_FUTURE, pointer, time);
    }

    private void notAhead(Rule rule, String pointer, @Nullable Instant time) {
        if (time != null && time.isAfter(now.plus(AHEAD))) {
            refuse(
                    rule,
                    pointer,
                    "lies more than "
                            + AHEAD.toHours()
                            + " hours after the service's clock, "
                            + now);
        }
    }

    /** Of a bare date its first instant. */
    private static @Nullable Instant first(@Nullable When when) {
        if (when == null) {
            return null;
        }
        return switch (when) {
            case When.Day day -> day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
            case When.Moment moment -> moment.instant();
        };
    }

    private void refuse(Rule rule, String pointer, String detail) {
        reasons.add(new Reason(rule, pointer, detail));
    }

    /** Clipped: an answer does not grow with what was sent. */
    private static String quoted(String code) {
        int end = code.offsetByCodePoints(0, Math.min(40, code.codePointCount(0, code.length())));
        return "'" + code.substring(0, end) + (end < code.length() ? "…'" : "'");
    }
}
