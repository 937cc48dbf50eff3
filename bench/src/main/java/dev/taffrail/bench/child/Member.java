package dev.taffrail.bench.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which part of the product a child is.
///
/// @param instance its name among those that share a data folder; empty when it is alone, or has the broker
/// @param roles empty for all of them
/// @param bootstrap the broker's `host:port`; empty when it has a broker of its own
public record Member(String instance, List<String> roles, String bootstrap) {
    /// Broker and all services.
    public static final Member WHOLE = new Member("", List.of(), "");

    public Member {
        roles = List.copyOf(roles);
    }

    List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (!instance.isEmpty()) {
            arguments.addAll(List.of("--instance", instance));
        }
        if (!roles.isEmpty()) {
            arguments.addAll(List.of("--roles", String.join(",", roles)));
        }
        if (!bootstrap.isEmpty()) {
            arguments.addAll(List.of("--bootstrap", bootstrap));
        }
        return arguments;
    }

    /// Where it says that it is ready.
    Path folder(Path data) {
        return instance.isEmpty() ? data : data.resolve("instances").resolve(instance);
    }

    String suffix() {
        return instance.isEmpty() ? "" : "." + instance;
    }
}
