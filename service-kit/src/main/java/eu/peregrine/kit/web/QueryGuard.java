package eu.peregrine.kit.web;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses query parameters that a method does not know: a misspelt filter must not answer everything. */
@Provider
class QueryGuard implements ContainerRequestFilter {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        Set<String> names = known.computeIfAbsent(resource.getResourceMethod(), QueryGuard::names);
        List<Violation> unknown = given.stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .map(name -> new Violation(
                        "?" + name,
                        "unknown-parameter",
                        names.isEmpty()
                                ? "No parameter is known here."
                                : "Known here: " + String.join(", ", names) + "."))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problems.badRequest(unknown);
        }
    }

    private static Set<String> names(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(parameter.getType(), names);
            }
        }
        return names;
    }

    private static void addFields(Class<?> type, Set<String> names) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                QueryParam query = field.getAnnotation(QueryParam.class);
                if (query != null) {
                    names.add(query.value());
                }
                if (field.isAnnotationPresent(BeanParam.class)) {
                    addFields(field.getType(), names);
                }
            }
        }
    }
}
