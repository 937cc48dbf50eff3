package dev.taffrail.bench.floor;

/// How many strings, and how long: what a decision writes, and what its records come to, in the topics of the runs that
/// the benchmark makes in the product (rounded).
///
/// @param put one of [#PUTS_OF_A_RUN]
/// @param small one of [#PUTS_OF_THE_PARTITION]
/// @param event one of [#EVENTS_PER_DECISION]
record Sizes(int request, int inbox, int put, int small, int event, int call, int result, int outcome) {
    /// The run, its session and a message; timers and ends come to another 0.4 in the product.
    static final int PUTS_OF_A_RUN = 3;
    /// What the partition keeps, and how far it has read the gate.
    static final int PUTS_OF_THE_PARTITION = 2;
    /// What happened, and the evidence of the decision: 2.8 in the product.
    static final int EVENTS_PER_DECISION = 3;

    static final Sizes PRODUCT = new Sizes(100, 220, 160, 16, 160, 270, 190, 140);

    /// The text, made as long as that with blanks.
    static String padded(String text, int length) {
        return text.length() >= length ? text : text + " ".repeat(length - text.length());
    }
}
