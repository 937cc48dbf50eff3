package dev.taffrail.detection.toolcall.format;

import org.junit.jupiter.api.Test;

class IdentifierFormatsTest {
    private static final String ABSOLUTE = """
            + "a:"
            + "a+b-c.1:x"
            + "http:"
            + "http://"
            + "http://example.org"
            + "HTTP://EXAMPLE.ORG:/"
            + "http://example.org:8080000000/a//b/../c;d=e,f"
            + "http://u:p:q@example.org/"
            + "http://@h"
            + "http://a%20b/%7e"
            + "http://[::1]:80/"
            + "http://[::ffff:192.0.2.7]"
            + "http://[v1f.a:b;c]"
            + "http://[Vf.1]"
            + "http://1.2.3.4.5/"
            + "file:///etc/hosts"
            + "urn:isbn:0-395-36341-1"
            + "mailto:a@b"
            + "tag:x,2026:/?#"
            + "x:/?a=/?:@!$&'()*+,;=#/?:@"
            no good scheme
            - "1a:b"
            - "a_b:c"
            - ":a"
            - "://a"
            - "h\\ttp://a"
            characters that must be written as triples
            - "http://a/ b"
            - " http://a"
            - "http://a/b\\n"
            - "http://a/<b>"
            - "http://a/\\"b"
            - "http://a/{b}"
            - "http://a/b|c"
            - "http://a/b^c"
            - "http://a/b`c"
            - "http://a/b\\\\c"
            - "http://a/[b]"
            - "http://a/?[b]"
            - "http://a/#[b]"
            - "http://a/#b#c"
            - "http://a/?b\\\\"
            - "http://a/\\u007f"
            broken triples
            - "http://a/%"
            - "http://a/%4"
            - "http://a/%4g"
            - "http://a%/"
            - "http://a/?%zz"
            - "http://a/#%1"
            broken authorities
            - "http://[::1"
            - "http://::1]"
            - "http://[::1]x"
            - "http://[::1]x:80"
            - "http://[1.2.3.4]"
            - "http://[::1%25eth0]"
            - "http://[::192.0.2.07]"
            - "http://[1::2::3]"
            - "http://[]"
            - "http://[v.1]"
            - "http://[v1]"
            - "http://[v1.]"
            - "http://[vg.1]"
            - "http://2001:db8::1"
            - "http://a:b"
            - "http://a:80:80"
            - "http://a@b@c"
            - "http://u[@h"
            - "http://a b/"
            - "\\\\\\\\host\\\\share"
            """;

    private static final String RELATIVE = """
            "" is one too
            + ""
            + "//a"
            + "//a:1/b"
            + "/a"
            + "/a:b"
            + "a"
            + "a/b:c"
            + "./a:b"
            + "?"
            + "?a"
            + "#"
            + "#a"
            + "."
            + "a%20b"
            + "a@b"
            + "a//b"
            - "//a:b"
            - "//[a]"
            - "a b"
            - "1:b"
            - "a%"
            - "#a b"
            - "a#b#"
            - "\\\\a"
            """;

    private static final String FOREIGN = """
            in host, path, query and fragment
            + "http://\u4f8b\u3048/\u00fc?\u00fc#\u00fc"
            + "http://\u00fc@a"
            + "x:\ud83d\ude00"
            + "x:?\ue000"
            + "x:?\udb80\udc00"
            """;

    private static final String NEVER = """
            - "x:\ue000"
            - "x:#\ue000"
            - "x:\\ufdd0"
            - "x:\\uffff"
            - "x:\\u0080"
            - "\u00fc:x"
            - "http://[\u00fc]"
            - "http://a:\u0661"
            - "http://a/%\uff11\uff11"
            """;

    @Test
    void uris_are_absolute_and_ascii() {
        new FormatTable("uri", ABSOLUTE + negated(RELATIVE) + negated(FOREIGN) + NEVER).holds();
    }

    @Test
    void uri_references_may_be_relative() {
        new FormatTable("uri-reference", ABSOLUTE + RELATIVE + negated(FOREIGN) + NEVER).holds();
    }

    @Test
    void iris_have_other_scripts_but_not_in_scheme_and_port() {
        new FormatTable("iri", ABSOLUTE + negated(RELATIVE) + FOREIGN + NEVER).holds();
    }

    @Test
    void iri_references_may_be_relative() {
        new FormatTable("iri-reference", ABSOLUTE + RELATIVE + FOREIGN + NEVER + """
                + "\u00fc"
                + "\u00fc/b:c"
                - "\u00fc:b"
                """).holds();
    }

    @Test
    void templates_have_expressions_in_braces() {
        new FormatTable("uri-template", """
                + ""
                + "http://a/{b}{?c,d}{#e*}{&f:30}"
                + "{a.b_c.%7e9}"
                + "{!a}"
                + "it's"
                + "a[]:@"
                + "\u00fc\ue000"
                - "{"
                - "}"
                - "{}"
                - "{+}"
                - "{a"
                - "a}"
                - "{{a}}"
                - "{a,}"
                - "{.a.}"
                - "{a..b}"
                - "{.}"
                - "{a b}"
                - "{a-b}"
                - "{a%}"
                - "{a%4}"
                - "{a:}"
                - "{a:0}"
                - "{a:10000}"
                - "{a:3*}"
                - "{a*:3}"
                - "{++a}"
                - "{\u00fc}"
                - "a b"
                - "a<b"
                - "a\\"b"
                - "a\\\\b"
                - "a^b"
                - "a`b"
                - "a|b"
                - "a%b"
                - "a\\n"
                - "a\\uffff"
                """).holds();
    }

    @Test
    void uuids_are_five_parts_of_hexadecimal_digits() {
        new FormatTable("uuid", """
                + "123e4567-e89b-12d3-a456-426614174000"
                + "123E4567-E89B-12D3-a456-426614174000"
                + "00000000-0000-0000-0000-000000000000"
                + "ffffffff-ffff-ffff-ffff-ffffffffffff"
                - "123e4567e89b12d3a456426614174000"
                - "123e4567-e89b-12d3-a456-42661417400"
                - "123e4567-e89b-12d3-a456-4266141740000"
                - "123e4567-e89b-12d3-a456426614174000"
                - "123e456-7e89b-12d3-a456-426614174000"
                - "123e4567-e89b-12d3-a456-42661417400g"
                - "123e4567-e89b-12d3-a456-42661417400\u0660"
                - "123e4567\u2010e89b-12d3-a456-426614174000"
                - "{123e4567-e89b-12d3-a456-426614174000}"
                - "urn:uuid:123e4567-e89b-12d3-a456-426614174000"
                - "123e4567-e89b-12d3-a456-426614174000\\n"
                - ""
                """).holds();
    }

    private static String negated(String table) {
        return table.replace("+ \"", "- \"");
    }
}
