package dev.taffrail.schemas.policy;

/// The current version of a policy: the value of the key `name` on the topic `policies`.
///
/// @param version `name@hash`; empty when the policy was withdrawn
public record PolicyPointer(String name, String version) implements PolicyRecord {}
