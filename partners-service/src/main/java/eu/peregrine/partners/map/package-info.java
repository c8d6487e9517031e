/** The partner network on a map, as GeoJSON (RFC 7946). */
package eu.peregrine.partners.map;
