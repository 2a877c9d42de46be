// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that a caller may choose: of a tenant, a dataset, an adapter or an alias. So narrow that no name can leave a
 * folder, hide in a log line or look like another one.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = ResourceName.PATTERN)
@ReportAsSingleViolation
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ResourceName {
    /** The whole of it. */
    String PATTERN = "[a-z0-9][a-z0-9._-]{0,62}";

    /** Said to the caller. */
    String message() default
            "must be 1 to 63 of a-z, 0-9, dot, underscore and hyphen, starting with a letter or a digit";

    /** Validation groups, as Bean Validation demands. */
    Class<?>[] groups() default {};

    /** Payload, as Bean Validation demands. */
    Class<? extends Payload>[] payload() default {};
}
