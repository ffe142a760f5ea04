package org.aidwire.query.status;

import java.util.List;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.aid.History;

/** All that is on record about a pair, as it is served. */
record DossierEntry(
        AidStatus.Named donor,
        AidStatus.Named recipient,
        List<AidStatus> aid,
        List<StatementEntry> positions,
        List<StatementEntry> conditions,
        List<StatementEntry> pressures,
        List<StatementEntry> outlook,
        List<StatementEntry> encounters,
        List<StatementEntry> permissions,
        List<StatementEntry> silences,
        List<StatementEntry> denials,
        List<Dossier.Origin> origins,
        List<ArticleEntry> articles) {

    /** Between whom. */
    record Pair(String donor, String recipient) {}

    static DossierEntry of(
            Pair pair, List<AidStatus> aid, Dossier dossier, ArticleEntry.Reading reading) {
        return new DossierEntry(
                AidStatus.Named.of(pair.donor()),
                AidStatus.Named.of(pair.recipient()),
                aid,
                entries(dossier.positions()),
                entries(dossier.conditions()),
                entries(dossier.pressures()),
                entries(dossier.outlook()),
                entries(dossier.encounters()),
                entries(dossier.permissions()),
                entries(dossier.silences()),
                entries(dossier.denials()),
                dossier.origins(),
                dossier.articles().stream().map(view -> ArticleEntry.of(view, reading)).toList());
    }

    private static List<StatementEntry> entries(List<History.StatementView> views) {
        return views.stream().map(StatementEntry::of).toList();
    }
}
