package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a new version does to one component of the version in force.
 *
 * @param code the component's, where it has one; with table and title it says which one is meant
 * @param reason needed in tables A and C
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LearningComponentChange")
public record ComponentChange(
        @NotNull ChangeKind change,
        @NotNull ComponentTable table,
        @NotBlank @Size(max = 300) String title,
        @Size(max = 60) String code,
        ChangeReason reason) {

    static ComponentChange of(ChangeKind change, Component component) {
        return new ComponentChange(change, component.table(), component.title(), component.code(), null);
    }

    ComponentChange because(ChangeReason why) {
        return new ComponentChange(change, table, title, code, why);
    }

    boolean needsReason() {
        return table != ComponentTable.B;
    }
}
