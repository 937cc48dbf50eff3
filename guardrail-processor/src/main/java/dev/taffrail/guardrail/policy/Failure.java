package dev.taffrail.guardrail.policy;

/// What a rule or a plug-in may throw without ending the thread that asked it: everything but what says that the
/// virtual machine itself is at its end. A stack that is used up is not: it is free again where it is caught.
final class Failure {
    private Failure() {}

    /// The name of its class, for verdicts and messages. The interrupt that a thread was told by it is kept.
    ///
    /// @throws VirtualMachineError when it is one and no [StackOverflowError]
    static String of(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
            throw fatal;
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        String name = thrown.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
