// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.TaskData;

/**
 * A dataset of the grid, in memory.
 *
 * @param name the folder's
 * @param kind the kind of task
 * @param digest over the rows that were taken
 * @param data these rows
 */
record LoadedDataset(String name, TaskKind kind, String digest, TaskData data) {}
