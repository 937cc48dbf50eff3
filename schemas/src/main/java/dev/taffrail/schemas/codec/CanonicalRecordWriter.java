package dev.taffrail.schemas.codec;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a record under `name`, its members by name.
record CanonicalRecordWriter(Contract contract, Bytes head, List<MemberWriter> members) implements CanonicalWriter {

    record MemberWriter(Contract.Member member, Bytes head, CanonicalWriter writer) {}

    static CanonicalRecordWriter of(Contract contract, String name) {
        var members = contract.members().stream()
                .sorted(Comparator.comparing(Contract.Member::name))
                .map(member -> new MemberWriter(member, head(1, member.name()), CanonicalWriter.of(member.shape())))
                .toList();
        return new CanonicalRecordWriter(contract, head('r', name), members);
    }

    private static Bytes head(int tag, String name) {
        var out = new WireOutput(32);
        out.writeByte(tag);
        CanonicalWriter.text(name, out);
        return Bytes.owning(out.toArray());
    }

    @Override
    public boolean write(@Nullable Object value, WireOutput out) {
        Object record = CanonicalWriter.present(value);
        out.writeRaw(head.shared());
        boolean any = false;
        for (MemberWriter member : members) {
            any |= write(member, record, out);
        }
        out.writeByte(0);
        return any;
    }

    private boolean write(MemberWriter member, Object record, WireOutput out) {
        int start = out.size();
        out.writeRaw(member.head().shared());
        try {
            if (member.writer().write(contract.get(member.member(), record), out)) {
                return true;
            }
        } catch (Malformed e) {
            throw e.in(member.member().name());
        }
        out.truncate(start);
        return false;
    }
}
