package dev.taffrail.bench.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the injection detector learns from, with features.
///
/// @param user texts of users, attacks and harmless ones
/// @param tool results of tools, with and without a planted instruction
/// @param wishes what users ask for: the same in a tool's result would be an instruction to the model
/// @param prose texts of other kinds that tools return and that ask for nothing
/// @param corpusOfUsers whole texts of our own, as users write them; the other likewise, as tools return them
record InjectionData(
        List<Prepared> user,
        List<Prepared> tool,
        List<Wish> wishes,
        List<SparseVector> prose,
        List<Prepared> ownAttacks,
        List<SparseVector> ownOverrides,
        List<SparseVector> ownPlanted,
        List<Prepared> ownWishes,
        List<SparseVector> ownProse,
        List<Disguised> disguised,
        List<Prepared> corpusOfUsers,
        List<Prepared> corpusOfTools) {
    record Wish(Row row, SparseVector vector) {}

    /// A text in another guise than its row's.
    record Disguised(Row row, SparseVector whole, SparseVector distinct, SparseVector vector) {}

    /// How many attacks of our own; the other kinds in proportion.
    private static final int OWN = 3000;
    private static final int LONGEST_WISH = 300;
    private static final int SHORT_ATTACK = 400;
    private static final int RECORD_WINDOWS = 3;

    static InjectionData read(LabelledRows rows) throws IOException {
        List<Row> users = Stream.concat(rows.texts("injection-direct").stream(), rows.texts("benign").stream())
                .toList();
        var phrases = Phrases.read();
        var corpus = Corpus.read();
        return new InjectionData(
                users.stream().map(Prepared::of).toList(),
                rows.texts("injection-indirect").stream().map(Prepared::of).toList(),
                users.stream()
                        .filter(InjectionData::isWish)
                        .map(row -> new Wish(row, firstLine(row)))
                        .toList(),
                prose(users, rows.texts("pii")),
                ownAttacks(phrases),
                own(phrases.make("override", OWN / 3, 1)),
                own(phrases.make("planted", OWN / 2, 2)),
                ownWishes(phrases),
                own(phrases.make("prose", OWN / 4, 4)),
                disguised(users),
                both(corpus, Corpus.Kind.ATTACK, Corpus.Kind.HARMLESS),
                both(corpus, Corpus.Kind.PLANTED, Corpus.Kind.CLEAN));
    }

    private static List<Prepared> both(Corpus corpus, Corpus.Kind attacks, Corpus.Kind harmless) {
        return Stream.concat(prepared(corpus.of(attacks), true).stream(), prepared(corpus.of(harmless), false).stream())
                .toList();
    }

    /// One guise of each harmless text.
    private static List<Disguised> disguised(List<Row> users) {
        var disguised = new ArrayList<Disguised>();
        for (int i = 0; i < users.size(); i++) {
            Row row = users.get(i);
            if (!row.attack()) {
                List<String> guises =
                        Disguises.of(row.text().substring(0, Math.min(row.text().length(), LONGEST_WISH)));
                var guise = Prepared.segmented(guises.get(i % guises.size()));
                disguised.add(new Disguised(row, guise.whole(), guise.distinct(), guise.plain()));
            }
        }
        return disguised;
    }

    private static List<Prepared> ownAttacks(Phrases phrases) {
        var texts = new ArrayList<String>();
        texts.addAll(phrases.make("override", OWN, 1));
        texts.addAll(phrases.make("jailbreak", OWN / 2, 5));
        texts.addAll(phrases.make("harmful", OWN / 2, 6));
        texts.addAll(Gibberish.after(phrases, OWN / 4, 7));
        return prepared(texts, true);
    }

    private static List<Prepared> ownWishes(Phrases phrases) {
        var texts = new ArrayList<String>();
        texts.addAll(phrases.make("wish", OWN / 2, 3));
        texts.addAll(phrases.make("fiction", OWN / 2, 8));
        texts.addAll(phrases.make("security", OWN / 8, 9));
        texts.addAll(phrases.make("code", OWN / 8, 10));
        texts.addAll(phrases.make("everyday", OWN / 2, 11));
        return prepared(texts, false);
    }

    private static List<Prepared> prepared(List<String> texts, boolean attack) {
        return texts.stream()
                .map(text -> Prepared.of(new Row("own", "own", text, attack, "")))
                .toList();
    }

    private static List<SparseVector> own(List<String> texts) {
        return texts.stream().map(text -> Prepared.segmented(text).plain()).toList();
    }

    /// Code and long role-play are no wishes that a tool's result would plant.
    private static boolean isWish(Row row) {
        return row.attack()
                ? row.text().length() < SHORT_ATTACK
                : row.task().equals("benign")
                        && !row.source().equals("humaneval-prompts")
                        && !row.source().equals("wildguard-benign");
    }

    private static SparseVector firstLine(Row row) {
        String line = row.text().lines().findFirst().orElse("");
        return Prepared.segmented(line.substring(0, Math.min(LONGEST_WISH, line.length())))
                .plain();
    }

    private static List<SparseVector> prose(List<Row> users, List<Row> personal) {
        var prose = new ArrayList<SparseVector>();
        for (Row row : personal) {
            if (row.source().startsWith("tau-bench")) {
                Prepared.segmented(row.text()).windows().stream()
                        .limit(RECORD_WINDOWS)
                        .forEach(prose::add);
            } else if (!row.source().startsWith("presidio")) {
                prose.add(Prepared.segmented(row.text()).plain());
            }
        }
        users.stream()
                .filter(row -> row.source().equals("humaneval-prompts"))
                .forEach(row -> prose.addAll(Prepared.segmented(row.text()).windows()));
        return prose;
    }
}
