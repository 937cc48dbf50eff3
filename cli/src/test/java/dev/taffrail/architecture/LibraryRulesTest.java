package dev.taffrail.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which package may use which library: each has one home, and what decides has none.
@AnalyzeClasses(packages = "dev.taffrail", importOptions = ShippedCode.class)
class LibraryRulesTest {
    private static final String[] PURE = {
        "dev.taffrail.agent.run..",
        "dev.taffrail.agent.budget..",
        "dev.taffrail.guardrail.rule..",
        "dev.taffrail.sink.project.."
    };

    @ArchTest
    static final ArchRule what_decides_knows_java_and_the_schemas_only = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.nio.charset..",
                    "java.security..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations..",
                    "dev.taffrail.schemas..",
                    "dev.taffrail.agent.run..",
                    "dev.taffrail.agent.budget..",
                    "dev.taffrail.guardrail.rule..",
                    "dev.taffrail.sink.project..");

    @ArchTest
    static final ArchRule what_decides_has_no_threads_and_no_random_order = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(Forbidden.CONCURRENT_OR_UNORDERED)
            .orShould()
            .accessTargetWhere(Forbidden.UNORDERED_FACTORY)
            .because("the same events must give the same bytes in every JVM");

    @ArchTest
    static final ArchRule kafka_streams_stays_in_the_topologies = noClasses()
            .that()
            .resideOutsideOfPackages("..stream..", "dev.taffrail.platform.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule sql_stays_in_the_stores = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule the_brokers_own_classes_stay_in_its_module = noClasses()
            .that()
            .resideOutsideOfPackage("dev.taffrail.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..", "org.apache.kafka.raft..");

    @ArchTest
    static final ArchRule model_libraries_stay_with_the_models = noClasses()
            .that()
            .resideOutsideOfPackage("dev.taffrail.agent.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");
}
