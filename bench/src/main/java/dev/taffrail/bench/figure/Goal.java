package dev.taffrail.bench.figure;

/// What a figure should be.
public sealed interface Goal {
    /// Whether the value is good enough.
    boolean isMetBy(double value);

    /// For the table: `<= 10`.
    String words();

    record AtMost(double most) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value <= most;
        }

        @Override
        public String words() {
            return "<= " + Numbers.words(most);
        }
    }

    record AtLeast(double least) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value >= least;
        }

        @Override
        public String words() {
            return ">= " + Numbers.words(least);
        }
    }

    /// The value is for information.
    record None() implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return true;
        }

        @Override
        public String words() {
            return "";
        }
    }
}
