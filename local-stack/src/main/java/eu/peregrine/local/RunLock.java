package eu.peregrine.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One system at a time per checkout: who holds this lock runs it. The file says which process that is, and its data. */
final class RunLock implements AutoCloseable {

    /** A channel that nobody refers to is closed by the garbage collector, and the lock would be gone with it. */
    private static final Set<RunLock> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, which is held until it is closed or this process ends.
     *
     * @throws StartException when somebody else has it
     */
    static RunLock take(Path home, Path data) throws IOException {
        // JDK 17 takes a link to a directory, such as one on a larger disk, for something else that is in the way.
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home);
        }
        FileChannel channel = FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        if (lock == null) {
            channel.close();
            throw new StartException("Peregrine already runs in this checkout (process "
                    + holder(home).map(Holder::pid).orElse("unknown") + "); stop it with Ctrl-C where it was started.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap((ProcessHandle.current().pid() + "\n" + data + "\n").getBytes(StandardCharsets.UTF_8)));
        RunLock taken = new RunLock(channel);
        HELD.add(taken);
        return taken;
    }

    /** Who runs the system now, if anybody. */
    static Optional<Holder> holder(Path home) {
        try {
            String[] lines = Files.readString(home.resolve("lock")).split("\n");
            return ProcessHandle.of(Long.parseLong(lines[0])).map(process -> new Holder(lines[0], Path.of(lines[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The process that holds the lock.
     *
     * @param pid its process id
     * @param data where its databases, logs and process ids are
     */
    record Holder(String pid, Path data) {}

    @Override
    public void close() throws IOException {
        HELD.remove(this);
        channel.close();
    }
}
