package dev.taffrail.detection.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How surely a name says that what follows is a secret.
enum Announcement {
    NONE,
    /// `key`, `token`, `secret`: also used for much that is none.
    KEY,
    /// `password` and its likes: whatever follows is one, random or not.
    PASSWORD;

    private static final String[] PASSWORDS = {
        "password", "pass word", "pass_word", "pass-word", "passwd", "passwort", "passphrase", "pwd", "dbpass"
    };
    /// The end of the name of a password, and of much that is none.
    private static final String PASS = "_pass";

    private static final Set<String> OTHER_PASSES = Set.of(
            "first",
            "second",
            "third",
            "last",
            "next",
            "final",
            "single",
            "two",
            "multi",
            "boarding",
            "ski",
            "bus",
            "day",
            "week",
            "season",
            "tests",
            "test",
            "all",
            "must",
            "did",
            "by",
            "low",
            "high",
            "band",
            "render",
            "compiler",
            "optimizer",
            "forward",
            "backward",
            "num",
            "total",
            "per",
            "mountain",
            "guest",
            "hall");

    private static final String[] KEYS = {
        "key",
        "token",
        "secret",
        "credential",
        "auth",
        "bearer",
        "access",
        "private",
        "session",
        "webhook",
        "signature",
        "cookie",
        "apikey"
    };

    private static final String[] CHECKSUMS = {
        "sha",
        "md",
        "hash",
        "sum",
        "integrity",
        "digest",
        "commit",
        "rev",
        "etag",
        "uuid",
        "guid",
        "trace",
        "span",
        "http",
        "version",
        "merge",
        "tree",
        "parent",
        "blob",
        "tag",
        "object"
    };
    private static final String[] NEVER = {
        "url",
        "uri",
        "path",
        "file",
        "_id",
        "name",
        "type",
        "time",
        "date",
        "length",
        "size",
        "expires",
        "integrity",
        "sha",
        "hash",
        "checksum",
        "digest",
        "domain",
        "host",
        "endpoint",
        "author",
        "author_email",
        "keyword",
        "monkey",
        "keyboard",
        "hotkey",
        "primary_key",
        "foreign_key",
        "_at",
        "expiry",
        "hint",
        "label",
        "policy",
        "strength",
        "_days",
        "_age",
        "_changed",
        "_count",
        "_attempts",
        "_enabled",
        "_required",
        "_status",
        "_started",
        "_ended",
        "_field",
        "_prompt"
    };

    /// Names that announce a password by themselves, and no longer name that holds them.
    private static final Set<String> WHOLE = Set.of("pass", "pw");

    private static final int ALPHABET = 26;
    /// Of each word; those left out have all letters of another one.
    private static final int[] LETTERS =
            fewest(Stream.of(Stream.of(PASSWORDS), Stream.of(KEYS), Stream.of(PASS), WHOLE.stream())
                    .flatMap(words -> words)
                    .map(word -> letters(word, 0, word.length()))
                    .collect(Collectors.toSet()));

    /// What a part of a text announces, read as a name in lower case.
    static Announcement of(String text, int start, int end) {
        return mayAnnounce(letters(text, start, end))
                ? of(text.substring(start, end).toLowerCase(Locale.ROOT))
                : NONE;
    }

    /// @param name in lower case
    static Announcement of(String name) {
        Announcement said = contains(name, PASSWORDS) || isPass(name) ? PASSWORD : contains(name, KEYS) ? KEY : NONE;
        return said == NONE || isOther(name) ? NONE : said;
    }

    private static boolean isPass(String name) {
        if (!name.endsWith(PASS)) {
            return WHOLE.contains(name);
        }
        String before = name.substring(0, name.length() - PASS.length());
        return !OTHER_PASSES.contains(before.substring(lastSign(before) + 1));
    }

    private static int lastSign(String name) {
        return Math.max(name.lastIndexOf('_'), Math.max(name.lastIndexOf('-'), name.lastIndexOf('.')));
    }

    /// Most names lack a letter of every word, which is told without a copy.
    private static boolean mayAnnounce(int letters) {
        for (int needed : LETTERS) {
            if ((letters & needed) == needed) {
                return true;
            }
        }
        return false;
    }

    private static int[] fewest(Set<Integer> sets) {
        return sets.stream()
                .filter(all -> sets.stream().noneMatch(some -> !some.equals(all) && (all & some) == some))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean isOther(String name) {
        if (name.indexOf('/') >= 0 || name.contains("public")) {
            return true;
        }
        for (String each : NEVER) {
            if (name.endsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(String name, String[] words) {
        for (String word : words) {
            if (name.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// One bit for each letter that occurs, whatever its case.
    private static int letters(String text, int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i++) {
            int letter = (text.charAt(i) | 32) - 'a';
            letters |= letter >= 0 && letter < ALPHABET ? 1 << letter : 0;
        }
        return letters;
    }

    /// Names of what is as long and as mixed as a secret and is public.
    static boolean isChecksum(String name) {
        for (String each : CHECKSUMS) {
            if (name.contains(each)) {
                return true;
            }
        }
        return false;
    }

    /// Where the last announcing word in a name ends.
    static int endOfLast(String name) {
        int end = 0;
        for (String[] words : new String[][] {KEYS, PASSWORDS}) {
            for (String word : words) {
                int at = name.lastIndexOf(word);
                end = at < 0 ? end : Math.max(end, at + word.length());
            }
        }
        return end;
    }
}
