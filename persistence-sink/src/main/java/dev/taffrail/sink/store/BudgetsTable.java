package dev.taffrail.sink.store;

import dev.taffrail.sink.project.RowChange;

/// The `budgets` table (V1__runs.sql): each budget of a run as it was last said to stand.
final class BudgetsTable {
    private static final Sql ADD = Sql.of("""
            INSERT INTO budgets (run, scope, limits, spent, reserved, seq)
            VALUES (:run, :budget.scope, :budget.limits, :budget.spent, :budget.reserved, :head.seq)
            ON CONFLICT (run, scope) DO UPDATE
            SET limits = excluded.limits, spent = excluded.spent, reserved = excluded.reserved, seq = excluded.seq
            WHERE excluded.seq > budgets.seq
            """);

    private BudgetsTable() {}

    static void add(Transaction tx, RunRef run, RowChange.BudgetSet row) {
        tx.update(ADD, run, row);
    }
}
