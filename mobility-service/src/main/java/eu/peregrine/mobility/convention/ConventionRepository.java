package eu.peregrine.mobility.convention;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stores conventions, by the mobility they belong to. */
@ApplicationScoped
class ConventionRepository implements PanacheRepositoryBase<Convention, UUID> {}
