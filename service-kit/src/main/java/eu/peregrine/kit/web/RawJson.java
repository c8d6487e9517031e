package eu.peregrine.kit.web;

/** A body that is JSON already, so that what was hashed or stored is what is sent, to the byte. */
public record RawJson(byte[] bytes) {}
