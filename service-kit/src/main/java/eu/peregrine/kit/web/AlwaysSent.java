package eu.peregrine.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Writes into a service's OpenAPI document which fields of an answer are always there, so that a client made from it need not ask
 * of each whether it is. Of the records that are answered and never asked for these are the primitive values, the lists,
 * {@code id} and {@code state}; a component of which that is not true says so by {@link JsonInclude}. {@code actions} are left
 * out of lists, and so not claimed. The version of what is {@link Versioned} is sent as its ETag, so the document does not have
 * it at all.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AlwaysSent implements OASFilter {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NOT_ALWAYS = DotName.createSimple(JsonInclude.class);
    private static final DotName VERSIONED = DotName.createSimple(Versioned.class);
    private static final Set<DotName> LISTS = Set.of(DotName.createSimple(List.class), DotName.createSimple(Set.class));
    private static final Set<String> ALWAYS = Set.of("id", "state");
    private static final String ACTIONS = "actions";
    private static final String VERSION = "version";

    private final Map<String, Map<DotName, ClassInfo>> records = new HashMap<>();

    /** For the build, which knows the classes. */
    public AlwaysSent(IndexView index) {
        // An index that is made of several may know a class more than once.
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(each -> records.computeIfAbsent(schemaName(each), name -> new HashMap<>())
                        .put(each.name(), each));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        Map<String, Schema> schemas =
                Objects.requireNonNullElse(document.getComponents().getSchemas(), Map.of());
        Set<String> askedFor = askedFor(document, schemas);
        schemas.forEach((name, schema) -> described(name, schema).ifPresent(answered -> {
            if (answered.interfaceNames().contains(VERSIONED)) {
                schema.removeProperty(VERSION);
            }
            if (!askedFor.contains(name)) {
                answered.recordComponents().stream()
                        .filter(component -> isAlwaysSent(answered, component))
                        .map(RecordComponentInfo::name)
                        .filter(schema.getProperties()::containsKey)
                        .sorted()
                        .forEach(schema::addRequired);
            }
        }));
    }

    private static boolean isAlwaysSent(ClassInfo answered, RecordComponentInfo component) {
        // The annotation cannot be on a component itself; the compiler puts it on the field.
        FieldInfo field = answered.field(component.name());
        return !field.hasDeclaredAnnotation(NOT_ALWAYS)
                && !component.name().equals(ACTIONS)
                && (component.type().kind() == Type.Kind.PRIMITIVE
                        || LISTS.contains(component.type().name())
                        || ALWAYS.contains(component.name()));
    }

    /** The record that a schema was made from; empty where that is no record, or several could be meant. */
    private Optional<ClassInfo> described(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return Optional.empty();
        }
        // Where several have one name, all but the first have a number behind it.
        Map<DotName, ClassInfo> named =
                records.getOrDefault(name, records.getOrDefault(name.replaceFirst("\\d+$", ""), Map.of()));
        List<ClassInfo> fitting = named.values().stream()
                .filter(each -> schema.getProperties().keySet().stream()
                        .allMatch(property -> each.recordComponent(property) != null))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static String schemaName(ClassInfo record) {
        AnnotationInstance schema = record.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? record.simpleName() : name.asString();
    }

    /** The names of the schemas of which something in a request is made. */
    private static Set<String> askedFor(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> found = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .forEach(schema -> collect(schema, schemas, found));
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (found.add(name)) {
                collect(schemas.get(name), schemas, found);
            }
        }
        collect(schema.getItems(), schemas, found);
        collect(schema.getAdditionalPropertiesSchema(), schemas, found);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(each -> collect(each, schemas, found));
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(each -> collect(each, schemas, found));
    }
}
