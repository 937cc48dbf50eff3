package dev.taffrail.schemas.codec;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes records of any contract for golden bytes and tests: the same ones for the same seed on every machine, since
/// the sequence of [Random] is specified.
final class Samples {
    private static final List<String> WORDS =
            List.of("", "a", "run-1", "zażółć gęślą jaźń", "漢字", "🛟", "\uFFFD", "with \"quotes\"\n", "x".repeat(200));

    private static final int ATTEMPTS = 64;
    /// So that the samples of neighbouring seeds differ.
    private static final long STRIDE = 1_000_003;

    private final Random random;

    private Samples(long seed) {
        this.random = new Random(seed);
    }

    /// The first that the record does not refuse to be: some hold a rule that chance breaks.
    static <T extends Record> T of(Class<T> type, long seed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return type.cast(new Samples(seed + attempt * STRIDE).record(Contract.of(type)));
            } catch (IllegalArgumentException _) {
                // Another seed makes another record.
            }
        }
        throw new IllegalStateException(
                "no sample of " + type.getName() + " is one; give it rules that chance can meet");
    }

    private @Nullable Object value(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar ->
                switch (scalar) {
                    case STRING -> WORDS.get(random.nextInt(WORDS.size()));
                    case INT -> random.nextInt(1_000_000);
                    case LONG -> random.nextLong() >>> (1 + random.nextInt(60));
                    case BOOLEAN -> random.nextBoolean();
                    case DOUBLE -> random.nextInt(1000) / 8.0;
                    case BYTES -> bytes();
                };
            case Shape.Symbols symbols ->
                symbols.constants().get(random.nextInt(symbols.constants().size()));
            case Shape.ListOf list ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> value(list.element()))
                        .toList();
            case Shape.Maybe maybe -> random.nextInt(3) == 0 ? null : value(maybe.shape());
            case Shape.OneOf oneOf ->
                value(oneOf.branches().get(random.nextInt(oneOf.branches().size())));
            case Contract contract -> record(contract);
        };
    }

    private Object record(Contract contract) {
        return contract.create(
                contract.members().stream().map(member -> value(member.shape())).toArray());
    }

    private Bytes bytes() {
        var content = new byte[random.nextInt(40)];
        random.nextBytes(content);
        return Bytes.of(content);
    }
}
