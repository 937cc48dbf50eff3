package dev.taffrail.bench.floor;

/// How many strings, and how long: what a decision writes, and what its records come to, in the topics of the runs that
/// the benchmark makes in the product (rounded).
///
/// @param put one of [#PUTS_PER_DECISION]
/// @param event one of [#EVENTS_PER_DECISION]
record Sizes(int request, int inbox, int put, int event, int call, int result, int outcome) {
    /// The run, its message, and what the partition keeps: 3.4 in the product.
    static final int PUTS_PER_DECISION = 3;
    /// What happened, and the evidence of the decision: 2.8 in the product.
    static final int EVENTS_PER_DECISION = 3;

    static final Sizes PRODUCT = new Sizes(100, 220, 140, 160, 270, 190, 140);

    /// The text, made as long as that with blanks.
    static String padded(String text, int length) {
        return text.length() >= length ? text : text + " ".repeat(length - text.length());
    }
}
