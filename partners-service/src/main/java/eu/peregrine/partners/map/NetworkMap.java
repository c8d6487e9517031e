package eu.peregrine.partners.map;

import java.util.List;

/**
 * A GeoJSON feature collection (RFC 7946 §3.3), a page of it.
 *
 * @param type {@code FeatureCollection}
 * @param features the organisations
 * @param next where the next page is; absent on the last one
 */
public record NetworkMap(String type, List<NetworkFeature> features, String next) {

    static NetworkMap of(List<NetworkFeature> features, String next) {
        return new NetworkMap("FeatureCollection", features, next);
    }
}
