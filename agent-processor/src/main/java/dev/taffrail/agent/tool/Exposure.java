package dev.taffrail.agent.tool;

/// How a tool touches what is not ours: policies decide by it what may follow what. What is not declared counts as
/// exposed.
public record Exposure(Returns returns, Egress egress) {
    /// Nobody said.
    public static final Exposure UNDECLARED = new Exposure(Returns.UNDECLARED, Egress.UNDECLARED);
    /// Neither returns what others wrote nor sends anything outside.
    public static final Exposure NONE = new Exposure(Returns.OWN, Egress.NONE);
    /// Returns what others may have written.
    public static final Exposure READS = new Exposure(Returns.EXTERNAL, Egress.NONE);
    /// Sends what it is given outside, and says only how that went.
    public static final Exposure SENDS = new Exposure(Returns.OWN, Egress.OUTSIDE);

    /// Who may have written what it returns.
    public enum Returns {
        UNDECLARED,
        /// We.
        OWN,
        /// Anybody.
        EXTERNAL
    }

    /// Whether what it is given may reach somebody outside.
    public enum Egress {
        UNDECLARED,
        NONE,
        OUTSIDE
    }
}
