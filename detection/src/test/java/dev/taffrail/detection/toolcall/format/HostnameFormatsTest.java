package dev.taffrail.detection.toolcall.format;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostnameFormatsTest {
    private static final String LABEL_63 = "a".repeat(63);
    private static final String NAME_253 = (LABEL_63 + ".").repeat(3) + "b".repeat(61);

    /// As an A-label it has 63 octets, and with one more letter 64.
    private static final String UMLAUT_63 = "\u00fc" + "a".repeat(55);

    @Test
    void names_are_letters_digits_and_hyphens_and_good_a_labels() {
        new FormatTable("hostname", """
                + "localhost"
                + "WWW.Example.ORG"
                + "3com.example"
                + "7"
                + "a-b.c--d"
                + "a.b.c.d.e.f"
                + "ab--cd.example"
                + "1.2.3"
                + "%1$s"
                + "%2$s"
                + "xn--mller-kva.example"
                + "XN--MLLER-KVA.example"
                - "%1$sa"
                - "%2$sb"
                - ""
                - "."
                - ".a"
                - "a."
                - "a..b"
                - "-a"
                - "a-"
                - "a.-b.c"
                - "a_b"
                - "a b"
                - "a\\n"
                - "m\u00fcller.example"
                - "a\uff0eb"
                - "a\u3002b"
                - "\u212aelvin"
                - "http://a"
                - "a:80"
                an address is no name
                - "192.0.2.7"
                A-labels that do not decode, or to what is none
                - "xn--"
                - "xn---"
                - "xn--a"
                - "xn--a-"
                - "xn--abc-"
                - "xn--99999999"
                - "xn--mller-kvA1.example"
                - "xn--mller-kva9"
                """.formatted(LABEL_63, NAME_253)).holds();
    }

    @Test
    void what_an_a_label_stands_for_must_be_a_u_label() {
        new FormatTable(
                        "hostname",
                        Stream.concat(
                                        Stream.of(
                                                        "\u00df\u03c2\u3007",
                                                        "l\u00b7l",
                                                        "\u30fb\u30ab",
                                                        "\u0915\u094d\u200d\u0937")
                                                .map(u -> line('+', u)),
                                        Stream.of(
                                                        "a\u00b7l",
                                                        "\u0375a",
                                                        "ab--\u00fc",
                                                        "\u0301a\u00fc",
                                                        "\u30fbab",
                                                        "\u0915\u200d\u0937",
                                                        "\u0628a",
                                                        "\u2603")
                                                .map(u -> line('-', u)))
                                .collect(Collectors.joining("\n")))
                .holds();
    }

    @Test
    void international_names_have_u_labels_too() {
        new FormatTable("idn-hostname", """
                + "localhost"
                + "Example.ORG"
                + "m\u00fcller.example"
                + "m\u00fcller.XN--MLLER-KVA"
                + "\u4f8b\u3048.\u30c6\u30b9\u30c8"
                + "\u0644\u064a\u0647.\u0645\u0635\u0631"
                + "%1$s"
                - "%1$sa"
                dots of other scripts part labels too
                + "a\u3002b"
                + "a\uff0eb"
                + "a\uff61b"
                - "\u3002"
                - "a\u3002"
                - "\uff0ea"
                - "a\uff61\uff61b"
                - "a."
                - "."
                - ""
                hyphens
                - "-\u00fc"
                - "\u00fc-"
                - "\u00fca--b"
                - "ab--c"
                + "\u00fc--b"
                capitals, compatible and unstable forms, signs
                - "M\u00fcller"
                - "\u00dcber"
                - "mu\u0308ller"
                - "\uff41\uff42"
                - "\ufb01\u00fc"
                - "\u2603"
                - "\u00fc_"
                - "\u00fc "
                - "\u1d401\u00fc"
                - "\u1100\u1161"
                - "\u00fc\u00ad"
                - "\u00fc\ufe0f"
                exceptions of RFC 5892, section 2.6
                + "\u00df\u03c2\u0f0b\u3007"
                + "\u06fd\u06fe"
                - "\u0640\u0628"
                - "\u07fa\u07ca"
                - "\u302e\uac00"
                - "\u3031\u3042"
                - "\u303b\u3042"
                a mark comes first
                - "\u0308a"
                - "\u0903\u0915"
                - "\u20dd\u00fc"
                """.formatted(UMLAUT_63)).holds();
    }

    @Test
    void characters_with_a_rule_stand_only_where_it_holds() {
        new FormatTable("idn-hostname", """
                middle dot
                + "l\u00b7l"
                + "al\u00b7la"
                - "a\u00b7l"
                - "l\u00b7a"
                - "\u00b7l"
                - "l\u00b7"
                - "L\u00b7l"
                keraia
                + "\u03b1\u0375\u03b2"
                + "\u0375\u03b2"
                - "\u03b1\u0375b"
                - "\u03b1\u0375"
                geresh and gershayim
                + "\u05d0\u05f3\u05d1"
                + "\u05d0\u05f4"
                - "\u05f3\u05d1"
                - "a\u05f3"
                - "a\u05f4\u05d1"
                katakana middle dot
                + "\u30fb\u3042"
                + "a\u30fb\u30a2"
                + "\u30fb\u6f22"
                - "a\u30fbb"
                - "\u30fb"
                two kinds of Arabic digits
                + "\u0628\u0660\u0661\u0628"
                + "\u06f0\u06f1"
                + "\u0628\u06f0\u0628"
                - "\u0628\u0660\u06f0"
                - "\u0628\u06f0\u0660"
                joiners
                + "\u0915\u094d\u200d\u0937"
                + "\u0915\u094d\u200c\u0937"
                + "\u0628\u200c\u0628"
                + "\u0628\u064b\u200c\u064b\u0627"
                - "\u0627\u200c\u0628"
                - "\u0628\u200d\u0628"
                - "\u0915\u200c\u0937"
                - "\u0915\u200d\u0937"
                - "\u200d\u0915"
                - "\u200c\u0628"
                - "\u0628\u200c"
                - "a\u200cb"
                """).holds();
    }

    @Test
    void names_with_a_label_from_right_to_left_obey_the_rule_of_direction() {
        new FormatTable("idn-hostname", """
                + "\u05d0\u05d1.example"
                + "\u05d01\u05d1"
                + "\u05d01"
                + "\u05d0\u05b7"
                + "\u0645\u0660"
                + "a1.\u05d0"
                - "1\u05d0"
                - "a\u05d0"
                - "\u05d0a"
                - "\u0660\u0661"
                - "\u06451\u0660"
                - "1a.\u05d0"
                - "\u05d0\u30fb\u30a2"
                """).holds();
    }

    private static String line(char sign, String label) {
        return "%c \"xn--%s\"".formatted(sign, Punycode.encode(label));
    }
}
