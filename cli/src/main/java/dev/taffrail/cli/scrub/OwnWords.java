package dev.taffrail.cli.scrub;

import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalType;
import dev.taffrail.detection.redaction.DefaultInspector;
import dev.taffrail.detection.redaction.Handling;
import dev.taffrail.detection.redaction.JsonRedaction;
import dev.taffrail.detection.redaction.Redaction;
import dev.taffrail.detection.redaction.TextInspector;
import dev.taffrail.platform.log.LogScrubber;
import java.util.Map;

/// Takes secrets and numbers of cards, accounts, social security and other national numbers out of what the process
/// says itself: lines of the log, problems over HTTP, errors of commands. Records are scrubbed by a policy where they
/// come in; a log has none, so this is what the shipped one takes out. For any number of threads.
public final class OwnWords implements LogScrubber {
    /// Nothing is hashed.
    private static final Redaction REDACTION = new Redaction(new byte[16]);

    private static final TextInspector EVERYTHING = inspector(Map.of(
            PersonalType.CREDIT_CARD, Handling.MASK,
            PersonalType.IBAN_CODE, Handling.MASK,
            PersonalType.US_SSN, Handling.REDACT,
            PersonalType.NATIONAL_ID, Handling.REDACT));

    private static final TextInspector SECRETS = inspector(Map.of());

    private static final JsonRedaction JSON = new JsonRedaction(REDACTION, EVERYTHING);

    /// Read when a text first needs it, which most commands never have.
    private static final class Tagger {
        private static final PersonalDataDetector SHIPPED = PersonalDataDetector.shipped();
    }

    private static TextInspector inspector(Map<PersonalType, Handling> personal) {
        return new OwnInspector(new DefaultInspector(() -> Tagger.SHIPPED, personal, Handling.REDACT));
    }

    @Override
    public String scrub(String line) {
        return text(line);
    }

    public static String text(String said) {
        return REDACTION.apply(said, EVERYTHING.inspect("", said));
    }

    /// What a command tells the person who gave it loses secrets only: a number in the name of a file may look like
    /// a card's, and who cannot read which file is meant is not helped.
    public static String error(String said) {
        return REDACTION.apply(said, SECRETS.inspect("", said));
    }

    /// The same as [#text] for JSON, which stays JSON.
    public static String json(String said) {
        return JSON.apply(said);
    }
}
