package org.aidwire.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's members, one by one. */
final class StatementJson {

    private StatementJson() {}

    static @Nullable Statement read(Fields in, List<Fault> faults, boolean withoutWords) {
        String id = in.requiredName("id");
        int version = in.whole("version", 1, 1);
        Statement.ArticleRef article = in.object("article", StatementJson::articleRef);
        String outlet = in.name("outlet");
        Statement.Speaker speaker = in.object("speaker", StatementJson::speaker);
        Attribution attribution = in.requiredCode("attribution", Attribution.values());
        String text = withoutWords ? in.text("text") : in.requiredText("text");
        boolean verbatim = in.flag("verbatim");
        Statement.Span span = in.object("span", inner -> span(inner, faults));
        When saidAt = in.when("saidAt");
        When happenedAt = in.when("happenedAt");
        Act act = in.requiredCode("act", Act.values());
        Modality modality = in.requiredCode("modality", Modality.values());
        Aid aid = in.requiredObject("aid", StatementJson::aid);
        String condition = in.text("condition");
        Statement.Origin origin = in.object("origin", StatementJson::origin);
        Statement.Provenance provenance = in.object("provenance", StatementJson::provenance);
        PubStatus pubStatus = in.named("pubStatus", PubStatus.values(), PubStatus::wire);
        if (aid == null || !faults.isEmpty()) {
            return null;
        }
        return new Statement(
                id,
                version,
                article,
                outlet,
                speaker,
                attribution,
                text,
                verbatim,
                span,
                saidAt,
                happenedAt,
                act,
                modality,
                aid,
                condition,
                origin,
                provenance == null
                        ? new Statement.Provenance(ProvenanceBy.FEED, null, null)
                        : provenance,
                pubStatus == null ? PubStatus.USABLE : pubStatus);
    }

    private static Statement.ArticleRef articleRef(Fields in) {
        return new Statement.ArticleRef(in.requiredName("uri"), in.whole("version", 1, 1));
    }

    private static Statement.Speaker speaker(Fields in) {
        return new Statement.Speaker(in.name("name"), in.name("role"), in.name("affiliation"));
    }

    private static Statement.Origin origin(Fields in) {
        return new Statement.Origin(
                in.name("outlet"), in.named("relation", Relation.values(), Enum::name));
    }

    private static Statement.Provenance provenance(Fields in) {
        return new Statement.Provenance(
                in.code("by", ProvenanceBy.values(), ProvenanceBy.FEED),
                in.label("version"),
                in.fraction("confidence"));
    }

    private static Statement.@Nullable Span span(Fields in, List<Fault> faults) {
        Integer start = in.required("start", 0);
        Integer end = in.required("end", 0);
        if (start == null || end == null) {
            return null;
        }
        if (end < start) {
            faults.add(
                    Fault.value(
                            "/span/end",
                            "lies before /span/start; a span is half-open, from start to end"));
            return null;
        }
        return new Statement.Span(start, end);
    }

    private static Aid aid(Fields in) {
        String donor = in.requiredName("donor");
        String recipient = in.requiredName("recipient");
        String channel = in.name("channel");
        String supplier = in.name("supplier");
        List<Aid.Beneficiary> beneficiaries =
                in.objects(
                        "beneficiaries",
                        inner ->
                                new Aid.Beneficiary(
                                        inner.requiredName("party"),
                                        inner.code(
                                                "basis",
                                                Aid.Beneficiary.Basis.values(),
                                                Aid.Beneficiary.Basis.EARMARKED)));
        List<String> items = in.texts("items");
        Integer period = in.year("period");
        String packageLabel = in.name("package");
        Aid.Amount amount = in.object("amount", StatementJson::amount);
        Aid.Quantity quantity =
                in.object(
                        "quantity",
                        inner ->
                                new Aid.Quantity(
                                        inner.positive("count"),
                                        inner.name("unit"),
                                        inner.code(
                                                "extent", Aid.Extent.values(), Aid.Extent.PART)));
        Aid.Terms terms = in.code("terms", Aid.Terms.values(), Aid.Terms.UNKNOWN);
        return new Aid(
                donor,
                recipient,
                channel,
                supplier,
                beneficiaries,
                items,
                period,
                packageLabel,
                amount,
                quantity,
                terms);
    }

