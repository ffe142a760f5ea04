package org.aidwire.query.view;

import java.util.List;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.aid.History;
import org.aidwire.query.http.Reader;

/** All that is on record about a pair, as it is served. */
public record DossierEntry(
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
    public record Pair(String donor, String recipient) {}

    public static DossierEntry of(Pair pair, List<AidStatus> aid, Dossier dossier, Reader reader) {
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
                dossier.articles().stream().map(view -> ArticleEntry.of(view, reader)).toList());
    }

    private static List<StatementEntry> entries(List<History.StatementView> views) {
        return views.stream().map(StatementEntry::of).toList();
    }
}
