package eu.peregrine.local.test;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that all class loaders of this JVM share. System properties would do but for Narayana, which fails on any that is
 * no string.
 */
public final class JvmWide {

    /** The values of the class loader that this class was loaded by; use {@link #values()}. */
    public static final Map<String, Object> VALUES = new ConcurrentHashMap<>();

    private JvmWide() {}

    /** The values that the system class loader's copy of this class holds. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> values() {
        try {
            Class<?> shared = Class.forName(JvmWide.class.getName(), true, ClassLoader.getSystemClassLoader());
            return (Map<String, Object>) shared.getField("VALUES").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The local stack is not on the test JVM's own class path.", e);
        }
    }
}