    private static Aid.@Nullable Amount amount(Fields in) {
        BigDecimal value = in.requiredPositive("value");
        String currency = in.requiredName("currency");
        Aid.Amount.Basis basis =
                in.code("basis", Aid.Amount.Basis.values(), Aid.Amount.Basis.REPORTED);
        Aid.Extent extent = in.code("extent", Aid.Extent.values(), Aid.Extent.PART);
        return value == null ? null : new Aid.Amount(value, currency, basis, extent);
    }

    static void fillDefaults(ObjectNode statement) {
        Defaults.number(statement, "version", 1);
        Defaults.text(statement, "pubStatus", PubStatus.USABLE.wire());
        if (!statement.hasNonNull("verbatim")) {
            statement.put("verbatim", false);
        }
        ObjectNode article = Defaults.object(statement, "article");
        if (article != null) {
            Defaults.number(article, "version", 1);
        }
        ObjectNode provenance = Defaults.object(statement, "provenance");
        Defaults.text(
                provenance == null ? statement.putObject("provenance") : provenance, "by", "FEED");
        ObjectNode aid = Defaults.object(statement, "aid");
        if (aid != null) {
            fillAid(aid);
        }
    }

    private static void fillAid(ObjectNode aid) {
        if (aid.path("period").isTextual()) {
            aid.put("period", Integer.parseInt(aid.get("period").textValue()));
        }
        if (!aid.hasNonNull("items")) {
            aid.putArray("items");
        }
        Defaults.text(aid, "terms", "UNKNOWN");
        ObjectNode amount = Defaults.object(aid, "amount");
        if (amount != null) {
            Defaults.text(amount, "basis", "REPORTED");
            Defaults.text(amount, "extent", "PART");
        }
        ObjectNode quantity = Defaults.object(aid, "quantity");
        if (quantity != null) {
            Defaults.text(quantity, "extent", "PART");
        }
    }

    static void write(Statement statement, ObjectNode out) {
        out.put("id", statement.id());
        out.put("version", statement.version());
        if (statement.article() != null) {
            out.putObject("article")
                    .put("uri", statement.article().uri())
                    .put("version", statement.article().version());
        }
        out.put("outlet", statement.outlet());
        if (statement.speaker() != null) {
            out.putObject("speaker")
                    .put("name", statement.speaker().name())
                    .put("role", statement.speaker().role())
                    .put("affiliation", statement.speaker().affiliation());
        }
        out.put("attribution", statement.attribution().name());
        out.put("text", statement.text());
        out.put("verbatim", statement.verbatim());
        if (statement.span() != null) {
            out.putObject("span")
                    .put("start", statement.span().start())
                    .put("end", statement.span().end());
        }
        out.put("saidAt", statement.saidAt() == null ? null : statement.saidAt().wire());
        out.put(
                "happenedAt",
                statement.happenedAt() == null ? null : statement.happenedAt().wire());
        out.put("act", statement.act().name());
        out.put("modality", statement.modality().name());
        writeAid(statement.aid(), out.putObject("aid"));
        out.put("condition", statement.condition());
        if (statement.origin() != null) {
            out.putObject("origin")
                    .put("outlet", statement.origin().outlet())
                    .put("relation", Defaults.name(statement.origin().relation()));
        }
        out.putObject("provenance")
                .put("by", statement.provenance().by().name())
                .put("version", statement.provenance().version())
                .put("confidence", statement.provenance().confidence());
        out.put("pubStatus", statement.pubStatus().wire());
    }

    private static void writeAid(Aid aid, ObjectNode out) {
        out.put("donor", aid.donor());
        out.put("recipient", aid.recipient());
        out.put("channel", aid.channel());
        out.put("supplier", aid.supplier());
        if (!aid.beneficiaries().isEmpty()) {
            ArrayNode beneficiaries = out.putArray("beneficiaries");
            for (Aid.Beneficiary beneficiary : aid.beneficiaries()) {
                beneficiaries
                        .addObject()
                        .put("party", beneficiary.party())
                        .put("basis", beneficiary.basis().name());
            }
        }
        ArrayNode items = out.putArray("items");
        aid.items().forEach(items::add);
        out.put("period", aid.period());
        out.put("package", aid.packageLabel());
        if (aid.amount() != null) {
            out.putObject("amount")
                    .put("value", aid.amount().value())
                    .put("currency", aid.amount().currency())
                    .put("basis", aid.amount().basis().name())
                    .put("extent", aid.amount().extent().name());
        }
        if (aid.quantity() != null) {
            out.putObject("quantity")
                    .put("count", aid.quantity().count())
                    .put("unit", aid.quantity().unit())
                    .put("extent", aid.quantity().extent().name());
        }
        out.put("terms", aid.terms().name());
    }
}
