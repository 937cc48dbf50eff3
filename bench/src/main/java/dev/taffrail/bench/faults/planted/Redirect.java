package dev.taffrail.bench.faults.planted;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A call that leads elsewhere: within one class, every call of a method becomes one of a static method with the same
/// name, which gets the receiver first.
///
/// @param within name of the class that calls
/// @param owner name of the class or interface that it calls, as its code says
/// @param target has the static method
record Redirect(String within, String owner, String method, Class<?> target) {
    /// Writes the changed class into a folder, over the real one or over what another redirect made of it.
    ///
    /// @throws IllegalStateException when there is no such call: the product has changed, and the bug must be
    /// planted anew
    void write(Path folder) throws IOException {
        Path file = folder.resolve(within.replace('.', '/') + ".class");
        var changed = new AtomicInteger();
        byte[] bytes = changed(Files.exists(file) ? Files.readAllBytes(file) : shipped(), changed);
        if (changed.get() == 0) {
            throw new IllegalStateException(
                    "%s does not call %s.%s any more; plant the bug elsewhere".formatted(within, owner, method));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private byte[] changed(byte[] bytes, AtomicInteger count) {
        var classFile = ClassFile.of();
        return classFile.transformClass(
                classFile.parse(bytes), ClassTransform.transformingMethodBodies((code, element) -> {
                    if (element instanceof InvokeInstruction call && leadsAway(call)) {
                        count.incrementAndGet();
                        code.invokestatic(ClassDesc.of(target.getName()), method, type(call));
                    } else {
                        code.with(element);
                    }
                }));
    }

    private boolean leadsAway(InvokeInstruction call) {
        return call.name().equalsString(method) && call.owner().asInternalName().equals(owner.replace('.', '/'));
    }

    private static MethodTypeDesc type(InvokeInstruction call) {
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        return isStatic ? call.typeSymbol() : call.typeSymbol().insertParameterTypes(0, ConstantDescs.CD_Object);
    }

    private byte[] shipped() throws IOException {
        String resource = within.replace('.', '/') + ".class";
        try (InputStream in = Redirect.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "there is no class %s any more; plant the bug elsewhere".formatted(within));
            }
            return in.readAllBytes();
        }
    }
}
