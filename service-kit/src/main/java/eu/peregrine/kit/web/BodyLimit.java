package eu.peregrine.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of a resource method's request may be, where 1 MiB is not the right limit. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    /** The limit of everything that says nothing else: 1 MiB. */
    long DEFAULT = 1L << 20;

    /** The limit of a document: 20 MiB. */
    long DOCUMENT = 20L << 20;

    /** The limit of an import: 64 MiB. */
    long IMPORT = 64L << 20;

    /** Bytes. */
    long value();
}
