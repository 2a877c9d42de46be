/** Test fixtures: one broker and database for all tests of a process, a stub of the registry, toy tasks, and taps on topics. */
package org.sparseadapter.testkit;
