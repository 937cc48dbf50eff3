package dev.taffrail.guardrail.policy;

import dev.taffrail.detection.injection.InjectionDetector;
import dev.taffrail.detection.pii.PersonalDataDetector;

/// The detectors with the weights in the jar: read once, when a policy first asks for one, and shared by all threads.
final class Engine {
    private Engine() {}

    static InjectionDetector injection() {
        return Injection.SHIPPED;
    }

    static PersonalDataDetector personal() {
        return Personal.SHIPPED;
    }

    private static final class Injection {
        private static final InjectionDetector SHIPPED = InjectionDetector.shipped();
    }

    private static final class Personal {
        private static final PersonalDataDetector SHIPPED = PersonalDataDetector.shipped();
    }
}
