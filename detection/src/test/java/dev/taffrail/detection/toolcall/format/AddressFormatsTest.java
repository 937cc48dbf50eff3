package dev.taffrail.detection.toolcall.format;

import org.junit.jupiter.api.Test;

class AddressFormatsTest {
    private static final String LOCAL_64 = "x".repeat(64);
    private static final String LABEL_63 = "y".repeat(63);

    @Test
    void mail_addresses_are_mailboxes_without_names_or_comments() {
        new FormatTable("email", """
                + "a@b"
                + "first.last+tag@mail.example"
                + "!#$%%&'*+-/=?^_`{|}~@example.org"
                + "\\"a b\\"@example.org"
                + "\\"a\\\\\\"b\\\\\\\\\\"@example.org"
                + "\\"\\"@example.org"
                + "\\".a..\\"@example.org"
                + "x@[192.0.2.7]"
                + "x@[IPv6:2001:db8::7]"
                + "x@[ipv6:::ffff:192.0.2.7]"
                + "x@1.example"
                + "%1$s@example.org"
                + "x@%2$s.org"
                - "x%1$s@example.org"
                - "x@y%2$s.org"
                + "x@%2$s.%2$s.%2$s.%2$s"
                - "x@%2$s.%2$s.%2$s.%2$s.a"
                - "a@b@c"
                - "a"
                - "@b"
                - "a@"
                - ".a@b"
                - "a.@b"
                - "a..b@c"
                - "a b@c"
                - "a@b c"
                - "a@-b.c"
                - "a@b-.c"
                - "a@b..c"
                - "a@.b"
                - "a@b."
                - "a@b_c.d"
                - "\\"a@example.org"
                - "\\"a\\"b@example.org"
                - "\\"a\\\\\\"@example.org"
                - "\\"a\\u0007\\"@example.org"
                - "x@[2001:db8::7]"
                - "x@[IPv6:2001:db8::7::1]"
                - "x@[192.0.2.256]"
                - "x@[192.0.2.7"
                - "x@192.0.2.7]"
                - "x@[]"
                - "X <x@example.org>"
                - "x@example.org(home)"
                - "x@example.org\\n"
                - "m\u00fcller@example.org"
                - "x@m\u00fcller.example"
                - ""
                """.formatted(LOCAL_64, LABEL_63)).holds();
    }

    @Test
    void international_mail_addresses_take_any_other_character() {
        new FormatTable("idn-email", """
                + "m\u00fcller@m\u00fcller.example"
                + "\\"m\u00fc ller\\"@example.org"
                + "\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a"
                + "\\u0085@example.org"
                + "a@b"
                + "x@[192.0.2.7]"
                - "a"
                - "a..\u00fc@b"
                - "\u00fc b@c"
                - "\u00fc\uff20example.org"
                - "\u00fc@-b.c"
                - "\u00fc@"
                - "\\u007f@example.org"
                - "x@[\u0661.2.3.4]"
                """).holds();
    }

    @Test
    void version_4_has_four_plain_numbers() {
        new FormatTable("ipv4", """
                + "192.0.2.7"
                + "0.0.0.0"
                + "255.249.199.99"
                - "192.0.2.07"
                - "192.0.2"
                - "192.0.2.7.1"
                - "192.0.2.256"
                - "192.0.2.7 "
                - "192.0.2.7\\n"
                - "0xc0.0.2.7"
                - "3221225991"
                - "192.0.2.\u0667"
                - "192.0.2.7/24"
                """).holds();
    }

    @Test
    void version_6_has_eight_groups_or_one_gap() {
        new FormatTable("ipv6", """
                + "::"
                + "::1"
                + "1::"
                + "2001:DB8:0:0:8:800:200c:417a"
                + "2001:db8::8:800:200C:417A"
                + "1:2:3:4:5:6:7::"
                + "::2:3:4:5:6:7:8"
                + "1:2:3::5:6:7:8"
                + "::192.0.2.7"
                + "::ffff:192.0.2.7"
                + "1:2:3:4:5:6:192.0.2.7"
                + "1:2:3:4:5::192.0.2.7"
                + "0001::"
                too few, too many, two gaps
                - "1:2:3:4:5:6:7"
                - "1:2:3:4:5:6:7:8:9"
                - "1:2:3:4::5:6:7:8"
                - "1::2::3"
                - "1:::2"
                - ":::"
                - ":1:2:3:4:5:6:7"
                - "1:2:3:4:5:6:7:"
                - ":"
                - "1:2:3:4:5:6:7:192.0.2.7"
                - "1:2:3:4:5:6::192.0.2.7"
                - "1:2:3:4:5:192.0.2.7"
                groups and numbers
                - "12345::"
                - "::g"
                - "::-1"
                - "::192.0.2.256"
                - "::192.0.2.07"
                - "::192.0.2"
                - "::192.0.2.7.1"
                - "::192.0.2.7:1"
                - "192.0.2.7::"
                - "1.2.3.4"
                - "1"
                - ""
                other things around
                - "fe80::1%eth0"
                - "fe80::1%25eth0"
                - "2001:db8::/32"
                - "[::1]"
                - " ::1"
                - "::1\\n"
                - "::\uff11"
                - "::192.0.2.\u0667"
                """).holds();
    }
}
