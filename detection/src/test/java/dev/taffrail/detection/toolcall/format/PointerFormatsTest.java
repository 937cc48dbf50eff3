package dev.taffrail.detection.toolcall.format;

import org.junit.jupiter.api.Test;

class PointerFormatsTest {
    @Test
    void pointers_escape_only_tildes_and_slashes() {
        new FormatTable("json-pointer", """
                + ""
                + "/"
                + "//"
                + "/a/0/-"
                + "/~0~1/a~1b"
                + "/ "
                + "/a#b"
                + "/#"
                + "/%41\\"\\\\^|"
                + "/\\u0000\\n"
                + "/\u00fc\ud83d\ude00"
                - "a"
                - "a/b"
                - "#"
                - "#/a"
                - "/~"
                - "/~2"
                - "/~a"
                - "/a~/b"
                - "/~~0"
                - " /a"
                """).holds();
    }

    @Test
    void relative_pointers_begin_with_a_number_of_levels() {
        new FormatTable("relative-json-pointer", """
                + "0"
                + "10"
                + "0#"
                + "3/a/~1"
                + "0/"
                + "1/#"
                + "0+1"
                + "2-10/a"
                + "0-1#"
                - ""
                - "#"
                - "/a"
                - "-1"
                - "+1"
                - "00"
                - "01/a"
                - "0##"
                - "0#/a"
                - "0a"
                - "0+"
                - "0+01"
                - "0+1-1"
                - "0 "
                - "1/~2"
                - "\u0661"
                - "1\u0661/a"
                """).holds();
    }
}
