// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of a file, whatever its format. Rows that cannot be read are reported and passed over. */
interface RowSource {

    /** The columns that every row has. */
    List<String> columns();

    /** The line of the header, or of the first row where there is none. */
    long columnsLine();

    /** Goes on to the next readable row; false at the end. */
    boolean advance();

    /** The line on which the present row begins, from 1. */
    long line();

    /** A value of the present row; empty where the row lacks it, which has been reported. */
    Optional<String> value(String column);

    /** A number of the present row; empty where the row has none there, which has been reported. */
    Optional<Double> number(String column);

    /**
     * The labels of the present row, perhaps none; empty where the row has no list of them there, or more than may be, which
     * has been reported.
     */
    Optional<List<String>> labels(String column, int most);

    /** A list of the present row; empty where the row has none there, which has been reported. */
    Optional<JsonNode> list(String column);

    /** Columns found so far that are not among these. */
    List<String> others(Collection<String> used);
}
