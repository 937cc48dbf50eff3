package dev.taffrail.bench.faults.load;

import java.util.random.RandomGenerator;

/// Makes orders out of a seed: six of ten complete, the others run into their limit, some of them twice.
public final class Orders {
    private static final int OF = 10;
    private static final int PLAIN = 6;
    private static final int FEWEST_STEPS = 2;
    private static final int MOST_STEPS = 7;
    private static final long AMPLE = 1_000_000;
    private static final long LEAST_TOKENS = 1_000;
    private static final long MOST_TOKENS = 1_600;
    private static final long ADDED = 900;

    private final RandomGenerator random;
    private final String prefix;
    private int made;

    /// @param prefix begins the ids of the runs
    public Orders(RandomGenerator random, String prefix) {
        this.random = random;
        this.prefix = prefix;
    }

    public Order next() {
        String run = prefix + made++;
        int seed = random.nextInt(1_000_000);
        long tokens = random.nextLong(LEAST_TOKENS, MOST_TOKENS);
        int choice = random.nextInt(OF);
        if (choice < PLAIN) {
            return new Order(run, Order.Kind.PLAIN, random.nextInt(FEWEST_STEPS, MOST_STEPS), seed, AMPLE, 0);
        }
        return switch (choice - PLAIN) {
            case 0 -> new Order(run, Order.Kind.SMALL, Order.ENDLESS, seed, tokens, 0);
            case 1 -> new Order(run, Order.Kind.RAISED, Order.ENDLESS, seed, tokens, ADDED);
            default -> new Order(run, Order.Kind.RESUMED, Order.ENDLESS, seed, tokens, ADDED);
        };
    }
}
