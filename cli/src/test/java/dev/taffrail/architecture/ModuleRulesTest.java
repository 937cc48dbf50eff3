package dev.taffrail.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may know whom. The modules' own poms say the same as far as a pom can; these rules also see inside a module.
@AnalyzeClasses(packages = "dev.taffrail", importOptions = ShippedCode.class)
class ModuleRulesTest {
    private static final String SCHEMAS = "dev.taffrail.schemas..";
    private static final String PLATFORM = "dev.taffrail.platform..";
    private static final String DETECTION = "dev.taffrail.detection..";
    private static final String EMBEDDED = "dev.taffrail.embedded..";
    private static final String INGEST = "dev.taffrail.ingest..";
    private static final String GUARDRAIL = "dev.taffrail.guardrail..";
    private static final String AGENT = "dev.taffrail.agent..";
    private static final String SINK = "dev.taffrail.sink..";
    private static final String CLI = "dev.taffrail.cli..";
    private static final String BENCH = "dev.taffrail.bench..";

    @ArchTest
    static final ArchRule schemas_know_no_other_module = noClasses()
            .that(resideInAPackage(SCHEMAS))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.taffrail..").and(resideOutside(SCHEMAS)));

    @ArchTest
    static final ArchRule the_platform_knows_only_the_schemas = noClasses()
            .that(resideInAPackage(PLATFORM))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.taffrail..").and(resideOutside(PLATFORM, SCHEMAS)));

    /// The gate, logs, the sink, replay and HTTP share it, so it can know none of them.
    @ArchTest
    static final ArchRule detection_knows_no_other_module = noClasses()
            .that(resideInAPackage(DETECTION))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.taffrail..").and(resideOutside(DETECTION)));

    @ArchTest
    static final ArchRule the_embedded_broker_knows_no_other_module = noClasses()
            .that(resideInAPackage(EMBEDDED))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.taffrail..").and(resideOutside(EMBEDDED)));

    @ArchTest
    static final ArchRule ingest_stands_alone = knownOnlyAtTheTop(INGEST);

    @ArchTest
    static final ArchRule the_gate_stands_alone = knownOnlyAtTheTop(GUARDRAIL);

    @ArchTest
    static final ArchRule the_agent_processor_stands_alone = knownOnlyAtTheTop(AGENT);

    @ArchTest
    static final ArchRule the_sink_stands_alone = knownOnlyAtTheTop(SINK);

    @ArchTest
    static final ArchRule the_embedded_broker_is_started_at_the_top_only = knownOnlyAtTheTop(EMBEDDED);

    @ArchTest
    static final ArchRule the_command_line_is_known_to_nobody_but_the_bench = classes()
            .that()
            .resideInAPackage(CLI)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(CLI, BENCH);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.taffrail.(**)").should().beFreeOfCycles();

    /// Services reach each other through topics, so only what puts them together may name them.
    private static ArchRule knownOnlyAtTheTop(String service) {
        return classes()
                .that()
                .resideInAPackage(service)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(service, CLI, BENCH);
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
        return not(resideInAnyPackage(packages));
    }
}
