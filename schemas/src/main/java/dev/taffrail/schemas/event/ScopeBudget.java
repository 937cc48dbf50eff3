package dev.taffrail.schemas.event;

import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.Spend;

/// A budget as it stands: `spent` and `reserved` together never pass `limits`.
public record ScopeBudget(Scope scope, Limits limits, Spend spent, Spend reserved) {}
