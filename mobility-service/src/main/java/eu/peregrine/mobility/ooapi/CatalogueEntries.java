package eu.peregrine.mobility.ooapi;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The entities of the Open Education API that the school fills, with its names; what is absent there is optional. */
final class CatalogueEntries {
    private CatalogueEntries() {}

    /** {@code IdentifierEntry}. */
    record Code(String codeType, String code) {}

    /** {@code LanguageTypedString}. */
    record Text(String language, String value) {}

    /** {@code StudyLoadDescriptor}. */
    record StudyLoad(String studyLoadUnit, BigDecimal value) {}

    /** {@code Course}: what is taught, whenever it is. */
    record Course(
            UUID courseId,
            Code primaryCode,
            List<Text> name,
            String abbreviation,
            List<StudyLoad> studyLoad,
            List<Text> description,
            List<String> teachingLanguages,
            String fieldsOfStudy,
            List<Text> admissionRequirements,
            String level,
            List<UUID> programmes,
            UUID organisation) {}

    /** {@code CourseOffering}: a course in a term. */
    record CourseOffering(
            UUID courseOfferingId,
            Code primaryCode,
            UUID course,
            UUID academicSession,
            List<Text> name,
            String abbreviation,
            String state,
            List<String> teachingLanguages,
            int maxNumberStudents,
            boolean resultExpected,
            OffsetDateTime startDateTime,
            OffsetDateTime endDateTime,
            UUID organisation) {}

    /** {@code Programme}. */
    record CatalogueProgramme(
            UUID programmeId,
            Code primaryCode,
            String programmeType,
            List<Text> name,
            String abbreviation,
            String level,
            String fieldsOfStudy,
            UUID organisation) {}

    /** {@code Organisation}. */
    record CatalogueOrganisation(UUID organisationId, Code primaryCode, String organisationType, List<Text> name) {}

    /** {@code AcademicSession}. */
    record CatalogueSession(
            UUID academicSessionId,
            String academicSessionType,
            Code primaryCode,
            List<Text> name,
            String abbreviation,
            OffsetDateTime startDateTime,
            OffsetDateTime endDateTime,
            UUID parent,
            List<UUID> children,
            UUID year) {}
}
