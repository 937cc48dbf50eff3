package dev.taffrail.sink.store;

import java.sql.SQLException;

/// What is done within one transaction.
@FunctionalInterface
public interface Work<R> {
    R run(Transaction tx) throws SQLException;
}
