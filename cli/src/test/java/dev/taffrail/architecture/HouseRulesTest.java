package dev.taffrail.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The habits that hold in every package.
@AnalyzeClasses(packages = "dev.taffrail", importOptions = ShippedCode.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule time_and_ids_come_from_outside = noClasses()
            .that()
            .resideOutsideOfPackages("..service..", "dev.taffrail.cli..", "dev.taffrail.bench..")
            .should()
            .accessTargetWhere(Forbidden.CLOCK_OR_CHANCE)
            .because("what decides must be repeatable: take an InstantSource or an id as an argument");

    @ArchTest
    static final ArchRule classes_are_named_for_what_they_are = classes()
            .should()
            .haveSimpleNameNotContaining("Util")
            .andShould()
            .haveSimpleNameNotContaining("Helper")
            .andShould()
            .haveSimpleNameNotContaining("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");

    @ArchTest
    static final ArchRule static_fields_are_final =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule nothing_hangs_on_a_thread =
            noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackages("dev.taffrail.cli..", "dev.taffrail.bench..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule every_package_is_null_marked = NullMarkedPackages.RULE;
}
