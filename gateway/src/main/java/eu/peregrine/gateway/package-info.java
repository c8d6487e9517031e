/**
 * The only door to Peregrine. One chain of small steps per request: {@link eu.peregrine.gateway.RequestShape shape},
 * {@link eu.peregrine.gateway.Cors origin}, {@link eu.peregrine.gateway.RouteTable route},
 * {@link eu.peregrine.gateway.BodyLimits size}, {@link eu.peregrine.gateway.Identity identity}, then the
 * {@link eu.peregrine.gateway.UpstreamProxy proxy}. It holds no domain knowledge and no state, so any number of copies
 * may run side by side.
 */
package eu.peregrine.gateway;
