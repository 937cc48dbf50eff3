package dev.taffrail.schemas.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records that use everything a contract may use, since the real ones use it only by and by.
final class Zoo {
    private Zoo() {}

    enum Diet {
        UNKNOWN,
        PLANTS,
        MEAT
    }

    enum Care {
        DAILY,
        @DefaultSymbol
        BY_EXPERT
    }

    record Keeper(
            String name,
            @DataClass(DataClass.Level.PERSONAL) String phoneNumber) {}

    @Doc("One animal.")
    record Animal(
            @Doc("As on the sign.") String name,
            int legs,
            long bornAtMillis,
            boolean tame,
            double weightKg,
            Bytes genome,
            Diet diet,
            Care care,
            List<String> foods,
            List<Long> visits,
            List<Keeper> keepers,
            Keeper owner,
            @Nullable Keeper vet,
            @Nullable String nickname,
            @Nullable Integer cage,
            @Nullable Diet oldDiet,
            @Nullable List<Diet> diets)
            implements Inhabitant {}

    record Plant(String name, int leaves) implements Green {
        Plant {
            if (leaves < 0) {
                throw new IllegalArgumentException("leaves must not be negative, but is " + leaves);
            }
        }
    }

    sealed interface Inhabitant permits Animal, Green {}

    sealed interface Green extends Inhabitant permits Moss, Plant {}

    record Moss(long areaCm2) implements Green {}

    /// What only a state store may hold.
    record House(String name, Lodger lodger, @Nullable Lodger guest, List<Lodger> others) {}

    @StateUnion
    sealed interface Lodger permits Cat, Dog {}

    record Cat(int lives) implements Lodger {}

    record Dog(String name, List<String> tricks) implements Lodger {}
}
