package dev.taffrail.detection.pii;

import dev.taffrail.detection.Span;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds personal data: what has a form of its own by its form, names, places and dates by a trained tagger. Time is
/// linear in the length of the text. Immutable; one for all threads.
public final class PersonalDataDetector {
    private static final String RESOURCE = "/dev/taffrail/detection/weights/pii.bin";
    private final TaggerModel model;

    public PersonalDataDetector(TaggerModel model) {
        this.model = model;
    }

    /// With the weights in the jar. Reads them: keep it.
    public static PersonalDataDetector shipped() {
        try (InputStream file =
                        Objects.requireNonNull(PersonalDataDetector.class.getResourceAsStream(RESOURCE), RESOURCE);
                var in = new DataInputStream(new BufferedInputStream(file))) {
            return new PersonalDataDetector(TaggerModel.read(in));
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar's " + RESOURCE + " cannot be read; build it again", broken);
        }
    }

    /// Only what its form gives away, in order of their places, without overlaps: addresses of mail, web and
    /// machines, numbers of cards, accounts and social security. A tenth of the time of [#find].
    public static List<PersonalFinding> findForms(String text) {
        return List.copyOf(FormScan.find(text));
    }

    /// In order of their places, without overlaps.
    public List<PersonalFinding> find(String text) {
        List<Token> tokens = Tokens.of(text, FormScan.find(text));
        var features = new TagFeatures(text, tokens);
        var spans = new Spans();
        var scores = new int[Tag.COUNT];
        int before = 0;
        int beforeThat = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            features.at(i, before, beforeThat);
            int tag = model.best(features, scores);
            spans.take(token, tag == 0 ? Fallback.of(text, tokens, i) : Tag.of(tag));
            beforeThat = before;
            before = tag;
        }
        return spans.finished();
    }

    /// Puts tokens of one type together.
    private static final class Spans {
        private final List<PersonalFinding> found = new ArrayList<>();
        private @Nullable PersonalType open;
        private int start;
        private int end;

        void take(Token token, Tag tag) {
            PersonalType form = token.form();
            PersonalType type = form != null && (tag.type == null || isCertain(form)) ? form : tag.type;
            if (type != open || tag.first || form != null) {
                close();
                open = type;
                start = token.start();
            }
            end = token.end();
        }

        /// Only a number that looks like a telephone's may be something else.
        private static boolean isCertain(PersonalType form) {
            return form != PersonalType.PHONE_NUMBER && form != PersonalType.DATE_TIME;
        }

        private void close() {
            if (open != null && end > start) {
                found.add(new PersonalFinding(new Span(start, end), open));
            }
        }

        List<PersonalFinding> finished() {
            close();
            open = null;
            return List.copyOf(found);
        }
    }
}
