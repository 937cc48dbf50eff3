package dev.taffrail.agent.tool.builtin;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What may stand before parentheses in an [Expression].
enum Function {
    /// Nothing before them: the value itself.
    GROUP(1) {
        @Override
        BigDecimal apply(List<BigDecimal> values) {
            return values.getFirst();
        }
    },
    ROUND(2) {
        @Override
        BigDecimal apply(List<BigDecimal> values) {
            return Decimal.round(values.getFirst(), values.getLast());
        }
    },
    ABS(1) {
        @Override
        BigDecimal apply(List<BigDecimal> values) {
            return values.getFirst().abs();
        }
    },
    MIN(0) {
        @Override
        BigDecimal apply(List<BigDecimal> values) {
            return values.stream().reduce(BigDecimal::min).orElseThrow();
        }
    },
    MAX(0) {
        @Override
        BigDecimal apply(List<BigDecimal> values) {
            return values.stream().reduce(BigDecimal::max).orElseThrow();
        }
    },
    SUM(0) {
        @Override
        BigDecimal apply(List<BigDecimal> values) {
            return values.stream().reduce(BigDecimal.ZERO, Decimal::add);
        }
    };

    /// How many values it takes; 0 for any number.
    private final int wanted;

    Function(int wanted) {
        this.wanted = wanted;
    }

    static Function named(String name) throws MalformedExpressionException {
        return Arrays.stream(values())
                .filter(function -> function != GROUP && function.word().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new MalformedExpressionException("'" + name + "' is not a function; there are " + words()));
    }

    /// @param values at least one
    BigDecimal of(List<BigDecimal> values) throws MalformedExpressionException {
        if (wanted != 0 && values.size() != wanted) {
            String what = this == GROUP ? "a group" : word();
            throw new MalformedExpressionException(what + " takes " + wanted + " values, but has " + values.size());
        }
        return apply(values);
    }

    abstract BigDecimal apply(List<BigDecimal> values);

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String words() {
        return Arrays.stream(values())
                .filter(function -> function != GROUP)
                .map(Function::word)
                .collect(Collectors.joining(", "));
    }
}
