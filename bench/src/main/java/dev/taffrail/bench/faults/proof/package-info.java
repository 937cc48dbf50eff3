/// What must hold after a fault, checked against the ledger outside, the log and SQLite.
@NullMarked
package dev.taffrail.bench.faults.proof;

import org.jspecify.annotations.NullMarked;
