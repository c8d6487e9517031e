package eu.peregrine.kit.json;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a constant is called in JSON and in query parameters. */
public final class EnumName {

    private EnumName() {}

    /** @return the constant's {@code @JsonProperty}, or its own name */
    public static String of(Enum<?> constant) {
        try {
            JsonProperty name =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.name() : name.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
