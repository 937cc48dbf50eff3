package dev.taffrail.detection.secrets;

import java.util.Arrays;

/// How surely a name says that what follows is a secret.
enum Announcement {
    NONE,
    /// `key`, `token`, `secret`: also used for much that is none.
    KEY,
    /// `password` and its likes: whatever follows is one, random or not.
    PASSWORD;

    private static final String[] PASSWORDS = {"password", "passwd", "passwort", "passphrase", "pwd", "_pass", "dbpass"
    };
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
        "author",
        "author_email",
        "keyword",
        "monkey",
        "keyboard",
        "hotkey",
        "primary_key",
        "foreign_key"
    };

    private static final int[] PASSWORD_LETTERS = letters(PASSWORDS);
    private static final int[] KEY_LETTERS = letters(KEYS);

    /// @param name in lower case
    static Announcement of(String name) {
        int letters = letters(name);
        Announcement said =
                contains(name, letters, PASSWORDS, PASSWORD_LETTERS) || name.equals("pass") || name.equals("pw")
                        ? PASSWORD
                        : contains(name, letters, KEYS, KEY_LETTERS) ? KEY : NONE;
        return said == NONE || isOther(name) ? NONE : said;
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

    /// Most names lack a letter of every word, which is told at once.
    private static boolean contains(String name, int letters, String[] words, int[] lettersOfWords) {
        for (int i = 0; i < words.length; i++) {
            if ((letters & lettersOfWords[i]) == lettersOfWords[i] && name.contains(words[i])) {
                return true;
            }
        }
        return false;
    }

    private static int[] letters(String[] words) {
        return Arrays.stream(words).mapToInt(Announcement::letters).toArray();
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            letters |= c >= 'a' && c <= 'z' ? 1 << (c - 'a') : 0;
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
