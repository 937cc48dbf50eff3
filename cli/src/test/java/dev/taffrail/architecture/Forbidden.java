package dev.taffrail.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/// What some rules look for, each with the words a failing build shows. They look at accesses, not calls, because
/// `Instant::now` is one too.
final class Forbidden {
    static final DescribedPredicate<JavaAccess<?>> CLOCK_OR_CHANCE =
            describe("asks the clock or chance", Forbidden::asksClockOrChance);

    static final DescribedPredicate<JavaClass> CONCURRENT_OR_UNORDERED =
            describe("are concurrent or without an order", Forbidden::isConcurrentOrUnordered);

    static final DescribedPredicate<JavaAccess<?>> UNORDERED_FACTORY =
            describe("makes a collection whose order changes from one JVM to the next", Forbidden::makesUnordered);

    private Forbidden() {}

    /// `System.nanoTime` is not among them: it measures, it does not decide.
    private static boolean asksClockOrChance(JavaAccess<?> access) {
        String name = access.getName();
        return switch (access.getTargetOwner().getFullName()) {
            case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Random", "java.util.SplittableRandom" -> isMadeWithoutASeed(access);
            case "java.util.concurrent.ThreadLocalRandom" -> true;
            default -> access.getTargetOwner().getPackageName().equals("java.time") && name.equals("now");
        };
    }

    private static boolean isMadeWithoutASeed(JavaAccess<?> access) {
        return access.getTarget() instanceof ConstructorCallTarget made
                && made.getRawParameterTypes().isEmpty();
    }

    private static boolean isConcurrentOrUnordered(JavaClass type) {
        return type.getPackageName().startsWith("java.util.concurrent")
                || List.of("java.util.HashMap", "java.util.HashSet", "java.lang.Thread")
                        .contains(type.getFullName());
    }

    private static boolean makesUnordered(JavaAccess<?> access) {
        return List.of("java.util.Set", "java.util.Map")
                        .contains(access.getTargetOwner().getFullName())
                && List.of("of", "copyOf", "ofEntries").contains(access.getName());
    }
}
