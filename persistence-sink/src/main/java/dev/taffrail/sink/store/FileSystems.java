package dev.taffrail.sink.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// SQLite's write-ahead log needs memory that all its processes share, and locks that hold: no network file system
/// gives both.
final class FileSystems {
    private static final List<String> NETWORKED =
            List.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ceph", "9p", "glusterfs");

    private FileSystems() {}

    static void requireLocal(Path file) throws IOException {
        var type = Files.getFileStore(file.getParent()).type();
        if (isNetworked(type)) {
            throw new StoreException(
                    "%s is on a network file system (%s), where SQLite can lose data: give sink.file a place on a local disk"
                            .formatted(file, type));
        }
    }

    static boolean isNetworked(String type) {
        var name = type.toLowerCase(Locale.ROOT);
        return NETWORKED.contains(name) || name.startsWith("fuse.sshfs") || name.startsWith("fuse.gluster");
    }
}
