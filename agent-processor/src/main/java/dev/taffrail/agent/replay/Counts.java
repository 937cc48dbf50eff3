package dev.taffrail.agent.replay;

/// How many decisions a replay looked at, and what it found.
public record Counts(long agreed, long diverged, long notVerifiable, long otherVersion) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public long decisions() {
        return agreed + diverged + notVerifiable + otherVersion;
    }

    public Counts plus(Counts other) {
        return new Counts(
                agreed + other.agreed,
                diverged + other.diverged,
                notVerifiable + other.notVerifiable,
                otherVersion + other.otherVersion);
    }

    Counts plus(Finding finding) {
        return switch (finding) {
            case Finding.Agreed _ -> new Counts(agreed + 1, diverged, notVerifiable, otherVersion);
            case Finding.Diverged _ -> new Counts(agreed, diverged + 1, notVerifiable, otherVersion);
            case Finding.NotVerifiable _ -> new Counts(agreed, diverged, notVerifiable + 1, otherVersion);
            case Finding.OtherVersion _ -> new Counts(agreed, diverged, notVerifiable, otherVersion + 1);
        };
    }
}
