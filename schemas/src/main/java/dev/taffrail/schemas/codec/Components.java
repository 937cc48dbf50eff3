package dev.taffrail.schemas.codec;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the components of one record class and builds its records, without reflection: a small hidden class that sits
/// beside the record and calls its accessors and its constructor as written code would. Method handles kept in a list
/// cost five to ten times as much, for no call through one is ever inlined.
final class Components {
    private static final ClassDesc ACCESS = ClassDesc.of(Access.class.getName());
    private static final ClassDesc OUT_OF_BOUNDS = ClassDesc.of(IndexOutOfBoundsException.class.getName());
    private static final MethodTypeDesc GET = MethodTypeDesc.of(CD_Object, CD_Object, CD_int);
    private static final MethodTypeDesc CREATE = MethodTypeDesc.of(CD_Object, CD_Object.arrayType());

    private static final ClassValue<Access> ACCESSES = new ClassValue<>() {
        @Override
        protected Access computeValue(Class<?> type) {
            return make(type);
        }
    };

    private Components() {}

    /// What the hidden classes implement. Public for the virtual machine: they live in the packages of their
    /// records.
    public interface Access {
        /// The component at `index`, boxed. What the accessor throws is thrown.
        @Nullable
        Object get(Object record, int index);

        /// Builds the record. What its constructor throws is thrown.
        Object create(@Nullable Object[] components);
    }

    /// @throws IllegalArgumentException when `type` is in a package that this module may not enter
    static Access of(Class<?> type) {
        return ACCESSES.get(type);
    }

    private static Access make(Class<?> type) {
        try {
            var inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var hidden = inside.defineHiddenClass(bytes(type), true);
            return (Access) hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be read: open its package to this module", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no access to the components of " + type.getName(), e);
        }
    }

    private static byte[] bytes(Class<?> type) {
        var name = ClassDesc.of(type.getPackageName(), type.getSimpleName() + "Components");
        return ClassFile.of()
                .build(
                        name,
                        made -> made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withInterfaceSymbols(ACCESS)
                                .withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        ClassFile.ACC_PUBLIC,
                                        code -> code.aload(0)
                                                .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                                .return_())
                                .withMethodBody("get", GET, ClassFile.ACC_PUBLIC, code -> get(type, code))
                                .withMethodBody("create", CREATE, ClassFile.ACC_PUBLIC, code -> create(type, code)));
    }

    private static void get(Class<?> type, CodeBuilder code) {
        var record = desc(type);
        var components = type.getRecordComponents();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            cases.add(SwitchCase.of(i, code.newLabel()));
        }
        Label none = code.newLabel();
        code.iload(2).lookupswitch(none, cases); // unlike tableswitch it may have no case at all
        for (int i = 0; i < components.length; i++) {
            code.labelBinding(cases.get(i).target()).aload(1).checkcast(record);
            code.invokevirtual(record, components[i].getName(), MethodTypeDesc.of(desc(components[i].getType())));
            box(components[i].getType(), code);
            code.areturn();
        }
        code.labelBinding(none)
                .new_(OUT_OF_BOUNDS)
                .dup()
                .iload(2)
                .invokespecial(OUT_OF_BOUNDS, INIT_NAME, MethodTypeDesc.of(CD_void, CD_int))
                .athrow();
    }

    private static void create(Class<?> type, CodeBuilder code) {
        var components = type.getRecordComponents();
        code.new_(desc(type)).dup();
        for (int i = 0; i < components.length; i++) {
            code.aload(1).loadConstant(i).aaload();
            unbox(components[i].getType(), code);
        }
        var types = Arrays.stream(components)
                .map(RecordComponent::getType)
                .map(Components::desc)
                .toList();
        code.invokespecial(desc(type), INIT_NAME, MethodTypeDesc.of(CD_void, types))
                .areturn();
    }

    private static void box(Class<?> type, CodeBuilder code) {
        if (type.isPrimitive()) {
            var box = desc(boxOf(type));
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, desc(type)));
        }
    }

    private static void unbox(Class<?> type, CodeBuilder code) {
        if (type.isPrimitive()) {
            var box = desc(boxOf(type));
            code.checkcast(box).invokevirtual(box, type.getName() + "Value", MethodTypeDesc.of(desc(type)));
        } else {
            code.checkcast(desc(type));
        }
    }

    private static Class<?> boxOf(Class<?> primitive) {
        return MethodType.methodType(primitive).wrap().returnType();
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
