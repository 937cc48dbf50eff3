package dev.taffrail.detection.toolcall.format;

/// The flags that a group sets for what is in it: `(?i:`, `(?s-m:`, or none in `(?:`.
record EcmaFlags(String added, String removed) {
    static EcmaFlags read(Cursor cursor) throws EcmaSyntaxException {
        String added = letters(cursor);
        boolean parted = cursor.take('-');
        String removed = parted ? letters(cursor) : "";
        String both = added + removed;
        if (!cursor.take(':')
                || (parted && both.isEmpty())
                || both.chars().distinct().count() < both.length()) {
            throw new EcmaSyntaxException("a group of an unknown kind");
        }
        return new EcmaFlags(added, removed);
    }

    private static String letters(Cursor cursor) {
        int start = cursor.position();
        cursor.takeWhile(c -> c == 'i' || c == 'm' || c == 's');
        return cursor.since(start);
    }

    boolean of(char flag, boolean outside) {
        return added.indexOf(flag) >= 0 || (outside && removed.indexOf(flag) < 0);
    }

    /// The other two are written out where they matter.
    String re2() {
        return added.indexOf('i') >= 0 ? "(?i:" : removed.indexOf('i') >= 0 ? "(?-i:" : "(?:";
    }
}
