package dev.taffrail.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/// What users run: neither tests nor the golden files' module, which only tests see.
final class ShippedCode implements ImportOption {
    private static final ImportOption NO_TESTS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location)
                && !location.contains("/dev/taffrail/golden/")
                && !location.contains("/dev/taffrail/architecture/");
    }
}
