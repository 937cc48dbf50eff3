package dev.taffrail.bench.floor;

/// How long the strings are: what the records of a run with small texts come to, as the product writes them.
///
/// @param event one of [#EVENTS_PER_DECISION]
record Sizes(int request, int inbox, int state, int event, int call, int result, int outcome) {
    /// What happened, and the evidence of the decision.
    static final int EVENTS_PER_DECISION = 2;

    static final Sizes PRODUCT = new Sizes(400, 700, 1_000, 400, 600, 500, 500);

    /// The text, made as long as that with blanks.
    static String padded(String text, int length) {
        return text.length() >= length ? text : text + " ".repeat(length - text.length());
    }
}
