package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.guardrail.rule.Lookup;
import java.util.function.Function;

/// Which policy screens what: the current version of one name for what comes in, the version that a run was admitted
/// with for what its calls bring back. What is not known lets nothing through.
///
/// @param name whose current version counts; or `name@hash`, to stay with one
/// @param shipped is known without being registered, and is current where nobody registered one of its name
/// @param registered by `name` or `name@hash`
public record Policies(String name, Policy shipped, Function<String, Lookup<Policy>> registered) {

    /// Only this one.
    public static Policies only(Policy policy) {
        return new Policies(policy.name(), policy, _ -> new Lookup.Missing<>(""));
    }

    /// What a request is screened by, and its run from then on.
    public Lookup<Policy> current() {
        return name.equals(shipped.version()) ? found(shipped) : orShipped(registered.apply(name));
    }

    /// What a text is screened by that belongs to no run we know of.
    Policy now() {
        return orClosed(current());
    }

    /// What was found, or what holds in the place of a current policy that cannot be had.
    Policy orClosed(Lookup<Policy> current) {
        return current instanceof Lookup.Found<Policy>(var _, Policy policy) ? policy : Policy.closed(name);
    }

    /// @param version `name@hash` that a run is pinned to; empty for one of a time before runs were
    Policy pinned(String version) {
        if (version.isEmpty()) {
            return now();
        }
        if (version.equals(shipped.version())) {
            return shipped;
        }
        return registered.apply(version) instanceof Lookup.Found<Policy>(var _, Policy policy)
                ? policy
                : Policy.closed(version);
    }

    /// What the gate says itself about a record that it cannot read: it may quote what it could not use, and names
    /// of fields, which may be anything. The policy that holds may know more than the shipped one, or be one that
    /// cannot be had.
    ///
    /// @param stage where the record came in
    String shown(Stage stage, String detail) {
        var usual = shipped.scrub(Place.of(stage), detail).text();
        return now().scrub(Place.of(stage), usual).text();
    }

    private Lookup<Policy> orShipped(Lookup<Policy> known) {
        return known instanceof Lookup.Missing<Policy> && name.equals(shipped.name()) ? found(shipped) : known;
    }

    private static Lookup<Policy> found(Policy policy) {
        return new Lookup.Found<>(policy.version(), policy);
    }
}
