package dev.taffrail.detection.toolcall.format;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.List;
import java.util.function.Predicate;

/// The formats that replace the validator's own. Its `date`, `time`, `ipv4`, `ipv6` and `uuid` stay: they are right.
public final class StringFormats {
    private StringFormats() {}

    public static List<Format> all() {
        return List.of(
                new Named("date-time", Rfc3339::isDateTime),
                new Named("duration", Rfc3339::isDuration),
                new Named("email", Mailbox::isMailbox),
                new Named("idn-email", Mailbox::isInternationalMailbox),
                new Named("hostname", Hostname::isHostname),
                new Named("idn-hostname", Hostname::isInternationalHostname),
                new Named("uri", ResourceIdentifier::isUri),
                new Named("uri-reference", ResourceIdentifier::isUriReference),
                new Named("iri", ResourceIdentifier::isIri),
                new Named("iri-reference", ResourceIdentifier::isIriReference),
                new Named("uri-template", UriTemplate::isTemplate),
                new Named("json-pointer", JsonPointer::isPointer),
                new Named("relative-json-pointer", JsonPointer::isRelativePointer),
                new Named("regex", EcmaRegex::isRegex));
    }

    private record Named(String name, Predicate<String> rule) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getMessageKey() {
            return "format." + name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return rule.test(value);
        }
    }
}
