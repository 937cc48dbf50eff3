package dev.taffrail.detection.secrets;

/// How surely a name says that what follows is a secret.
enum Announcement {
    NONE,
    /// `key`, `token`, `secret`: also used for much that is none.
    KEY,
    /// `password` and its likes: whatever follows is one, random or not.
    PASSWORD;

    private static final String[] PASSWORDS = {"password", "passwd", "passwort", "passphrase", "pwd", "_pass", "dbpass"};
    private static final String[] KEYS = {
        "key", "token", "secret", "credential", "auth", "bearer", "access", "private", "session", "webhook", "signature", "cookie", "apikey"
    };

    private static final String[] CHECKSUMS = {
        "sha", "md", "hash", "sum", "integrity", "digest", "commit", "rev", "etag", "uuid", "guid", "trace", "span", "http", "version"
    };
    private static final String[] NEVER = {
        "url", "uri", "path", "file", "_id", "name", "type", "time", "date", "length", "size", "expires", "integrity", "sha", "hash",
        "checksum", "digest", "author", "author_email", "keyword", "monkey", "keyboard", "hotkey", "primary_key", "foreign_key"
    };

    /// @param name in lower case
    static Announcement of(String name) {
        if (name.indexOf('/') >= 0 || name.contains("public")) {
            return NONE;
        }
        for (String each : NEVER) {
            if (name.endsWith(each)) {
                return NONE;
            }
        }
        for (String each : PASSWORDS) {
            if (name.contains(each)) {
                return PASSWORD;
            }
        }
        if (name.equals("pass") || name.equals("pw") || name.equals("-p")) {
            return PASSWORD;
        }
        for (String each : KEYS) {
            if (name.contains(each)) {
                return KEY;
            }
        }
        return NONE;
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
