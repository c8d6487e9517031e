package eu.peregrine.kit.list;

import eu.peregrine.kit.problem.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Where a page ended: the values that it was sorted by, bound to filter and sort by a fingerprint. Opaque outside. */
record Cursor(String fingerprint, List<String> values) {

    private static final String SEPARATOR = "\u001f";

    static String fingerprint(String filterAndSort) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(filterAndSort.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String encode() {
        List<String> parts = new ArrayList<>();
        parts.add(fingerprint);
        parts.addAll(values);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text, String fingerprint, int values) {
        String decoded;
        try {
            decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw unusable();
        }
        List<String> parts = List.of(decoded.split(SEPARATOR, -1));
        if (parts.size() != values + 1) {
            throw unusable();
        }
        if (!parts.get(0).equals(fingerprint)) {
            throw Problems.badRequest(
                    "?cursor",
                    "cursor-of-another-filter",
                    "This cursor belongs to another filter or sort; start at the first page.");
        }
        return new Cursor(fingerprint, parts.subList(1, parts.size()));
    }

    static Object parse(String value, Class<?> type) {
        try {
            if (type == String.class) {
                return value;
            } else if (type == UUID.class) {
                return UUID.fromString(value);
            } else if (type == Integer.class) {
                return Integer.valueOf(value);
            } else if (type == Long.class) {
                return Long.valueOf(value);
            } else if (type == BigDecimal.class) {
                return new BigDecimal(value);
            } else if (type == Double.class) {
                return Double.valueOf(value);
            } else if (type == Boolean.class) {
                return Boolean.valueOf(value);
            } else if (type == LocalDate.class) {
                return LocalDate.parse(value);
            } else if (type == Instant.class) {
                return Instant.parse(value);
            } else if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(value)) {
                        return constant;
                    }
                }
            }
        } catch (RuntimeException notOurs) {
            throw unusable();
        }
        throw unusable();
    }

    static String format(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }

    private static RuntimeException unusable() {
        return Problems.badRequest("?cursor", "unusable-cursor", "This is no cursor of ours; take `next` as it is.");
    }
}
