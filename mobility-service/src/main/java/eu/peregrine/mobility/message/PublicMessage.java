package eu.peregrine.mobility.message;

import java.time.Instant;
import java.util.UUID;

/** A message as its event tells it: that there was one, and nothing that was written. */
record PublicMessage(UUID id, MessageAudience audience, int recipients, Instant sentAt) {}
